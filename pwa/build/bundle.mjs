// Bundles the scripts and the style sheet: hashed names for what a page names,
// a fixed name for the service worker, whose address must never change.
import { basename } from 'node:path';
import * as esbuild from 'esbuild';
import { pwaDir } from './paths.mjs';

const common = {
  bundle: true,
  minify: true,
  legalComments: 'none',
  charset: 'utf8',
  target: ['es2019', 'chrome80', 'firefox78'],
  logLevel: 'warning',
};

// bundle writes the files and answers their site addresses:
// {js: "/assets/app-HASH.js", css: "/assets/app-HASH.css", reminders, gpJS, gpCSS, paperCSS, kwJS, kwCSS, meetCSS, sw: "sw.js"}.
// reminders is what the page about reminders alone loads.
// gp is what only the screens of the way to a GP fetch, beside app; paper, those for
// printing; meet, the tools for a meeting; kw, the screens of key workers.
export async function bundle(outDir) {
  const pages = esbuild.build({
    ...common,
    entryPoints: [`${pwaDir}/src/app.js`, `${pwaDir}/src/reminders.js`, `${pwaDir}/src/app.css`, `${pwaDir}/src/gp.js`, `${pwaDir}/src/gp.css`, `${pwaDir}/src/paper.css`, `${pwaDir}/src/kw.js`, `${pwaDir}/src/kw.css`, `${pwaDir}/src/meet.css`],
    entryNames: '[name]-[hash]',
    format: 'esm',
    outdir: `${outDir}/assets`,
    metafile: true,
  });
  const worker = esbuild.build({
    ...common,
    entryPoints: [`${pwaDir}/src/sw.js`],
    format: 'iife',
    outfile: `${outDir}/sw.js`,
  });
  const [built] = await Promise.all([pages, worker]);
  const named = (start, end) => {
    const file = Object.keys(built.metafile.outputs).find((name) => basename(name).startsWith(start + '-') && name.endsWith(end));
    return `/assets/${basename(file)}`;
  };
  return { js: named('app', '.js'), reminders: named('reminders', '.js'), css: named('app', '.css'), gpJS: named('gp', '.js'), gpCSS: named('gp', '.css'), paperCSS: named('paper', '.css'), kwJS: named('kw', '.js'), kwCSS: named('kw', '.css'), meetCSS: named('meet', '.css'), sw: 'sw.js' };
}
