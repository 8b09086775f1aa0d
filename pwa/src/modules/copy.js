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

// clip puts a text where it can be pasted from; it throws when the browser refuses.
export const clip = async (text) => navigator.clipboard.writeText(text).catch(() => old(text));

export function copy(root) {
  root.hidden = false;
  on(root, {
    async copy() {
      try {
        await clip(root.dataset.url);
        show(root, 'copied');
      } catch (refused) {
        show(root, 'failed');
      }
    },
  });
}
