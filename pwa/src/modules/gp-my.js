// "My steps" and one step. The code in the address says what is done. A copy that the
// phone has kept was written for another code with the same answers: data-code is
// that one, and all that depends on what is done is put right here. Then the whole way
// is put on the phone, unless it saves data.
// data-tick and data-untick on a link, and data-step on a row, name a step by its bit;
// [data-done] and [data-todo] in a row are seen when it is, and is not. Texts: data-next
// ({next}, {done}, {total}) on [data-progress], and data-all when all is done.
import { savesData } from '../page/phone.js';
import { fill, show } from '../page/show.js';
import { readTicks, writeTicks } from '../page/ticks.js';
import { ask, canWork } from '../page/worker.js';

function redraw(root, was, first, ticks) {
  const code = (bits) => `${first}-${writeTicks(bits)}`;
  for (const link of root.querySelectorAll(`[href*="/${was}"]`)) {
    const { tick, untick } = link.dataset;
    const bits = tick ? ticks | 1 << tick : untick ? ticks & ~(1 << untick) : ticks;
    const [path, end] = link.getAttribute('href').split(/\w{4}-\w{4}/);
    link.href = path + code(bits) + end;
  }
}

export async function gpMy(root) {
  const at = /\/(\w{4})-(\w{4})(?:\/|$)/.exec(location.pathname);
  const ticks = at && readTicks(at[2]);
  if (ticks !== undefined) redraw(root, root.dataset.code, at[1], ticks);
  if (!root.dataset.urls || savesData() || !canWork()) return;
  await ask('journey', { urls: root.dataset.urls.split(' ') });
  show(root, 'kept');
}
