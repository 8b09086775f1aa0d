import assert from 'node:assert/strict';
import test from 'node:test';
import { journeyCopy, keepJourney, renewJourney } from '../src/worker/journey.js';
import { refreshPack } from '../src/worker/pack.js';
import { page } from '../src/worker/pages.js';
import { browser, reply, site, visitTo, whole } from './fakes.mjs';

const LIST = '/en/gp/my/01JT-0000';
const way = [LIST, LIST + '/find', '/en/gp/fill'];

async function phone() {
  const net = browser({ ...whole(), [LIST]: 'list', [LIST + '/find']: 'find', '/en/gp/fill': 'fill', '/en/gp/my/0203-001Y': 'other' });
  await refreshPack(site(), 'en');
  await keepJourney(site(), way);
  return net;
}

const open = async (path) => {
  const event = visitTo(path);
  const answer = await page(event, site());
  await Promise.all(event.waiting);
  return answer.text();
};

test('with no network every second half of a code is the same stored page', async () => {
  const net = await phone();
  net.down = true;
  assert.equal(await open('/en/gp/my/01JT-001Y'), 'list');
  assert.equal(await open('/en/gp/my/01JT-ZZZ3/find'), 'find');
  assert.equal(await open('/en/gp/fill'), 'fill');
});

test('other answers have no page here, nor has another language', async () => {
  const net = await phone();
  net.down = true;
  for (const path of ['/en/gp/my/0203-0000', '/en/gp/my/01JT-0000/ask']) assert.equal(await open(path), '<h1>No signal</h1>', path);
  assert.equal(await journeyCopy('/cy/gp/my/01JT-0000'), undefined);
});

test('what is here and less than a day old is not fetched again', async () => {
  const net = await phone();
  net.asked = [];
  await keepJourney(site(), way);
  assert.deepEqual(net.asked.filter((path) => path.includes('/gp/')), []);
  const now = Date.now;
  Date.now = () => now() + 25 * 3600 * 1000;
  try {
    await keepJourney(site(), way);
  } finally {
    Date.now = now;
  }
  assert.deepEqual(net.asked.filter((path) => path.includes('/gp/')), way);
});

test('the way of other answers takes the place of this one', async () => {
  await phone();
  await keepJourney(site(), ['/en/gp/my/0203-001Y']);
  assert.equal(await journeyCopy(LIST), undefined);
  assert.equal(await (await journeyCopy('/en/gp/my/0203-0000')).text(), 'other');
});

test('reading a page of the way renews its copy, another page is not kept by that', async () => {
  const net = await phone();
  net.pages['/en/gp/my/01JT-001Y'] = 'newer list';
  assert.equal(await open('/en/gp/my/01JT-001Y'), 'newer list');
  net.pages['/en/gp/my/0203-0000'] = 'not kept';
  await open('/en/gp/my/0203-0000');
  net.down = true;
  assert.equal(await open(LIST), 'newer list');
  assert.equal(await journeyCopy('/en/gp/my/0203-0000'), undefined);
});

test('a page that is gone is gone from the phone; one that is missing is left out', async () => {
  await phone();
  await renewJourney('/en/gp/fill', reply('', { status: 404 }));
  assert.equal(await journeyCopy('/en/gp/fill'), undefined);
  await keepJourney(site(), [LIST, '/en/gp/nowhere']);
  assert.equal(await journeyCopy('/en/gp/nowhere'), undefined);
});

test('personal pages and other sites are never kept this way', async () => {
  await phone();
  for (const url of ['/en/dates', '/a/x', 'https://other.test/en/gp/fill', '//other.test/x']) {
    await assert.rejects(keepJourney(site(), [url]), /private/, url);
  }
});
