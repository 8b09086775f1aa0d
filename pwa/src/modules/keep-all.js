// "Keep all". Buttons: keep, remove. Texts of the status: working ({done},
// {total}), done, removed, failed, full.
import { on, show } from '../page/show.js';
import { ask, askIfThere, canWork } from '../page/worker.js';

export async function keepAll(root) {
  if (!canWork()) return;
  const urls = decodeURI(root.dataset.urls).split(' '); // the server's templates write a space as %20 here
  const bar = root.querySelector('progress');

  const state = (name, done = 0) => {
    bar.max = urls.length;
    bar.value = done;
    bar.hidden = name !== 'working';
    const seen = { keep: name !== 'done' && name !== 'working', remove: name === 'done' };
    show(root, name, { done, total: urls.length }, seen);
  };
  // The list of kept pages on the same page draws itself again.
  const changed = () => document.dispatchEvent(new Event('kept'));

  on(root, {
    async keep() {
      state('working');
      try {
        const { full } = await ask('keep', { urls }, ({ done }) => state('working', done));
        state(full ? 'full' : 'done');
      } catch (failed) {
        state('failed');
      }
      changed();
    },
    async remove() {
      await ask('drop', { urls });
      state('removed');
      changed();
    },
  });

  const there = await askIfThere('kept').catch(() => {});
  const have = new Set(there && there.pages.map((page) => page.url));
  state(urls.every((url) => have.has(url)) ? 'done' : 'offer');
}
