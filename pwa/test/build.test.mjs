import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import test from 'node:test';
import { localesDir, pwaDir } from '../build/paths.mjs';
import { inner, meant, pictures } from '../build/pictures.mjs';

test('the table gives each meaning its picture, with its line', () => {
  const table = '# about\n[ring]\npicture = "objects/phone"\nfor = "picture = no"\n\n[gp] # a doctor\npicture = "people/doctor"\n';
  assert.deepEqual(meant(table), [{ meaning: 'ring', name: 'objects/phone', line: 3 }, { meaning: 'gp', name: 'people/doctor', line: 7 }]);
});

test('a picture that is not in the set stops the build', async () => {
  const rows = meant(await readFile(`${localesDir}/pictures.toml`, 'utf8'));
  const built = await pictures();
  assert.deepEqual(Object.keys(built), rows.map((row) => row.meaning).sort());
  await assert.rejects(pictures('[ring]\npicture = "objects/telephone"\n'), /pictures\.toml:2: there is no picture "objects\/telephone"/);
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
