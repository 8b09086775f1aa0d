// Puts the essential pages on the phone once this page has loaded, unless the
// phone saves data. Then sees that notices still reach this phone.
import { resync } from '../page/push.js';
import { lang, savesData } from '../page/phone.js';
import { ask, canWork } from '../page/worker.js';

const loaded = () => new Promise((resolve) => {
  if (document.readyState === 'complete') resolve();
  else addEventListener('load', () => setTimeout(resolve));
});

export async function pack() {
  await loaded();
  if (!canWork()) return;
  if (!savesData()) await ask('pack', { lang: lang() }).catch(() => {});
  await resync();
}
