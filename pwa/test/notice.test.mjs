import assert from 'node:assert/strict';
import test from 'node:test';
import { local, notice } from '../src/worker/notice.js';
import { wordsLang } from '../src/worker/push.js';
import { ORIGIN, site } from './fakes.mjs';

const NOW = 1_800_000_000_000;
const make = (message, lang = 'en') => notice(typeof message === 'string' ? message : JSON.stringify(message), site(), lang, ORIGIN, NOW);

const reminder = () => ({
  web_push: 8030,
  notification: {
    title: 'My guide', body: 'You have a date on Tuesday at 10:30am. Tap to see.', navigate: ORIGIN + '/n/9f3a',
    lang: 'en-GB', dir: 'ltr', silent: false, tag: 'a-7k2m', app_badge: '1',
    data: { url: '/n/9f3a', id: '7', group: 'g', exp: 1_800_003_600 },
  },
  app_badge: 1, v: 1, exp: 1_800_003_600,
});

test('a reminder is shown as it was sent', () => {
  const { title, options, badge } = make(reminder());
  assert.equal(title, 'My guide');
  assert.deepEqual(options, {
    body: 'You have a date on Tuesday at 10:30am. Tap to see.', tag: 'a-7k2m', lang: 'en-GB', dir: 'ltr',
    icon: '/icons/icon-192.png', badge: '/icons/badge-96.png', renotify: false, silent: false,
    requireInteraction: false, timestamp: NOW, data: { url: '/n/9f3a', id: '7', group: 'g', why: '', exp: 1_800_003_600 },
  });
  assert.equal(badge, 1);
});

for (const [what, raw] of [['nothing', null], ['an empty text', ''], ['no JSON', '{"notification'], ['null', 'null'],
  ['a number', '7'], ['a list', '[]'], ['no notification', '{"v":1}'], ['a title that is no text', '{"notification":{"title":{},"body":7}}']]) {
  test(`${what} still shows a notice, in general words`, () => {
    const { title, options } = make(raw);
    assert.equal(title, 'My guide');
    assert.equal(options.body, 'You have a date. Tap to see.');
    assert.equal(options.data.url, '/');
    assert.ok(options.tag);
  });
}

test('general words are in the language last used', () => {
  assert.equal(make('', 'cy').options.body, 'cyffredinol');
  assert.equal(wordsLang('', 'cy', ['en', 'cy']), 'cy');
  assert.equal(wordsLang('{"lang":"en-GB"}', 'cy', ['en', 'cy']), 'en');
  assert.equal(wordsLang('{"lang":"fr"}', undefined, ['en', 'cy']), 'en');
});

test('a reminder that comes too late says that it is over', () => {
  const late = { ...reminder(), exp: NOW / 1000 };
  assert.equal(make(late).options.body, 'This is over. Tap to see.');
  assert.equal(make({ ...reminder(), exp: NOW / 1000 + 1 }).options.body, reminder().notification.body);
});

test('the time limit is found in the data as well', () => {
  const late = reminder();
  delete late.exp;
  late.notification.data.exp = 1;
  assert.equal(make(late).options.body, 'This is over. Tap to see.');
});

test('renotify and silent only when asked for', () => {
  const changed = reminder();
  changed.notification.renotify = true;
  changed.notification.silent = true;
  assert.equal(make(changed).options.renotify, true);
  assert.equal(make(changed).options.silent, true);
});

test('a tap never leads off this site', () => {
  for (const address of ['https://evil.test/n/1', '//evil.test/n/1', 'javascript:alert(1)', 'data:text/html,x', '', undefined, 7, 'https://[']) {
    assert.equal(local(address, ORIGIN), '/', String(address));
  }
  assert.equal(local(ORIGIN + '/n/1?x=2', ORIGIN), '/n/1?x=2');
});

test('a reminder that asks has two buttons, and nothing else has', () => {
  assert.equal(make(reminder()).options.actions, undefined);
  const asks = reminder();
  asks.notification.data.ask = true;
  assert.deepEqual(make(asks).options.actions, [{ action: 'going', title: 'I am going' }, { action: 'cant', title: 'I cannot go' }]);
  asks.exp = NOW / 1000;
  assert.equal(make(asks).options.actions, undefined, 'one that is over asks nothing');
  assert.equal(make('').options.actions, undefined);
});

test('what may be kept is told by the message', () => {
  assert.equal(make(reminder()).detail, false);
  const more = reminder();
  more.notification.data.detail = true;
  assert.equal(make(more).detail, true);
});
