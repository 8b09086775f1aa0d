// "Get my answers ready". What is typed stays in the page; after a yes it is in this
// phone's own storage too, and nowhere else. The sheet below the questions says it
// again: very large on the screen, filled in on paper.
// Buttons: large, back, print, yes, remove. Texts of the status: kept, removed, failed.
import { on, show } from '../page/show.js';
import { get, put, remove } from '../store.js';

export const ANSWERS = 'gp-answers';

const tick = (el) => el.type === 'checkbox';

function words(el) {
  if (tick(el)) return el.checked && el.labels[0].textContent;
  return el.value && (el.options ? el.selectedOptions[0].text : el.value.trim());
}

export async function gpFill(root) {
  const fields = [...root.querySelectorAll('[data-field]')];
  const part = (name) => root.querySelector(`[data-${name}]`);
  let kept;

  const sheet = () => {
    let none = true;
    for (const line of root.querySelectorAll('[data-answer]')) {
      const said = fields.filter((el) => el.dataset.field === line.dataset.answer).map(words).filter(Boolean).join(', ');
      line.lastChild.textContent = said;
      line.classList.toggle('blank', !said);
      if (said) none = false;
    }
    part('none').hidden = !none;
  };
  const large = (yes) => {
    sheet();
    root.classList.toggle('fill--large', yes);
    part('form').hidden = yes;
    part('sheet').hidden = !yes;
    part('back').hidden = !yes;
    part('large').hidden = yes;
    root.querySelector(yes ? 'h2[tabindex]' : 'h1').focus();
    scrollTo(0, 0);
  };
  const state = (name) => {
    kept = name === 'kept';
    show(root, name, {}, { yes: !kept, remove: kept });
  };
  const write = () => put('settings', ANSWERS, fields.map((el) => [el.id, tick(el) ? el.checked : el.value]));
  const fill = (answers, which = () => true) => {
    const at = new Map(answers);
    for (const el of fields.filter(which)) el[tick(el) ? 'checked' : 'value'] = at.get(el.id) || '';
  };

  for (const el of fields) el.hidden = false;
  part('tools').hidden = false;
  root.addEventListener('input', () => kept && write());
  addEventListener('beforeprint', sheet);
  on(root, {
    large: () => large(true),
    back: () => large(false),
    print: () => window.print(),
    async yes() {
      state(await write() ? 'kept' : 'failed');
    },
    async remove() {
      await remove('settings', ANSWERS);
      fill([]);
      state('removed');
    },
  });

  const saved = await get('settings', ANSWERS);
  if (saved) fill(saved, (el) => !words(el)); // what was typed meanwhile stays
  state(saved ? 'kept' : 'ask');
}
