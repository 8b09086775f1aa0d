// "Copy the link". Button: copy. Texts of the status: copied, failed. Address:
// data-url.
import { on, show } from '../page/show.js';

// old copies where the browser has no clipboard for pages, or refuses it.
function old(text) {
  const field = document.createElement('textarea');
  field.value = text;
  document.body.append(field);
  field.select();
  const done = document.execCommand('copy');
  field.remove();
  if (!done) throw new Error('refused');
}

export function copy(root) {
  root.hidden = false;
  on(root, {
    async copy() {
      const { url } = root.dataset;
      try {
        await navigator.clipboard.writeText(url).catch(() => old(url));
        show(root, 'copied');
      } catch (refused) {
        show(root, 'failed');
      }
    },
  });
}
