import assert from 'node:assert/strict';
import test from 'node:test';
import { keyBytes, sameKey } from '../src/push-key.js';
import { fill } from '../src/page/show.js';
import { dateWords, timeHere } from '../src/page/when.js';
import { all, get, put, replace } from '../src/store.js';
import { phoneMake } from '../src/page/phone.js';

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

globalThis.navigator ??= { userAgent: '', platform: '', maxTouchPoints: 0 };

test('the make of a phone is known by what its browser says', () => {
  const android = 'Mozilla/5.0 (Linux; Android 14; K) AppleWebKit/537.36 Chrome/130 Mobile Safari/537.36';
  for (const [agent, want] of [[android, 'chrome'], [android.replace('K)', 'SM-A155F)'), 'samsung'],
    [android.replace('Chrome', 'SamsungBrowser/25 Chrome'), 'samsung'], ['Mozilla/5.0 (Android 14; Mobile; rv:130.0) Gecko/130.0 Firefox/130.0', 'firefox'],
    ['Mozilla/5.0 (X11; Linux x86_64) Chrome/130', '']]) assert.equal(phoneMake(agent), want, agent);
});

test('the time of day is in the words of the page', () => {
  const words = { am: '*am', pm: '*yh' };
  assert.equal(timeHere(new Date(2027, 0, 1, 0, 5).getTime(), words), '12:05am');
  assert.equal(timeHere(new Date(2027, 0, 1, 14, 30).getTime(), words), '2:30yh');
});
