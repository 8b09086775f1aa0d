// What pages ask of the worker. Replies go back through the port that came with
// the question.
import { put } from '../store.js';
import { keepJourney } from './journey.js';
import { drop, keep, list } from './kept.js';
import { pointer, refreshPack } from './pack.js';
import { servedAt } from './served.js';

const acts = {
  // pack: put the essential pages of a language on the phone.
  async pack({ lang }, site) {
    await put('settings', 'lang', lang);
    await refreshPack(site, lang);
    return {};
  },
  keep: ({ urls }, site, reply) => keep(site, urls, (done) => reply({ more: true, done })),
  journey: ({ urls }, site, reply) => keepJourney(site, urls, () => reply({ more: true })),
  drop: async ({ urls }) => ({ done: await drop(urls) }),
  async kept(message, site) {
    const packs = await Promise.all(site.langs.map(pointer));
    return { pages: await list(), pack: packs.flatMap((pack) => (pack ? Object.keys(pack.revs) : [])) };
  },
  saved: async ({ url }, site, reply, client) => ({ saved: servedAt(client, url) }),
};

export async function answer(event, site) {
  const { data, ports, source } = event;
  const reply = (value) => ports[0] && ports[0].postMessage(value);
  if (!data || !acts[data.type]) return;
  try {
    reply(await acts[data.type](data, site, reply, source && source.id));
  } catch (failed) {
    reply({ error: String(failed.message) });
  }
}
