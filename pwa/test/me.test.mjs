import assert from 'node:assert/strict';
import test from 'node:test';
import { me, ME_PATH } from '../src/worker/me.js';
import { isPrivate, route } from '../src/worker/paths.js';
import { browser, ORIGIN, reply, site } from './fakes.mjs';

const css = (body, more) => reply(body, { headers: { 'content-type': 'text/css', 'cache-control': 'private, no-cache' }, ...more });

const ask = async () => {
  const event = { request: { url: ORIGIN + ME_PATH, method: 'GET', mode: 'no-cors' }, waiting: [], waitUntil(work) { this.waiting.push(work); } };
  const answer = await me(event);
  await Promise.allSettled(event.waiting);
  return answer;
};

test('the style sheet of the reader has a rule of its own', () => {
  assert.equal(route({ url: ORIGIN + ME_PATH, method: 'GET', mode: 'no-cors' }, ORIGIN, site()), 'me');
  assert.equal(route({ url: 'https://other.test' + ME_PATH, method: 'GET', mode: 'no-cors' }, ORIGIN, site()), '');
  assert.equal(isPrivate('/en/settings'), true, 'the form is never kept');
});

test('the network comes first, and its answer is kept, an empty one too', async () => {
  const net = browser({ [ME_PATH]: () => css('dark') });
  assert.equal(await (await ask()).text(), 'dark');
  net.pages[ME_PATH] = () => css('');
  assert.equal(await (await ask()).text(), '');
  net.down = true;
  assert.equal(await (await ask()).text(), '', 'put back as it was, and it stays so');
});

test('with no signal or a broken server, the copy serves', async () => {
  const net = browser({ [ME_PATH]: () => css('dark') });
  await ask();
  net.pages[ME_PATH] = () => css('sorry', { status: 503 });
  assert.equal(await (await ask()).text(), 'dark');
  net.down = true;
  assert.equal(await (await ask()).text(), 'dark');
});

test('with neither, it is a style sheet with nothing in it', async () => {
  const net = browser({});
  net.down = true;
  const answer = await ask();
  assert.equal(answer.status, 200);
  assert.equal(answer.headers.get('content-type'), 'text/css');
  assert.equal(await answer.text(), '');
});
