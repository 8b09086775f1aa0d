// The service worker. The server puts one line before this file, which says
// what this version of the site is made of:
//   const PLAINWELL={"version","packs","assets","gp","offline","shell","langs","words"};
import { asset, tidyAssets } from './worker/assets.js';
import { clicked } from './worker/click.js';
import { me } from './worker/me.js';
import { answer } from './worker/messages.js';
import { refreshPack, storedPacks } from './worker/pack.js';
import { route } from './worker/paths.js';
import { answered, exit, page, privatePage, quiet } from './worker/pages.js';
import { pushed, resubscribe } from './worker/push.js';

/* global PLAINWELL */
const site = PLAINWELL;
const savesData = () => !!(self.navigator.connection && self.navigator.connection.saveData);

// A new worker takes over at once. No open page is reloaded or changed by that:
// pages come from the network first, and their scripts are named by content.
self.addEventListener('install', () => self.skipWaiting());

self.addEventListener('activate', (event) => event.waitUntil((async () => {
  await self.clients.claim();
  if (savesData()) return; // the old pack still serves; it is renewed when the reader asks
  const langs = await storedPacks();
  const done = await Promise.all(langs.map((lang) => refreshPack(site, lang).then(() => true, () => false)));
  if (done.every(Boolean)) await tidyAssets(site);
})()));

self.addEventListener('fetch', (event) => {
  const handler = { asset, me, page, private: privatePage, answered, exit, quiet }[route(event.request, self.location.origin, site)];
  if (handler) event.respondWith(handler(event, site));
});

self.addEventListener('message', (event) => event.waitUntil(answer(event, site)));
self.addEventListener('push', (event) => event.waitUntil(pushed(event, site)));
self.addEventListener('notificationclick', (event) => event.waitUntil(clicked(event)));
self.addEventListener('pushsubscriptionchange', (event) => event.waitUntil(resubscribe(event)));
