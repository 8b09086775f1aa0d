// The words are all in the page, written there by the server. These functions
// choose which of them are seen.

// fill puts values into a text in place of {name}.
export const fill = (text, values = {}) => (text || '').replace(/\{(\w+)\}/g, (all, key) => (key in values ? values[key] : all));

// own finds the elements of a module, without those of a module inside it.
const own = (root, what) => [...root.querySelectorAll(what)]
  .filter((el) => el.parentElement.closest('[data-module]') === root);

// show brings a module into one state: an element with data-show="a b" is seen
// in the states a and b only; the element with data-status says the text of its
// attribute data-<state>; and seen, {keep: true, remove: false}, says which of
// the buttons [data-keep] and [data-remove] are there. If all that hides the
// button that was pressed, the first words now seen take the focus, so that
// nobody is left nowhere.
export function show(root, state, values, seen = {}) {
  const held = root.contains(document.activeElement) && document.activeElement;
  let first;
  for (const el of own(root, '[data-show]')) {
    el.hidden = !el.dataset.show.split(' ').includes(state);
    if (!el.hidden) first = first || el;
  }
  for (const el of own(root, '[data-status]')) {
    el.textContent = fill(el.dataset[state], values);
    first = first || el;
  }
  for (const name of Object.keys(seen)) {
    for (const el of own(root, `[data-${name}]`)) el.hidden = !seen[name];
  }
  root.hidden = false;
  if (held && held.closest('[hidden]') && first) {
    first.tabIndex = -1;
    first.focus();
  }
}

// on runs acts.name when an element with the attribute data-<name> is pressed. A
// press while the last one is still at work is not counted.
export function on(root, acts) {
  let busy = false;
  root.addEventListener('click', (event) => {
    for (const name of Object.keys(acts)) {
      const button = event.target.closest(`[data-${name}]`);
      if (busy || !button || button === root || !root.contains(button)) continue;
      busy = true;
      Promise.resolve(acts[name]()).catch(() => {}).finally(() => { busy = false; });
    }
  });
}

// make builds an element: what stands in it is words or other elements; empty
// ones are left out.
export function make(tag, className, ...inside) {
  const el = document.createElement(tag);
  if (className) el.className = className;
  el.append(...inside.filter(Boolean));
  return el;
}

export function link(href, className, ...inside) {
  const a = make('a', className, ...inside);
  a.href = href;
  return a;
}
