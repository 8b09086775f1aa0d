import assert from 'node:assert/strict';
import test from 'node:test';
import { keyBytes, sameKey } from '../src/push-key.js';
import { fill } from '../src/page/show.js';
import { dateWords } from '../src/page/when.js';
import { all, get, put, replace } from '../src/store.js';

test('a date in English words has its day, and no comma', () => {
  assert.equal(dateWords(new Date(2027, 0, 6, 10).getTime(), 'en'), 'Wednesday 6 January 2027');
});

test('a page can bring its own words for days and months', () => {
  const names = { days: 'Dydd Sul|Dydd Llun|Dydd Mawrth|Dydd Mercher|Dydd Iau|Dydd Gwener|Dydd Sadwrn', months: 'Ionawr|Chwefror' };
  assert.equal(dateWords(new Date(2027, 0, 6, 10).getTime(), 'cy', names), 'Dydd Mercher 6 Ionawr 2027');
});

test('values are put into words, and unknown names are left alone', () => {
  assert.equal(fill('{done} of {total} {x}', { done: 0, total: 3 }), '0 of 3 {x}');
  assert.equal(fill(undefined, {}), '');
});

test('a push key is read from base64url', () => {
  assert.deepEqual([...keyBytes('-_8A')], [251, 255, 0]);
});

test('a subscription made with another key is noticed', () => {
  const made = (key) => ({ options: { applicationServerKey: keyBytes(key).buffer } });
  assert.ok(sameKey(made('-_8A'), '-_8A'));
  assert.ok(!sameKey(made('-_8B'), '-_8A'));
  assert.ok(!sameKey(made('-_8AAAAA'), '-_8A'));
  assert.ok(sameKey({}, '-_8A'), 'a browser that does not tell is believed');
});

test('a phone without storage is a phone with nothing saved', async () => {
  assert.equal(globalThis.indexedDB, undefined);
  assert.equal(await get('dates', 'x'), undefined);
  assert.deepEqual(await all('dates'), []);
  assert.equal(await put('dates', 'x', {}), undefined);
  assert.equal(await replace('dates', []), undefined);
});
