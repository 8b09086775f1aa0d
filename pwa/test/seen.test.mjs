import assert from 'node:assert/strict';
import test from 'node:test';
import { notice } from '../src/worker/notice.js';
import { seen } from '../src/worker/seen.js';
import { browser, ORIGIN, site } from './fakes.mjs';

const push = (why) => JSON.stringify({
  web_push: 8030, notification: { title: 'My guide', body: 'x', tag: 'secret-tag', data: { url: '/n/secret', id: 'secret-id', group: 'secret-group', why } },
});

test('what is told of a notice is its purpose alone, and without the cookie', async () => {
  browser();
  const asked = [];
  globalThis.fetch = async (url, options) => asked.push({ url, ...options });
  const { options } = notice(push('remind'), site(), 'en', ORIGIN, 0);
  await seen('shown', options.data.why);
  assert.equal(asked.length, 1);
  assert.equal(asked[0].url, '/api/v1/seen');
  assert.equal(asked[0].body, '{"what":"shown","why":"remind"}');
  assert.equal(asked[0].credentials, 'omit');
  assert.ok(!JSON.stringify(asked).includes('secret'));
});

test('a notice that does not say what it is for is not told of', () => {
  const net = browser();
  assert.equal(seen('shown', notice(push(), site(), 'en', ORIGIN, 0).options.data.why), undefined);
  assert.equal(net.asked.length, 0);
});

test('with no network nothing is thrown', async () => {
  const net = browser();
  net.down = true;
  await seen('opened', 'test');
  assert.deepEqual(net.asked, ['/api/v1/seen']);
});
