// The essential pack of a language. A new version is put together in a cache of
// its own; when everything is in, one write moves the pointer to it. Until then,
// and if anything fails, the old version serves.
import { addAssets } from './assets.js';
import { keepable, stamped } from './copy.js';
import { MATCH, META, PACK } from './names.js';

const at = (lang) => '/pack/' + lang;

// pointer answers {cache, revs} of the pack in use, or undefined.
export async function pointer(lang) {
  const meta = await caches.open(META);
  const found = await meta.match(at(lang));
  return found && found.json();
}

export async function storedPacks() {
  const meta = await caches.open(META);
  return (await meta.keys()).map((request) => new URL(request.url).pathname.slice(at('').length));
}

// contents lists what the pack of a language holds: the server's list, and the
// pages that a phone with no signal cannot do without.
export function contents(site, lang) {
  const list = site.packs[lang];
  const needed = [site.offline[lang], site.shell[lang]]
    .filter((url) => url && !list.some((page) => page.url === url));
  return [...needed.map((url) => ({ url, rev: site.version })), ...list];
}

const running = new Map();

// refreshPack brings the pack up to date. Two calls at once are one piece of work.
export function refreshPack(site, lang) {
  if (!site.packs[lang]) return Promise.resolve();
  if (!running.has(lang)) {
    running.set(lang, build(site, lang).finally(() => running.delete(lang)));
  }
  return running.get(lang);
}

async function build(site, lang) {
  const list = contents(site, lang);
  const name = PACK + lang + '-' + list.map(({ url, rev }) => url + '@' + rev).join();
  const old = await pointer(lang);
  await addAssets(site);
  if (old && old.cache === name && await caches.has(name)) return;

  const have = old && await caches.open(old.cache);
  const next = await caches.open(name);
  try {
    for (const { url, rev } of list) await next.put(url, await piece(url, rev, old, have));
  } catch (failed) {
    await caches.delete(name);
    throw failed;
  }
  const revs = Object.fromEntries(list.map(({ url, rev }) => [url, rev]));
  const meta = await caches.open(META);
  await meta.put(at(lang), new Response(JSON.stringify({ cache: name, revs })));
  for (const other of await caches.keys()) {
    if (other.startsWith(PACK + lang + '-') && other !== name) await caches.delete(other);
  }
}

// piece is one page: the copy that is already here if it has not changed, else
// a new one from the server itself, past every cache on the way.
async function piece(url, rev, old, have) {
  const same = old && old.revs[url] === rev && await have.match(url, MATCH);
  if (same) return same;
  const fresh = await fetch(url, { cache: 'reload' });
  if (!keepable(fresh)) throw new Error('not whole: ' + url);
  return stamped(fresh);
}
