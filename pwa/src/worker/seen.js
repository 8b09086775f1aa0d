// A word to the server that a notice was shown or opened, so that it can be seen
// whether notices reach people. It names what the notice was for and nothing else,
// and goes without the cookie: nobody can tell whose phone it was.
export function seen(what, why) {
  if (!why) return undefined;
  return fetch('/api/v1/seen', {
    method: 'POST',
    body: JSON.stringify({ what, why }),
    headers: { 'content-type': 'application/json' },
    credentials: 'omit',
    keepalive: true,
  }).catch(() => {});
}
