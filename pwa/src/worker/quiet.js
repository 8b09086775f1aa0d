// The page for leaving. It is part of the worker's own settings, so that it is there
// with no signal and on a phone that keeps nothing. It says nothing of this site.
export const quietPage = (site) => new Response(site.quietPage, {
  headers: {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
  },
});
