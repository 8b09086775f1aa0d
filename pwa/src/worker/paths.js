// Which rule an address falls under.

// Personal pages. Nothing under these addresses is ever put into a cache.
const PRIVATE = /^\/(a|n|c|p|kw|admin|api)(\/|$)|^\/[^/]+\/(dates|inbox|reminders|move|forget|settings|find)(\/|$)/;
const POSTED = /^\/[^/]+\/(find$|gp\/)/;
const ANSWER = /^\/a\/[^/]+\/answer$/;
const SHOWN_FROM_STORE = /^\/a\/[^/.]+$|^\/n\/[^/]+$|^\/[^/]+\/(dates|inbox)$/;

export const isPrivate = (path) => PRIVATE.test(path);

// drawn says whether the phone may hold what this address shows, so that the
// page shell can draw it offline.
export const drawn = (path) => SHOWN_FROM_STORE.test(path);

// langOf is the language that an address begins with, or the fallback.
export function langOf(path, langs, fallback = langs[0]) {
  const tag = path.split('/')[1];
  return langs.includes(tag) ? tag : fallback;
}

// route names the handler of a request: "asset", "me", "page", "private",
// "answered", "exit", "quiet", or "" to leave it to the browser.
export function route(request, origin, site) {
  const url = new URL(request.url);
  if (url.origin !== origin) return '';
  // The search and the way to a GP post their forms: with no network the reader is told
  // so by a page of ours.
  if (request.method === 'POST' && request.mode === 'navigate' && POSTED.test(url.pathname)) return 'private';
  if (request.method === 'POST' && ANSWER.test(url.pathname)) return 'answered';
  if (request.method !== 'GET') return '';
  if (url.pathname.startsWith('/assets/')) return 'asset';
  if (url.pathname === '/me.css') return 'me';
  if (request.mode !== 'navigate') return '';
  if (url.pathname === site.quiet) return 'quiet';
  if (url.pathname === '/leave') return 'exit';
  return isPrivate(url.pathname) ? 'private' : 'page';
}
