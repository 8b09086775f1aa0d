// Builds the front end into pwa/built. `--check-size` also fails when the
// result is over its budget. Nothing here needs the network.
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { bundle } from './build/bundle.mjs';
import { BuildError } from './build/error.mjs';
import { icons } from './build/icons.mjs';
import { licences } from './build/licences.mjs';
import { builtDir } from './build/paths.mjs';
import { pictures } from './build/pictures.mjs';
import { checkSizes, sizes, sizeLines } from './build/size.mjs';

const COLOURS = { theme: '#12443c', background: '#faf5ec' };

async function empty(dir) {
  await mkdir(dir, { recursive: true });
  for (const name of await readdir(dir)) {
    if (name !== '.gitkeep') await rm(`${dir}/${name}`, { recursive: true });
  }
}

async function main() {
  const found = await pictures(); // before anything is deleted, so that a mistake leaves the last good build
  await empty(builtDir);
  const [files, iconFiles] = await Promise.all([bundle(builtDir), icons(`${builtDir}/icons`)]);
  const put = (name, value) => writeFile(`${builtDir}/${name}`, JSON.stringify(value));
  await put('pictures.json', found);
  await put('licences.json', await licences());
  await put('manifest.json', { ...files, icons: iconFiles, colours: COLOURS });
  const measured = await sizes(builtDir, files);
  console.log(sizeLines(measured).join('\n'));
  if (process.argv.includes('--check-size')) checkSizes(measured);
}

main().catch((error) => {
  console.error(error instanceof BuildError ? error.message : error);
  process.exit(1);
});
