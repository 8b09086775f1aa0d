import assert from 'node:assert/strict';
import test from 'node:test';
import { drop, keep, LIMIT, list } from '../src/worker/kept.js';
import { browser, reply, site, whole } from './fakes.mjs';

const big = (kb) => '<h1>Big</h1>' + 'x'.repeat(kb * 1024);

test('kept pages are listed with their heading, size and date', async () => {
  browser({ ...whole(), '/en/t/a': '<h1 class="x">Low <b>mood</b></h1>' });
  const seen = [];
  assert.deepEqual(await keep(site(), ['/en/t/a', '/en/gp'], (done) => seen.push(done)), {});
  assert.deepEqual(seen, [1, 2]);
  const [first] = await list();
  assert.equal(first.url, '/en/t/a');
  assert.equal(first.title, 'Low <b>mood</b>');
  assert.equal(first.bytes, 34);
  assert.ok(Math.abs(first.saved - Date.now()) < 5000);
});

test('a private page is refused and nothing is stored', async () => {
  for (const url of ['/a/x', '/en/dates', '/api/v1/phone', 'https://other.test/en/gp']) {
    browser({ ...whole(), '/a/x': 'secret', '/en/dates': 'secret' });
    await assert.rejects(keep(site(), [url], () => {}), url);
    assert.deepEqual(await list(), []);
  }
});

test('a page that says no-store is refused', async () => {
  browser({ ...whole(), '/en/gp': reply('x', { headers: { 'cache-control': 'no-store' } }) });
  await assert.rejects(keep(site(), ['/en/gp'], () => {}));
  assert.deepEqual(await list(), []);
});

test('5 MB is full: what is kept stays, what does not fit is left out', async () => {
  const half = LIMIT / 1024 / 2 - 1;
  browser({ ...whole(), '/en/1': big(half), '/en/2': big(half), '/en/3': big(half) });
  assert.deepEqual(await keep(site(), ['/en/1', '/en/2', '/en/3'], () => {}), { full: true });
  assert.deepEqual((await list()).map((page) => page.url), ['/en/1', '/en/2']);
});

test('a page kept again takes its own place, not more room', async () => {
  const most = LIMIT / 1024 - 1;
  browser({ ...whole(), '/en/1': () => reply(big(most)) });
  await keep(site(), ['/en/1'], () => {});
  assert.deepEqual(await keep(site(), ['/en/1'], () => {}), {});
});

test('one page can be dropped, or all', async () => {
  browser(whole());
  await keep(site(), ['/en/gp', '/en/help-now'], () => {});
  await drop(['/en/gp']);
  assert.deepEqual((await list()).map((page) => page.url), ['/en/help-now']);
  await drop();
  assert.deepEqual(await list(), []);
});
