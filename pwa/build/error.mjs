// A mistake that the person who builds can put right; its message is enough.
export class BuildError extends Error {}
