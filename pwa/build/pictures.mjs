// Finds every picture that a page or the interface names, takes it from the
// filled set of healthicons, and makes it small enough to stand in the page.
import { readdir, readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { optimize } from 'svgo';
import { BuildError } from './error.mjs';
import { iconSetDir, localesDir, pwaDir, rootDir } from './paths.mjs';

// Our own drawings, "site/<name>": the site's sign, which stands beside its name at
// the top of every page, and what an iPhone or an Android phone shows in its menus.
const OWN = 'site/';
const MARK = OWN + 'mark';

// The table of what each picture means; a page may write the meaning or the name.
const TABLE = `${localesDir}/pictures.toml`;

const NAME = /^[a-z0-9_-]+\/[A-Za-z0-9_-]+$/;
const IN_TEXT = /!\[[^\]]*\]\(([^)\s]*)\)/g;
const IN_FRONT = /^picture\s*=\s*["']([^"']*)["']/;

// mentions lists every picture name in a page with the line it stands on.
export function mentions(text) {
  const found = [];
  text.split('\n').forEach((line, i) => {
    const front = line.match(IN_FRONT);
    if (front && front[1]) found.push({ name: front[1], line: i + 1 });
    for (const match of line.matchAll(IN_TEXT)) found.push({ name: match[1], line: i + 1 });
  });
  return found;
}

// meant reads pictures.toml: meaning = "folder/name", words after # are for people.
export function meant(text) {
  return text.split('\n').flatMap((line, i) => {
    const row = line.match(/^([a-z0-9-]+)\s*=\s*"([^"]*)"/);
    return row ? [{ meaning: row[1], name: row[2], line: i + 1 }] : [];
  });
}

// listed reads pictures.txt: one name a line, words after # are for people.
export function listed(text) {
  return text.split('\n')
    .map((line, i) => ({ name: line.replace(/#.*/, '').trim(), line: i + 1 }))
    .filter((entry) => entry.name);
}

async function pages() {
  const files = [];
  let tags = [];
  try { tags = await readdir(localesDir); } catch { return files; }
  for (const tag of tags) {
    const dir = `${localesDir}/${tag}/pages`;
    let names = [];
    try { names = await readdir(dir); } catch { continue; }
    for (const name of names) if (name.endsWith('.md')) files.push(`${dir}/${name}`);
  }
  return files.sort();
}

// Two decimals in a box of 48: measured against the originals at 144 pixels, no
// line moves by as much as half a pixel at the size that pages use.
const plugins = [
  {
    name: 'preset-default',
    params: { overrides: { mergePaths: false, convertPathData: { floatPrecision: 2 } } },
  },
  { name: 'removeAttrs', params: { attrs: ['clip-rule'] } }, // it means nothing outside a clip path
];

// inner gives the markup that stands inside <svg viewBox="0 0 48 48">. Colours
// are taken out: the style sheet fills shapes with the colour of the words.
export function inner(svg, where) {
  const box = svg.match(/viewBox="([^"]*)"/);
  if (!box || box[1] !== '0 0 48 48') throw new BuildError(`${where}: the drawing is not 48 by 48`);
  const small = optimize(svg, { plugins, multipass: true }).data;
  let body = small.replace(/^[\s\S]*?<svg[^>]*>/, '').replace(/<\/svg>\s*$/, '');
  body = body.replace(/ fill="currentColor"/g, '');
  const rest = body.replace(/<path( (d|fill-rule)="[^"]*")+\/>/g, '');
  if (rest) throw new BuildError(`${where}: the drawing holds more than plain shapes: ${rest.slice(0, 80)}`);
  return together(body);
}

// together writes a rule that every shape of a drawing follows once. Each page draws
// the pictures of its bar in itself, so their bytes count on every page.
function together(body) {
  const rule = ' fill-rule="evenodd"';
  const shapes = body.match(/<path/g).length;
  if (shapes < 3 || body.split(rule).length - 1 !== shapes) return body;
  return `<g${rule}>${body.replaceAll(rule, '')}</g>`;
}

// pictures answers {name: markup} for every name in use, sorted by name. Every
// unknown name is reported together, each with its file and line.
export async function pictures() {
  const wanted = new Map();
  const table = meant(await readFile(TABLE, 'utf8').catch(() => ''));
  const byMeaning = new Map(table.map((row) => [row.meaning, row.name]));
  const note = (file, entries) => {
    for (const { name: written, line } of entries) {
      const name = byMeaning.get(written) ?? written;
      if (!wanted.has(name)) wanted.set(name, []);
      wanted.get(name).push(`${relative(rootDir, file)}:${line}`);
    }
  };
  const list = `${pwaDir}/pictures.txt`;
  note(list, listed(await readFile(list, 'utf8')));
  note(TABLE, table);
  for (const file of await pages()) note(file, mentions(await readFile(file, 'utf8')));

  wanted.set(MARK, ['the top of every page']);
  const out = {};
  const wrong = [];
  for (const name of [...wanted.keys()].sort()) {
    const where = wanted.get(name);
    let svg = '';
    if (NAME.test(name)) {
      const file = name.startsWith(OWN) ? `${pwaDir}/src/pictures/${name.slice(OWN.length)}.svg` : `${iconSetDir}/public/icons/svg/filled/${name}.svg`;
      svg = await readFile(file, 'utf8').catch(() => '');
    }
    if (svg) out[name] = inner(svg, where[0]);
    else wrong.push(...where.map((place) => `${place}: there is no picture "${name}" in the filled set`));
  }
  if (wrong.length) throw new BuildError(wrong.join('\n'));
  return out;
}
