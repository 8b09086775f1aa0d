// The licences of the packages that end up in the product itself. Tools that
// only build or test it are not named here.
import { readFile } from 'node:fs/promises';
import { iconSetDir } from './paths.mjs';

export async function licences() {
  const about = JSON.parse(await readFile(`${iconSetDir}/package.json`, 'utf8'));
  const text = await readFile(`${iconSetDir}/LICENSE`, 'utf8');
  return [{ name: about.name, version: about.version, licence: about.license, text: text.trim() }];
}
