// Pages: the network first; the phone's copy when the network is slow or gone.
import { get } from '../store.js';
import { savedAt } from './copy.js';
import { journeyCopy, renewJourney } from './journey.js';
import { drop, has, renew } from './kept.js';
import { KEPT, MATCH } from './names.js';
import { pointer } from './pack.js';
import { drawn, isPrivate, langOf } from './paths.js';
import { quietPage } from './quiet.js';
import { served } from './served.js';
import { timely } from './timely.js';

const SLOW = 3000;

const lastLang = (site) => get('settings', 'lang').then((lang) => (site.langs.includes(lang) ? lang : site.langs[0]));

// packed finds a page in the pack of a language.
async function packed(lang, path) {
  const pack = await pointer(lang);
  return pack && (await caches.open(pack.cache)).match(path, MATCH);
}

// stored finds the newest copy of a page that the phone has.
export async function stored(site, path) {
  const copies = [
    await (await caches.open(KEPT)).match(path, MATCH),
    await packed(langOf(path, site.langs), path),
    await journeyCopy(path),
  ].filter(Boolean);
  return copies.sort((a, b) => savedAt(b) - savedAt(a))[0];
}

async function offline(site, path) {
  const lang = langOf(path, site.langs, await lastLang(site));
  return await packed(lang, site.offline[lang]) || Response.error();
}

// visit reads from the network and keeps the kept copy in step with it: a page
// that is gone is removed, a failure removes nothing.
async function visit(event, path) {
  const kept = has(path);
  const fresh = await fetch(event.request);
  event.waitUntil(renewJourney(path, fresh.clone()));
  if (await kept) {
    if (fresh.status === 404 || fresh.status === 410) await drop([path]);
    else if (fresh.status === 200) event.waitUntil(renew(path, fresh.clone()));
  }
  return fresh;
}

export async function page(event, site) {
  const path = new URL(event.request.url).pathname;
  let copy;
  const network = visit(event, path);
  event.waitUntil(network.catch(() => {})); // it may still renew a kept copy after the reader has been served
  const found = await timely(network, async () => {
    copy = await stored(site, path);
    return copy;
  }, SLOW);
  if (found && found === copy) served(event, path, savedAt(copy));
  if (found) return found;
  if (path === '/') {
    const home = `/${await lastLang(site)}/`;
    if (await stored(site, home)) return Response.redirect(home);
  }
  return offline(site, path);
}

// privatePage never reads or writes a cache of its own address. Offline, the
// public shell draws what the phone's own storage has.
export async function privatePage(event, site) {
  const path = new URL(event.request.url).pathname;
  const shell = async () => {
    const lang = langOf(path, site.langs, await lastLang(site));
    return packed(lang, site.shell[lang]);
  };
  const saved = async () => drawn(path) && (await get('dates', path) || await get('notices', path)) && shell();
  const found = await timely(fetch(event.request), saved, SLOW);
  // A surgery is asked for by post: with no network the page with the kept list answers.
  return found || (drawn(path) && await shell()) || (!isPrivate(path) && await stored(site, path)) || offline(site, path);
}

// answered posts the answer to "Can you go?". With no network the date's page says
// that it was not saved.
export const answered = (event) => fetch(event.request)
  .catch(() => Response.redirect(event.request.url.replace(/\/answer.*/, '?unsaved=1'), 303));

// quiet is the page for leaving. It never waits for a network.
export const quiet = async (event, site) => quietPage(site);

export const exit = (event, site) => timely(fetch(event.request), () => quiet(event, site), SLOW);
