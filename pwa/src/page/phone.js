// What this phone is.

export const lang = () => document.documentElement.lang || 'en';

export const installed = () => navigator.standalone === true || matchMedia('(display-mode: standalone)').matches;

// iPads have called themselves Macs since 2019; Macs have no touch screen.
export const apple = () => /iP(hone|ad|od)/.test(navigator.userAgent)
  || (navigator.platform === 'MacIntel' && navigator.maxTouchPoints > 1);

export const savesData = () => !!(navigator.connection && navigator.connection.saveData);
