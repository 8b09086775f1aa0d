import assert from 'node:assert/strict';
import test from 'node:test';
import { pointer, refreshPack, storedPacks } from '../src/worker/pack.js';
import { browser, reply, site, whole } from './fakes.mjs';

const packs = async () => (await caches.keys()).filter((name) => name.startsWith('pw-pack-'));
const textOf = async (url) => {
  const { cache } = await pointer('en');
  return (await (await caches.open(cache)).match(url)).text();
};

test('the pack holds its pages, the offline page, the shell and their styles', async () => {
  browser(whole());
  await refreshPack(site(), 'en');
  assert.deepEqual(caches.everything().sort(), ['/assets/app-NEW.css', '/en/gp', '/en/help-now', '/en/kept', '/en/offline', '/pack/en']);
  assert.deepEqual(await storedPacks(), ['en']);
});

test('a new version fetches only what has changed, then drops the old one', async () => {
  const net = browser(whole());
  await refreshPack(site(), 'en');
  net.asked.length = 0;
  net.pages['/en/gp'] = '<h1>New words</h1>';
  const next = site({ packs: { en: [{ url: '/en/help-now', rev: 'a' }, { url: '/en/gp', rev: 'b2' }] } });
  await refreshPack(next, 'en');
  assert.deepEqual(net.asked, ['/en/gp']);
  assert.equal(await textOf('/en/gp'), '<h1>New words</h1>');
  assert.equal((await packs()).length, 1);
});

for (const [what, broken] of [['a page is missing', undefined], ['the server is broken', () => reply('', { status: 500 })],
  ['the network fails half way', () => { throw new TypeError(); }],
  ['a page is not HTML', () => reply('x', { headers: { 'content-type': 'text/plain' } })],
  ['a page is private', () => reply('x', { headers: { 'cache-control': 'private, no-store' } })],
  ['an answer came from elsewhere', () => reply('x', { type: 'opaque' })]]) {
  test(`when ${what}, the old pack serves whole`, async () => {
    const net = browser(whole());
    await refreshPack(site(), 'en');
    const before = await pointer('en');
    net.pages['/en/gp'] = broken;
    const next = site({ packs: { en: [{ url: '/en/help-now', rev: 'a2' }, { url: '/en/gp', rev: 'b2' }] } });
    await assert.rejects(refreshPack(next, 'en'));
    assert.deepEqual(await pointer('en'), before);
    assert.deepEqual(await packs(), [before.cache]);
    assert.equal(await textOf('/en/gp'), '<h1>Join a GP surgery</h1>');
  });
}

test('a pack that is up to date asks for nothing', async () => {
  const net = browser(whole());
  await refreshPack(site(), 'en');
  net.asked.length = 0;
  await refreshPack(site(), 'en');
  assert.deepEqual(net.asked, []);
});

test('two calls at once are one piece of work', async () => {
  const net = browser(whole());
  await Promise.all([refreshPack(site(), 'en'), refreshPack(site(), 'en')]);
  assert.equal(net.asked.filter((path) => path === '/en/gp').length, 1);
});

test('an unknown language has no pack and is no error', async () => {
  browser(whole());
  await refreshPack(site(), 'xx');
  assert.deepEqual(await packs(), []);
});
