// A test notice. Buttons: test, yes, no. States: ready, sent, asked ("Did you see
// it?"), yes, no, failed. It starts by itself when reminders were just turned on.
import { api } from '../api.js';
import { on, show } from '../page/show.js';

export function pushTest(root) {
  async function test() {
    show(root, 'sent');
    try {
      const { verdict } = await api('/phone/test', 'POST');
      show(root, verdict === 'taken' ? 'asked' : 'failed');
    } catch (failed) {
      show(root, 'failed');
    }
  }

  on(root, { test, yes: () => show(root, 'yes'), no: () => show(root, 'no') });
  document.addEventListener('push', test);
  show(root, 'ready');
}
