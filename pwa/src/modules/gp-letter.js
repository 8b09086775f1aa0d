// A letter with blanks: what is typed goes into the letter on this page, and from there
// only where the reader sends it. Buttons: print, copy, share, mail. Texts of the
// status: copied, failed.
import { on, show } from '../page/show.js';
import { dateHere } from '../page/when.js';
import { get } from '../store.js';
import { clip } from './copy.js';
import { ANSWERS } from './gp-fill.js';

export async function gpLetter(root) {
  const letter = root.querySelector('article');
  const part = (name) => root.querySelector(`[data-${name}]`);
  const fill = () => {
    for (const field of root.querySelectorAll('[data-field]')) {
      letter.querySelector(`[data-blank=${field.dataset.field}]`).textContent = field.value.trim();
    }
  };
  const text = () => letter.innerText.replace(/\n{3,}/g, '\n\n');

  // What was kept of the answers need not be typed again.
  const kept = new Map(await get('settings', ANSWERS));
  part('field=name').value = [kept.get('fill-first'), kept.get('fill-last')].filter(Boolean).join(' ');
  part('field=address').value = kept.get('fill-address') || '';
  part('field=date').value = dateHere(Date.now());
  root.addEventListener('input', fill);
  fill();
  for (const name of ['blanks', 'print', 'copy']) part(name).hidden = false;
  part('share').hidden = !navigator.share;
  on(root, {
    print: () => window.print(),
    copy: () => clip(text()).then(() => show(root, 'copied'), () => show(root, 'failed')),
    share: () => navigator.share({ text: text() }),
    mail() {
      part('mail').href = 'mailto:?body=' + encodeURIComponent(text());
    },
  });
}
