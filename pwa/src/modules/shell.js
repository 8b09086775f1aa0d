// Draws a saved date or notice when there is no signal: the worker answers /a/…,
// /n/…, /{lang}/dates and /{lang}/inbox with the page /{lang}/kept. The style sheet
// then hides what does not belong to the address (data-shell on <main>).
// Texts: data-none, data-saved ({date}), data-title, data-cancelled, data-past,
// data-kind, data-place, data-bus, data-phone, data-bring, data-company, data-note,
// data-said, data-notice, data-lost.
import { fill, link, make } from '../page/show.js';
import { dateHere } from '../page/when.js';
import { all, get } from '../store.js';

const pair = (name, value) => value && make('div', '', make('dt', '', name), make('dd', 'typed', value));
const banner = (text) => make('div', 'banner', make('p', '', text));

function date(texts, it) {
  const over = !it.cancelled && it.starts * 1000 < Date.now();
  return [
    make('p', 'saved-line', fill(texts.saved, { date: it.saved })),
    make('h1', '', texts.title),
    it.cancelled && banner(texts.cancelled),
    over && banner(texts.past),
    make('p', 'when', it.when),
    make('dl', 'facts', pair(texts.kind || texts.title, it.kind), pair(texts.place, it.place), pair(texts.bus, it.bus),
      pair(texts.phone, it.phone && link('tel:' + it.phone.replace(/[^\d+]/g, ''), 'tel', it.phone)),
      pair(texts.bring, it.bring), pair(texts.company, it.company), pair(texts.note, it.note), pair(texts.said, it.said)),
  ];
}

// notice draws what came, and behind it the date that it speaks of, if the phone
// keeps that.
async function notice(texts, it) {
  const about = it.group && (await all('dates')).find(({ group }) => group === it.group);
  return [
    make('p', 'saved-line', fill(texts.saved, { date: dateHere(it.at) })),
    make('h1', '', texts.notice),
    make('p', 'lead', it.body),
    ...(about ? date(texts, about).slice(2) : [make('p', '', texts.none)]),
  ];
}

async function parts(path, texts) {
  const saved = await get('dates', path);
  if (saved) return date(texts, saved);
  const told = await get('notices', path);
  return told ? notice(texts, told) : [make('h1', '', texts.none)];
}

export async function shell(root) {
  const path = location.pathname;
  const [, first, second] = path.split('/');
  const kind = first === 'a' || first === 'n' ? 'one' : ['dates', 'inbox'].includes(second) ? second : '';
  if (!kind) return;
  root.closest('main').dataset.shell = kind;
  if (kind !== 'one') return;
  const lost = location.search.includes('unsaved=') && banner(root.dataset.lost);
  (root.querySelector('[data-list]') || root).prepend(...[lost, ...await parts(path, root.dataset)].filter(Boolean));
  root.hidden = false;
}
