// The budget: what a phone has to fetch before a page is whole.
import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { BuildError } from './error.mjs';

const LIMITS = { scripts: 15 * 1024, styles: 9 * 1024, gpScripts: 5 * 1024, gpStyles: 3 * 1024, reminders: 4 * 1024, kwScripts: 5 * 1024, kwStyles: 3 * 1024 };

// sizes answers bytes after gzip at its best.
export async function sizes(dir, files) {
  const zip = async (name) => gzipSync(await readFile(`${dir}/${name}`), { level: 9 }).length;
  const [js, sw, css, reminders, gpScripts, gpStyles, kwScripts, kwStyles] = await Promise.all([files.js, files.sw, files.css, files.reminders, files.gpJS, files.gpCSS, files.kwJS, files.kwCSS].map(zip));
  return { js, sw, scripts: js + sw, styles: css, reminders, gpScripts, gpStyles, kwScripts, kwStyles };
}

export const sizeLines = (s) => [
  `scripts ${s.scripts} bytes compressed (pages ${s.js}, worker ${s.sw}; limit ${LIMITS.scripts})`,
  `the page about reminders, more scripts: ${s.reminders} bytes (limit ${LIMITS.reminders})`,
  `styles  ${s.styles} bytes compressed (limit ${LIMITS.styles})`,
  `the way to a GP, on its own screens: scripts ${s.gpScripts} bytes (limit ${LIMITS.gpScripts}), styles ${s.gpStyles} bytes (limit ${LIMITS.gpStyles})`,
  `the screens of key workers: scripts ${s.kwScripts} bytes (limit ${LIMITS.kwScripts}), styles ${s.kwStyles} bytes (limit ${LIMITS.kwStyles})`,
];

export function checkSizes(measured) {
  const over = Object.keys(LIMITS).filter((key) => measured[key] > LIMITS[key]);
  if (over.length) throw new BuildError(`over the size limit: ${over.join(', ')}`);
}
