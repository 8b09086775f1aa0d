import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import test from 'node:test';
import { pwaDir } from '../build/paths.mjs';
import { inner, listed, meant, mentions } from '../build/pictures.mjs';

test('pictures are found in front matter and in lines, with their line', () => {
  const page = '+++\npicture = "people/doctor"\n+++\nWords.\n\n- ![](symbols/no) No.\n- ![An eye](body/eye) Look. ![](a/b)\n';
  assert.deepEqual(mentions(page), [
    { name: 'people/doctor', line: 2 }, { name: 'symbols/no', line: 6 }, { name: 'body/eye', line: 7 }, { name: 'a/b', line: 7 }]);
});

test('the list of interface pictures may hold words for people', () => {
  assert.deepEqual(listed('# about\nplaces/home  # home\n\nsymbols/yes\n'), [
    { name: 'places/home', line: 2 }, { name: 'symbols/yes', line: 4 }]);
});

test('the table gives each meaning its picture, with its line', () => {
  assert.deepEqual(meant('# about\nsee-a-doctor = "people/doctor"  # a GP\n'), [{ meaning: 'see-a-doctor', name: 'people/doctor', line: 2 }]);
});

test('a picture keeps its shapes and loses its colours', () => {
  const svg = '<svg width="48" height="48" viewBox="0 0 48 48" fill="none" xmlns="http://www.w3.org/2000/svg">'
    + '<path fill-rule="evenodd" clip-rule="evenodd" d="M6 6h36v36H6zM12 12h24v24H12z" fill="currentColor"/></svg>';
  assert.equal(inner(svg, 'x'), '<path fill-rule="evenodd" d="M6 6h36v36H6zm6 6h24v24H12z"/>');
});

test('a drawing with more than plain shapes is refused', () => {
  const around = (what) => `<svg viewBox="0 0 48 48" xmlns="http://www.w3.org/2000/svg">${what}</svg>`;
  for (const bad of ['<path d="M0 0h9v9z" fill="#f00"/>', '<a href="https://x.test"><path d="M0 0h9v9z"/></a>', '<text>A</text>']) {
    assert.throws(() => inner(around(bad), 'x'), /more than plain shapes/, bad);
  }
  assert.throws(() => inner('<svg viewBox="0 0 24 24"/>', 'x'), /48 by 48/);
});

test('the style sheets and scripts fetch nothing from anywhere', async () => {
  for (const name of ['tokens', 'base', 'top', 'boxes', 'print']) {
    assert.doesNotMatch(await readFile(`${pwaDir}/src/css/${name}.css`, 'utf8'), /url\(|data:|https?:/);
  }
});

test('the lockfile names no machine and no host of packages', async () => {
  const lock = JSON.parse(await readFile(`${pwaDir}/package-lock.json`, 'utf8'));
  for (const [name, entry] of Object.entries(lock.packages)) {
    assert.equal(entry.resolved, undefined, name);
    assert.ok(!entry.link, name);
  }
});
