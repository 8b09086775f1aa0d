// "Are my reminders working?": what this phone and the server know. Each
// [data-check] says the text of its attribute for what was found; the steps for
// this make of phone ([data-make]) are opened.
import { api } from '../api.js';
import { apple, installed, phoneMake } from '../page/phone.js';
import { canPush, short } from '../page/push.js';
import { savedNotices } from '../page/saved.js';
import { fill } from '../page/show.js';
import { dateHere } from '../page/when.js';

async function known() {
  const there = await navigator.serviceWorker.getRegistration();
  const mine = there && await there.pushManager.getSubscription();
  const { push, endpoint } = await api('/phone');
  return mine && push === 'on' && endpoint === await short(mine.endpoint) ? 'yes' : 'no';
}

let looks = 0; // a look that was overtaken by the next says nothing

async function look(root) {
  looks += 1;
  const mine = looks;
  const [last] = await savedNotices();
  const found = {
    permission: apple() && !installed() ? 'home' : canPush() ? Notification.permission : 'none',
    known: canPush() ? await known().catch(() => 'unknown') : 'no',
    last: last ? 'some' : 'none',
  };
  if (mine !== looks) return;
  for (const el of root.querySelectorAll('[data-check]')) {
    el.textContent = fill(el.dataset[found[el.dataset.check]], { date: last && dateHere(last.at) });
  }
  root.querySelector('[data-lines]').hidden = false;
}

export function pushCheck(root) {
  const mine = root.querySelector(`[data-make="${phoneMake()}"]`);
  if (mine) mine.open = true;
  document.addEventListener('push', () => look(root)); // reminders were just turned on
  return look(root);
}
