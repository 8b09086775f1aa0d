// The way out: blanks the page at once, takes it out of the history, and goes
// to the exit address, or to the quiet page when offline or installed.
import { installed } from '../page/phone.js';
import { fill, make } from '../page/show.js';
import { shifts } from '../page/shifts.js';

const root = document.documentElement;
let title;

function go(link) {
  root.classList.add('gone');
  if (window.speechSynthesis) speechSynthesis.cancel(); // nothing may be heard either
  if (link.dataset.leaving) {
    const words = make('p', 'gone__words', link.dataset.leaving);
    words.setAttribute('role', 'alert');
    document.body.append(words);
  }
  title = title || document.title;
  document.title = ' ';
  const stay = installed() || navigator.onLine === false;
  location.replace(stay ? link.dataset.quiet || '/quiet' : link.href);
}

// A page that comes back from the browser's memory comes back whole.
addEventListener('pageshow', (event) => {
  if (!event.persisted || !root.classList.contains('gone')) return;
  root.classList.remove('gone');
  for (const words of document.querySelectorAll('.gone__words')) words.remove();
  document.title = title;
});

export function leave(link) {
  const status = make('span', 'hidden');
  status.setAttribute('role', 'status');
  link.after(status);

  for (const each of [link, ...document.querySelectorAll('a[data-leave]')]) {
    each.addEventListener('click', (event) => {
      event.preventDefault();
      go(link);
    });
  }

  const presses = shifts();
  let timer;
  addEventListener('keydown', (event) => presses.down(event.key, event.repeat));
  addEventListener('pointerdown', () => presses.other());
  addEventListener('keyup', (event) => {
    const count = presses.up(event.key, event.timeStamp);
    if (!count) return;
    if (count >= 3) {
      go(link);
      return;
    }
    status.textContent = fill(link.dataset.more, { count: 3 - count });
    clearTimeout(timer);
    timer = setTimeout(() => { status.textContent = ''; }, 5000);
  });
}
