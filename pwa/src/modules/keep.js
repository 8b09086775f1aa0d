// "Keep this page". Buttons: keep, remove. Texts of the status: kept, removed,
// failed, full, always (the page is in the essential pack).
import { on, show } from '../page/show.js';
import { ask, askIfThere, canWork } from '../page/worker.js';

export async function keep(root) {
  if (!canWork()) return;
  const url = root.dataset.url || location.pathname;

  const state = (name) => show(root, name, {}, { keep: name !== 'kept' && name !== 'always', remove: name === 'kept' });

  on(root, {
    async keep() {
      try {
        const { full } = await ask('keep', { urls: [url] });
        state(full ? 'full' : 'kept');
      } catch (failed) {
        state('failed');
      }
    },
    async remove() {
      await ask('drop', { urls: [url] });
      state('removed');
    },
  });

  const there = await askIfThere('kept').catch(() => {});
  const kept = there && there.pages.some((page) => page.url === url);
  state(kept ? 'kept' : there && there.pack.includes(url) ? 'always' : 'offer');
}
