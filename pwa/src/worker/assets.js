// Scripts and styles: their names change with their content, so a copy is good
// for ever.
import { ASSETS, MATCH } from './names.js';

// kin: a page kept long ago names a file that is gone. The file of the same
// kind that is here now ("app-….css") serves it well.
async function kin(cache, path) {
  const kind = (name) => name.replace(/-[^-]*(?=\.\w+$)/, '');
  const keys = await cache.keys();
  const found = keys.find((key) => kind(new URL(key.url).pathname) === kind(path));
  return found && cache.match(found, MATCH);
}

export async function asset(event) {
  const { request } = event;
  const cache = await caches.open(ASSETS);
  const copy = await cache.match(request, MATCH);
  if (copy) return copy;
  const path = new URL(request.url).pathname;
  let fresh;
  try {
    fresh = await fetch(request);
  } catch (offline) {
    return await kin(cache, path) || Response.error();
  }
  if (fresh.ok && fresh.type === 'basic') event.waitUntil(cache.put(request, fresh.clone()));
  return fresh.ok ? fresh : await kin(cache, path) || fresh;
}

// addAssets fetches what this version names and the phone does not have, and more for
// pages that name more.
export async function addAssets(site, more = []) {
  const cache = await caches.open(ASSETS);
  for (const url of [...site.assets, ...more]) {
    if (!await cache.match(url, MATCH)) await cache.add(url);
  }
}

export async function tidyAssets(site) {
  const cache = await caches.open(ASSETS);
  for (const key of await cache.keys()) {
    if (![...site.assets, ...site.gp].includes(new URL(key.url).pathname)) await cache.delete(key);
  }
}
