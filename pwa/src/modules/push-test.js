// A test notice. Buttons: test, yes, no. States: ready, sent, asked ("Did you see
// it?"), yes, no, failed. It starts by itself when reminders were just turned on.
import { api } from '../api.js';
import { on, show } from '../page/show.js';

export function pushTest(root) {
  let last = 0; // what an earlier test comes to is not told once more has happened
  const say = (state) => {
    last += 1;
    show(root, state);
    return last;
  };

  async function test() {
    const mine = say('sent');
    const { verdict } = await api('/phone/test', 'POST').catch(() => ({}));
    if (mine === last) say(verdict === 'taken' ? 'asked' : 'failed');
  }

  on(root, { test, yes: () => say('yes'), no: () => say('no') });
  document.addEventListener('push', test);
  show(root, 'ready');
}
