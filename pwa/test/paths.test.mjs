import assert from 'node:assert/strict';
import test from 'node:test';
import { drawn, isPrivate, langOf, route } from '../src/worker/paths.js';
import { ORIGIN, site } from './fakes.mjs';

test('personal addresses are private in every language', () => {
  for (const path of ['/a/x', '/a/x/change', '/a/x.ics', '/n/x', '/c/x.ics', '/p/ABCDEFGH', '/kw/list', '/admin/', '/api/v1/phone',
    '/en/dates', '/cy/dates/new', '/en/reminders', '/ar-x/move', '/en/forget', '/cy/find']) assert.ok(isPrivate(path), path);
});

test('public pages are not private, whatever they are called', () => {
  for (const path of ['/', '/en/', '/en/gp', '/en/gp/card', '/en/t/two-dates', '/en/kept', '/about', '/en/t/dates', '/apple']) {
    assert.ok(!isPrivate(path), path);
  }
});

test('only one date, one notice and the list of dates can be drawn from the phone', () => {
  assert.ok(drawn('/a/x') && drawn('/n/x') && drawn('/en/dates'));
  for (const path of ['/a/x.ics', '/a/x/change', '/en/dates/new', '/en/move', '/a/']) assert.ok(!drawn(path), path);
});

test('each request goes to its handler', () => {
  const at = (path, more) => route({ url: ORIGIN + path, method: 'GET', mode: 'navigate', ...more }, ORIGIN, site());
  assert.equal(at('/en/gp'), 'page');
  assert.equal(at('/a/x'), 'private');
  assert.equal(at('/leave'), 'exit');
  assert.equal(at('/quiet'), 'quiet');
  assert.equal(at('/assets/app-1.js', { mode: 'no-cors' }), 'asset');
  assert.equal(at('/api/v1/phone', { mode: 'cors' }), '');
  assert.equal(at('/en/dates', { method: 'POST' }), '');
  assert.equal(at('/en/find', { method: 'POST' }), 'private');
  assert.equal(at('/a/abc/answer', { method: 'POST' }), 'answered');
  assert.equal(at('/a/abc/change', { method: 'POST' }), '');
  assert.equal(at('/en/inbox'), 'private');
  assert.equal(at('/en/find'), 'private');
  assert.equal(at('/en/gp/near', { method: 'POST' }), 'private');
  assert.equal(at('/en/gp/near'), 'page');
  assert.equal(route({ url: 'https://other.test/en/gp', method: 'GET', mode: 'navigate' }, ORIGIN, site()), '');
});

test('the language is the one in the address, else the fallback', () => {
  assert.equal(langOf('/cy/gp', ['en', 'cy']), 'cy');
  assert.equal(langOf('/a/x', ['en', 'cy'], 'cy'), 'cy');
  assert.equal(langOf('/xx/gp', ['en', 'cy']), 'en');
});
