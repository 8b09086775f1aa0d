// How this reader wants pages to look: one small style sheet of their own. The
// network first, so that a change shows at once; the phone's copy when the network
// is slow or gone. It is never part of a pack, and forgetting takes it away.
import { ME } from './names.js';
import { timely } from './timely.js';

const SLOW = 1000;
const SAVED = 20000; // the form has just said that this is how pages look now
export const ME_PATH = '/me.css';

async function visit(event, cache) {
  const fresh = await fetch(event.request);
  if (fresh.ok && fresh.type === 'basic') event.waitUntil(cache.put(ME_PATH, fresh.clone()).catch(() => {}));
  return fresh;
}

export async function me(event) {
  const cache = await caches.open(ME);
  const network = visit(event, cache);
  event.waitUntil(network.catch(() => {}));
  const found = await timely(network, () => cache.match(ME_PATH, { ignoreVary: true }),
    /\/settings\b/.test(event.request.referrer) ? SAVED : SLOW);
  return found || new Response('', { headers: { 'content-type': 'text/css' } });
}
