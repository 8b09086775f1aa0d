import { fileURLToPath } from 'node:url';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));

export const pwaDir = at('..').replace(/\/$/, '');
export const rootDir = at('../..').replace(/\/$/, '');
export const builtDir = `${pwaDir}/built`;
export const localesDir = `${rootDir}/locales`;
export const iconSetDir = `${pwaDir}/node_modules/healthicons`;
