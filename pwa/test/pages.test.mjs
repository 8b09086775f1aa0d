import assert from 'node:assert/strict';
import test from 'node:test';
import { asset } from '../src/worker/assets.js';
import { keep, list } from '../src/worker/kept.js';
import { refreshPack } from '../src/worker/pack.js';
import { exit, page, privatePage, quiet } from '../src/worker/pages.js';
import { servedAt } from '../src/worker/served.js';
import { browser, ORIGIN, reply, site, visitTo, whole } from './fakes.mjs';

const open = async (path, handler = page) => {
  const event = visitTo(path);
  const answer = await handler(event, site());
  await Promise.all(event.waiting);
  return answer;
};

async function phone() {
  const net = browser({ ...whole(), '/en/t/a': '<h1>A</h1>' });
  await refreshPack(site(), 'en');
  await keep(site(), ['/en/t/a'], () => {});
  return net;
}

test('with a network the reader gets the newest page, and nobody says "saved"', async () => {
  const net = await phone();
  net.pages['/en/gp'] = 'newer';
  assert.equal(await (await open('/en/gp')).text(), 'newer');
  assert.equal(servedAt('c1', '/en/gp'), 0);
});

test('without a network, the pack and kept pages are there with their date', async () => {
  const net = await phone();
  net.down = true;
  assert.equal(await (await open('/en/gp')).text(), '<h1>Join a GP surgery</h1>');
  assert.ok(servedAt('c1', '/en/gp') > 0);
  assert.equal(await (await open('/en/t/a')).text(), '<h1>A</h1>');
  assert.equal((await list()).length, 1, 'a network failure removes nothing');
});

test('without a network, any other page is the offline page of that language', async () => {
  const net = await phone();
  net.down = true;
  assert.equal(await (await open('/en/t/other')).text(), '<h1>No signal</h1>');
});

test('a phone with nothing on it leaves the word to the browser', async () => {
  browser().down = true;
  assert.equal((await open('/en/gp')).type, 'error');
});

test('a page that is gone is removed from what was kept', async () => {
  for (const status of [404, 410]) {
    const net = await phone();
    net.pages['/en/t/a'] = reply('gone', { status });
    assert.equal((await open('/en/t/a')).status, status);
    assert.deepEqual(await list(), []);
  }
});

test('a kept page is renewed by reading it, an unkept one is not kept by reading it', async () => {
  const net = await phone();
  net.pages['/en/t/a'] = '<h1>New</h1>';
  net.pages['/en/t/b'] = '<h1>B</h1>';
  await open('/en/t/a');
  await open('/en/t/b');
  net.down = true;
  assert.equal(await (await open('/en/t/a')).text(), '<h1>New</h1>');
  assert.deepEqual((await list()).map((kept) => kept.url), ['/en/t/a']);
});

test('a broken server shows the copy', async () => {
  const net = await phone();
  net.pages['/en/gp'] = reply('', { status: 503 });
  assert.equal(await (await open('/en/gp')).text(), '<h1>Join a GP surgery</h1>');
});

test('a private page is never put into a cache, with or without a network', async () => {
  const net = await phone();
  for (const path of ['/a/x', '/n/x', '/en/dates', '/en/move']) {
    net.pages[path] = 'secret';
    assert.equal(await (await open(path, privatePage)).text(), 'secret');
    assert.ok(!caches.everything().includes(path), path);
  }
});

test('without a network a date or notice gets the shell, a form gets the offline page', async () => {
  const net = await phone();
  net.down = true;
  for (const path of ['/a/x', '/n/x', '/en/dates']) assert.equal(await (await open(path, privatePage)).text(), '<h1>Kept</h1>', path);
  for (const path of ['/en/dates/new', '/en/move', '/a/x/change']) {
    assert.equal(await (await open(path, privatePage)).text(), '<h1>No signal</h1>', path);
  }
});

test('without a network, asking for a surgery gets the page with the kept list', async () => {
  const net = await phone();
  net.pages['/en/gp/near'] = '<h1>Near</h1>';
  net.down = true;
  assert.equal(await (await open('/en/gp/near', privatePage)).text(), '<h1>No signal</h1>');
  net.down = false;
  await keep(site(), ['/en/gp/near'], () => {});
  net.down = true;
  assert.equal(await (await open('/en/gp/near', privatePage)).text(), '<h1>Near</h1>');
});

test('leaving works without a network, and its page says nothing of this site', async () => {
  const net = await phone();
  net.down = true;
  for (const [path, handler] of [['/leave', exit], ['/quiet', quiet]]) {
    assert.equal(await (await open(path, handler)).text(), '<h1>Try again later</h1>');
  }
});

test('leaving works on a phone with nothing on it, and nothing names this site', async () => {
  browser().down = true;
  for (const [path, handler] of [['/leave', exit], ['/quiet', quiet]]) {
    const answer = await open(path, handler);
    const text = await answer.text();
    assert.ok(text && !/guide|plain|health/i.test(text), text);
    assert.match(answer.headers.get('content-security-policy'), /default-src 'self'/);
  }
});

test('leaving with a network goes where the server says', async () => {
  const net = await phone();
  net.pages['/leave'] = reply('', { status: 303, headers: { location: 'https://weather.test/' } });
  assert.equal((await open('/leave', exit)).status, 303);
});

test('an old page gets the style sheet of today when its own is gone', async () => {
  const net = await phone();
  const event = { request: { url: ORIGIN + '/assets/app-OLD.css' }, waitUntil() {} };
  assert.equal(await (await asset(event)).text(), 'body{}');
  net.down = true;
  assert.equal(await (await asset(event)).text(), 'body{}');
  const script = { request: { url: ORIGIN + '/assets/app-OLD.js' }, waitUntil() {} };
  assert.equal((await asset(script)).type, 'error');
});
