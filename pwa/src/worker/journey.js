// The way to a GP surgery, kept whole once its list of steps has been opened. A code
// has two halves: the answers, then what is done. The pages of all second halves are
// one copy here: the page itself puts the ticks of its address right.
import { addAssets } from './assets.js';
import { keepable, savedAt, stamped } from './copy.js';
import { JOURNEY, MATCH } from './names.js';
import { isPrivate } from './paths.js';

const MY = /^(\/[^/]+\/gp\/my\/[^/-]{4})-[^/]{4}(?=\/|$)/;
const DAY = 24 * 3600 * 1000;

const open = () => caches.open(JOURNEY);
const under = (path) => path.replace(MY, '$1');

export const journeyCopy = async (path) => (await open()).match(under(path), MATCH);

async function put(path, response) {
  if (keepable(response)) await (await open()).put(under(path), await stamped(response));
}

// keepJourney fetches what is not here or a day old. What belongs to other answers
// than these goes.
export async function keepJourney(site, urls, progress = () => {}) {
  await addAssets(site, site.gp);
  for (const url of urls) {
    if (isPrivate(url) || new URL(url, self.location.origin).origin !== self.location.origin) throw new Error('private');
    const copy = await journeyCopy(url);
    if (!copy || savedAt(copy) + DAY < Date.now()) await put(url, await fetch(url, { cache: 'no-cache' }));
    progress();
  }
  const cache = await open();
  const wanted = urls.map(under);
  for (const key of await cache.keys()) {
    if (!wanted.includes(new URL(key.url).pathname)) await cache.delete(key);
  }
  return {};
}

// renewJourney brings the copy in step with a page that was just read, if there is one.
export async function renewJourney(path, fresh) {
  if (!await journeyCopy(path)) return;
  if (fresh.status === 404 || fresh.status === 410) await (await open()).delete(under(path), MATCH);
  else await put(path, fresh);
}
