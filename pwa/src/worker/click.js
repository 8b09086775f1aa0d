// A notice is tapped: to the page it speaks of, in a window that is open if
// there is one.
import { api } from '../api.js';
import { local } from './notice.js';
import { seen } from './seen.js';

const PATIENCE = 3000; // a browser lets a tap open a window for a few seconds only

// answered tells the server what a button said, and says whether it knows. What
// cannot be sent in time counts as not sent: the page then asks again.
const answered = (notice, answer) => Promise.race([
  api('/phone/answer', 'POST', { notice, answer }).then(() => true, () => false),
  new Promise((resolve) => setTimeout(resolve, PATIENCE, false)),
]);

export async function clicked(event) {
  const { notification, action } = event;
  notification.close();
  seen('opened', notification.data && notification.data.why); // the page must not wait for it
  if (self.navigator.clearAppBadge) self.navigator.clearAppBadge().catch(() => {});
  const { origin } = self.location;
  let url = local(notification.data && notification.data.url, origin);
  if (action) {
    const path = url.split('?')[0]; // /n/…
    url = path + (await answered(path.slice(3), action) ? '?done=answered' : '?unsaved=' + action);
  }
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const there = windows.find((open) => open.url === origin + url) || windows[0];
  if (!there) return self.clients.openWindow(url);
  try {
    const open = await there.focus();
    return open.url === origin + url ? open : await open.navigate(url);
  } catch (refused) {
    return self.clients.openWindow(url);
  }
}
