// "Keep my dates on this phone". Buttons: yes, remove. Texts of the status: saved
// ({date}), removed, failed. After a yes the copy is made again at each visit.
import { api } from '../api.js';
import { lang } from '../page/phone.js';
import { on, show } from '../page/show.js';
import { ask } from '../page/worker.js';
import { get, put, replace } from '../store.js';

async function copy() {
  const { dates, saved } = await api('/phone/dates?lang=' + encodeURIComponent(lang()));
  const done = await replace('dates', dates.map((date) => [date.url, { ...date, saved }]));
  if (!done || !await put('settings', 'dates', saved)) throw new Error('storage');
  return saved;
}

export async function saveDatesAsk(root) {
  const state = (name, date) => show(root, name, { date }, { yes: name !== 'saved', remove: name === 'saved' });

  on(root, {
    async yes() {
      try {
        state('saved', await copy());
        ask('pack', { lang: lang() }).catch(() => {}); // the page that shows them offline
      } catch (failed) {
        state('failed');
      }
    },
    async remove() {
      await put('settings', 'dates', '');
      await replace('dates', []);
      await replace('notices', []);
      state('removed');
    },
  });

  const saved = await get('settings', 'dates');
  if (saved) state('saved', await copy().catch(() => saved));
  else state('ask');
}
