// Takes every picture of the table of meanings from the filled set of healthicons, or
// from our own drawings, and makes it small enough to stand in the page.
import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { optimize } from 'svgo';
import { BuildError } from './error.mjs';
import { iconSetDir, localesDir, pwaDir, rootDir } from './paths.mjs';

// Our own drawings, "site/<name>": the site's sign, what a phone shows in its menus,
// and what healthicons has no picture of.
const OWN = 'site/';

// The table of what each picture means. Pages and the interface write the meaning.
const TABLE = `${localesDir}/pictures.toml`;

const NAME = /^[a-z0-9_-]+\/[A-Za-z0-9_-]+$/;

// meant reads the table: [meaning], and picture = "folder/name" on a line under it.
export function meant(text) {
  const rows = [];
  let meaning = '';
  text.split('\n').forEach((line, i) => {
    meaning = line.match(/^\[([a-z0-9-]+)\]/)?.[1] ?? meaning;
    const name = line.match(/^picture\s*=\s*"([^"]*)"/)?.[1];
    if (name) rows.push({ meaning, name, line: i + 1 });
  });
  return rows;
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

async function drawing(name) {
  if (!NAME.test(name)) return '';
  const file = name.startsWith(OWN) ? `${pwaDir}/src/pictures/${name.slice(OWN.length)}.svg` : `${iconSetDir}/public/icons/svg/filled/${name}.svg`;
  return readFile(file, 'utf8').catch(() => '');
}

// pictures answers {meaning: markup} for every row of the table, or of its own text if
// given, sorted by meaning.
// Every unknown picture is reported together, each with its file and line.
export async function pictures(table) {
  const out = {};
  const wrong = [];
  const rows = meant(table ?? await readFile(TABLE, 'utf8'));
  for (const { meaning, name, line } of rows.sort((a, b) => (a.meaning < b.meaning ? -1 : 1))) {
    const where = `${relative(rootDir, TABLE)}:${line}`;
    const svg = await drawing(name);
    if (svg) out[meaning] = inner(svg, where);
    else wrong.push(`${where}: there is no picture "${name}" in the filled set`);
  }
  if (wrong.length) throw new BuildError(wrong.join('\n'));
  return out;
}
