// The pages that the reader chose to keep.
import { addAssets } from './assets.js';
import { bytesOf, keepable, savedAt, stamped } from './copy.js';
import { KEPT, MATCH } from './names.js';
import { isPrivate } from './paths.js';

export const LIMIT = 5 * 1024 * 1024;

const open = () => caches.open(KEPT);

// list answers {url, saved, bytes, title} of each kept page; the title is the
// markup inside its <h1>.
export async function list() {
  const cache = await open();
  const pages = [];
  for (const key of await cache.keys()) {
    const copy = await cache.match(key, MATCH);
    const heading = (await copy.clone().text()).match(/<h1[^>]*>([\s\S]*?)<\/h1>/);
    pages.push({
      url: new URL(key.url).pathname, saved: savedAt(copy), bytes: bytesOf(copy), title: heading ? heading[1] : '',
    });
  }
  return pages;
}

// used is the size of all kept pages but one.
async function used(except) {
  const cache = await open();
  let sum = 0;
  for (const key of await cache.keys()) {
    if (new URL(key.url).pathname !== except) sum += bytesOf(await cache.match(key, MATCH));
  }
  return sum;
}

// store puts a page in and answers false when there is no room for it.
async function store(path, response) {
  const copy = await stamped(response);
  if (await used(path) + bytesOf(copy) > LIMIT) return false;
  const cache = await open();
  await cache.put(path, copy);
  return true;
}

// keep fetches pages one by one. It answers {full: true} when there is no more
// room; pages kept up to then stay.
export async function keep(site, urls, progress) {
  await addAssets(site);
  let done = 0;
  for (const url of urls) {
    const { origin, pathname } = new URL(url, self.location.origin);
    if (origin !== self.location.origin || isPrivate(pathname)) throw new Error('private');
    const fresh = await fetch(pathname, { cache: 'no-cache' });
    if (!keepable(fresh)) throw new Error('not whole');
    if (!await store(pathname, fresh)) return { full: true };
    done += 1;
    progress(done);
  }
  return {};
}

// drop removes the pages named, or all of them.
export async function drop(urls) {
  if (!urls) return caches.delete(KEPT);
  const cache = await open();
  for (const url of urls) await cache.delete(url, MATCH);
  return true;
}

export async function has(path) {
  const cache = await open();
  return !!await cache.match(path, MATCH);
}

// renew puts the page that was just read in the place of the kept copy.
export async function renew(path, response) {
  if (keepable(response)) await store(path, response);
}
