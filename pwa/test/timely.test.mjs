import assert from 'node:assert/strict';
import test from 'node:test';
import { timely } from '../src/worker/timely.js';

const page = (status = 200) => ({ status });
const COPY = { copy: true };
const never = new Promise(() => {});
const broken = () => Promise.reject(new TypeError('no network'));

test('a quick network wins and the copy is not even looked for', async () => {
  const fresh = page();
  assert.equal(await timely(Promise.resolve(fresh), () => assert.fail('looked'), 1000), fresh);
});

test('a network that hangs gives way to the copy', async () => {
  assert.equal(await timely(never, async () => COPY, 0), COPY);
});

test('a slow network is waited for when there is no copy', async () => {
  let arrive;
  const network = new Promise((resolve) => { arrive = resolve; });
  const answer = timely(network, async () => { setTimeout(arrive, 0, page()); }, 0);
  assert.deepEqual(await answer, page());
});

test('a failed network gives the copy at once', async () => {
  assert.equal(await timely(broken(), async () => COPY, 1e6), COPY);
});

test('no network and no copy is nothing', async () => {
  assert.equal(await timely(broken(), async () => undefined, 1e6), undefined);
});

test('a page that is not there is an answer, not a failure', async () => {
  assert.equal((await timely(Promise.resolve(page(404)), async () => COPY, 1e6)).status, 404);
});

test('a broken server gives way to the copy, and shows itself without one', async () => {
  assert.equal(await timely(Promise.resolve(page(502)), async () => COPY, 1e6), COPY);
  assert.equal((await timely(Promise.resolve(page(502)), async () => undefined, 1e6)).status, 502);
});
