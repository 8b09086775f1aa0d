// "Keep this list on this phone". On the page with the list: button keep, texts of
// the status working, kept, failed, full. On the page that it was asked from: the list that
// was kept goes into [data-list] (texts: data-saved with {date}, data-old, data-ring), button
// remove. Nothing of what was typed is kept.
import { fill, link, make, on, show } from '../page/show.js';
import { dateHere } from '../page/when.js';
import { ask, canWork } from '../page/worker.js';
import { get, put, remove } from '../store.js';

const KEY = 'near'; // in the settings of the phone's storage
const OLD = 92 * 24 * 3600 * 1000; // three months
const PARTS = ['name', 'away', 'address', 'tel', 'taking'];

function read(item) {
  const row = {};
  for (const part of PARTS) {
    const el = item.querySelector(`[data-${part}]`);
    if (el) row[part] = el.textContent;
  }
  return row;
}

const draw = (row) => make('li', 'near__item',
  make('h3', 'near__name', row.name),
  row.away && make('p', 'near__away', row.away),
  make('p', '', row.address),
  row.tel && make('p', '', link('tel:' + row.tel.replace(/\D/g, ''), 'call', row.tel)),
  row.taking && make('p', '', row.taking));

export async function nearKept(root) {
  const { page, facts, saved, ring, old } = root.dataset;
  const box = root.querySelector('[data-list]');
  if (!box) {
    if (!canWork()) return;
    root.querySelector('[data-keeping]').hidden = false;
    on(root, {
      async keep() {
        show(root, 'working');
        try {
          const { full } = await ask('keep', { urls: [page] });
          const list = [...root.querySelectorAll('.near > li')].map(read);
          const done = !full && await put('settings', KEY, { list, facts, at: Date.now() });
          show(root, full ? 'full' : done ? 'kept' : 'failed');
        } catch (failed) {
          show(root, 'failed');
        }
      },
    });
    return;
  }
  const kept = await get('settings', KEY);
  if (!kept) return;
  box.append(make('p', '', fill(saved, { date: dateHere(kept.at) }) + '. ' + kept.facts + ' ' + (kept.at + OLD < Date.now() ? old + ' ' : '') + ring),
    make('ol', 'near', ...kept.list.map(draw)));
  root.hidden = false;
  on(root, {
    async remove() {
      await remove('settings', KEY);
      await ask('drop', { urls: [page] }).catch(() => {});
      root.hidden = true;
      const heading = document.querySelector('h1');
      heading.tabIndex = -1;
      heading.focus();
    },
  });
}
