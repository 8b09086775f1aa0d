// "My steps" and one step. The code in the address says what is done. A copy that the
// phone has kept may have been written for another code with the same answers
// (data-code), so all that depends on what is done is put right here. Then the whole
// way, data-way, is put on the phone, unless it saves data. Text of the status: kept.
import { savesData } from '../page/phone.js';
import { fill, show } from '../page/show.js';
import { readTicks, writeTicks } from '../page/ticks.js';
import { ask, canWork } from '../page/worker.js';

function redraw(root, first, ticks) {
  const code = (bits) => `${first}-${writeTicks(bits)}`;
  for (const link of document.querySelectorAll(`[href*="/${first}-"]`)) {
    const { tick, undo } = link.dataset;
    link.href = link.getAttribute('href').replace(/\w{4}-\w{4}/, code(tick ? ticks | 1 << tick : undo ? ticks & ~(1 << undo) : ticks));
  }
  const list = root.querySelector('ol');
  if (!list || root.dataset.code === code(ticks)) return;
  let next;
  let number = 0;
  for (const row of list.children) {
    const done = ticks >> row.dataset.bit & 1;
    const current = !done && !next;
    if (!next) number += 1;
    if (current) next = row;
    row.classList.toggle('gp-steps__item--done', done);
    for (const name of ['done', 'undo', 'todo']) row.querySelector(`[data-${name}]`).hidden = (name === 'todo') === !!done;
    row.firstChild[current ? 'setAttribute' : 'removeAttribute']('aria-current', 'step');
  }
  const line = root.querySelector('[data-next]');
  line.textContent = next ? fill(line.dataset.next, { number, total: list.children.length }) : line.dataset.all;
  root.querySelector('.code').textContent = code(ticks);
  root.querySelector('.qr').remove(); // it leads to the other code
}

export async function gpMy(root) {
  const at = /\/(\w{4})-(\w{4})(?:\/|$)/.exec(location.pathname);
  const ticks = at && readTicks(at[2]);
  if (ticks !== undefined) redraw(root, at[1], ticks);
  const { way } = root.dataset;
  if (!way || savesData() || !canWork()) return;
  await ask('journey', { urls: way.split(' ') });
  show(root, 'kept');
}
