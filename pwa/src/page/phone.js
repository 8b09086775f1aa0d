// What this phone is.

export const lang = () => document.documentElement.lang || 'en';

export const installed = () => navigator.standalone === true || matchMedia('(display-mode: standalone)').matches;

// iPads have called themselves Macs since 2019; Macs have no touch screen.
export const apple = () => /iP(hone|ad|od)/.test(navigator.userAgent)
  || (navigator.platform === 'MacIntel' && navigator.maxTouchPoints > 1);

export const savesData = () => navigator.connection && navigator.connection.saveData;

// phoneMake names the kind of phone and browser, as the steps for it are named.
export function phoneMake(agent = navigator.userAgent) {
  if (apple()) return 'iphone';
  if (!/Android/.test(agent)) return '';
  if (/Firefox/.test(agent)) return 'firefox';
  return /Samsung|SM-/.test(agent) ? 'samsung' : 'chrome';
}
