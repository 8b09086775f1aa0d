// The pages that the reader has kept. Texts: data-none, data-remove, data-saved
// ("Saved on {date}."), data-total ("They take {kb} KB.").
import { fill, link, make } from '../page/show.js';
import { dateHere } from '../page/when.js';
import { ask, askIfThere, canWork } from '../page/worker.js';

const words = (html) => new DOMParser().parseFromString(html, 'text/html').body.textContent.trim();

export async function keptList(root) {
  if (!canWork()) return;
  const texts = root.dataset;
  const box = root.querySelector('[data-list]');

  function row(page) {
    const title = words(page.title) || page.url;
    const button = make('button', 'button button--quiet', texts.remove, make('span', 'hidden', ' ' + title));
    button.type = 'button';
    button.onclick = async () => {
      await ask('drop', { urls: [page.url] });
      await draw();
      box.tabIndex = -1;
      box.focus();
    };
    const saved = fill(texts.saved, { date: dateHere(page.saved) });
    return make('li', 'kept__row', link(page.url, '', title), saved && make('p', 'kept__saved', saved), button);
  }

  async function draw() {
    const there = await askIfThere('kept').catch(() => {});
    const pages = there ? there.pages : [];
    const kb = Math.ceil(pages.reduce((sum, page) => sum + page.bytes, 0) / 1024);
    box.textContent = '';
    if (pages.length) box.append(make('ul', 'kept', ...pages.map(row)), make('p', '', fill(texts.total, { kb })));
    else box.append(make('p', '', texts.none));
    root.hidden = false;
  }

  document.addEventListener('kept', draw);
  await draw();
}
