// The dates that were saved on this phone. Texts: data-none, data-saved ("Saved
// on {date}."), data-cancelled. They go into [data-list].
import { fill, link, make } from '../page/show.js';
import { savedDates as read } from '../page/saved.js';

const row = (url, ...inside) => make('li', 'dates__item', link(url, 'dates__link', ...inside));

function draw(box, rows, none) {
  if (!box) return;
  box.textContent = '';
  box.append(rows.length ? make('ul', 'dates', ...rows) : make('p', '', none));
}

export async function savedDates(root) {
  const texts = root.dataset;
  const dates = await read();
  const box = root.querySelector('[data-list]');
  draw(box, dates.map((date) => row(
    date.url,
    make('span', 'dates__when', date.when),
    make('span', 'dates__kind', date.kind),
    date.cancelled && make('strong', 'dates__cancelled', texts.cancelled),
  )), texts.none);
  if (dates.length && texts.saved) box.append(make('p', 'saved-line', fill(texts.saved, { date: dates[0].saved })));
  root.hidden = false;
}
