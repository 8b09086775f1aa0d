// The last resort of leaving: a page for a phone that has not even the server's
// quiet page. It says nothing of this site; its one link leads back.
const HTML = '<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
  + '<meta name="robots" content="noindex"><title>Home</title><p><a href="/">Home</a></p>';

export const quietPage = () => new Response(HTML, {
  headers: {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
  },
});
