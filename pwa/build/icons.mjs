// Draws the app's icons from the one drawing in src/icon.svg.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { Resvg } from '@resvg/resvg-js';
import { PNG } from 'pngjs';
import { pwaDir } from './paths.mjs';

// A drawing of a few flat colours packs best with no filter on its rows: written again
// that way, each icon is a third smaller.
const draw = (svg, width) => PNG.sync.write(PNG.sync.read(new Resvg(svg, { fitTo: { mode: 'width', value: width }, font: { loadSystemFonts: false } })
  .render().asPng()), { filterType: 0, deflateLevel: 9, deflateStrategy: 0 });

// Variants of the drawing. The ground is the rectangle with id="ground"; the
// leaves are in the group with id="mark".
const square = (svg) => svg.replace(/ rx="\d+"/, ''); // the phone cuts the corners itself
const safe = (svg) => square(svg).replace('<g id="mark"', '<g id="mark" transform="translate(25.6 25.6) scale(.9)"');
const mono = (svg) => svg.replace(/<rect id="ground"[^>]*\/>/, '').replace(/fill="#[0-9a-f]+"/gi, 'fill="#fff"')
  .replace('<g id="mark"', '<g id="mark" transform="translate(-77 -77) scale(1.3)"');

// icons writes the files and answers where each is served.
export async function icons(outDir) {
  const svg = await readFile(`${pwaDir}/src/icon.svg`, 'utf8');
  const files = {
    '192': ['icon-192.png', draw(svg, 192)],
    '512': ['icon-512.png', draw(svg, 512)],
    maskable: ['maskable-512.png', draw(safe(svg), 512)],
    badge: ['badge-96.png', draw(mono(svg), 96)],
    apple: ['apple-touch-180.png', draw(square(svg), 180)],
    svg: ['favicon.svg', svg.replace(/ id="\w+"/g, '').replace(/>\s+</g, '><').replace(/<!--.*?-->/gs, '')],
  };
  await mkdir(outDir, { recursive: true });
  const named = {};
  for (const [key, [name, data]] of Object.entries(files)) {
    await writeFile(`${outDir}/${name}`, data);
    named[key] = `/icons/${name}`;
  }
  return named;
}
