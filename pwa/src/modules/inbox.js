// Past notices, as this phone kept them. Texts: data-none, data-remove, data-am and
// data-pm (* is the clock). The list goes into [data-list]; button: clear.
import { savedNotices } from '../page/saved.js';
import { link, make, on } from '../page/show.js';
import { dateHere, timeHere } from '../page/when.js';
import { remove, replace } from '../store.js';

export async function inbox(root) {
  const { none, remove: word } = root.dataset;
  const list = root.querySelector('[data-list]');

  async function draw() {
    const rows = (await savedNotices()).map(({ path, url, body, lang, at }) => {
      const button = make('button', 'button button--quiet', word);
      button.type = 'button';
      button.dataset.one = path;
      const to = link(url, '', body);
      to.lang = lang || '';
      return make('li', 'kept__row', to, make('p', 'kept__saved', dateHere(at) + ', ' + timeHere(at, root.dataset)), button);
    });
    list.textContent = '';
    list.append(rows.length ? make('ul', 'kept', ...rows) : make('p', '', none));
    root.querySelector('[data-clear]').hidden = !rows.length;
  }

  // again draws what is left; the button that was pressed is gone, so the list takes
  // the focus.
  async function again() {
    await draw();
    list.tabIndex = -1;
    list.focus();
  }

  on(root, { clear: async () => { await replace('notices', []); await again(); } });
  list.addEventListener('click', async ({ target }) => {
    if (!target.dataset.one) return;
    await remove('notices', target.dataset.one);
    await again();
  });
  await draw();
  root.hidden = false;
}
