// "Stop reminders": the phone lets go of its subscription first, then the form
// tells the server.
import { turnOff } from '../page/push.js';

export function pushStop(form) {
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    await turnOff().catch(() => {});
    form.submit();
  });
}
