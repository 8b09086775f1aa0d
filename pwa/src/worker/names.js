// The caches. A pack has one cache for each of its versions; META holds the
// pointer that says which one is in use.
export const ASSETS = 'pw-assets';
export const JOURNEY = 'pw-gp';
export const KEPT = 'pw-kept';
export const ME = 'pw-me';
export const META = 'pw-meta';
export const PACK = 'pw-pack-';

export const MATCH = { ignoreVary: true, ignoreSearch: true };
