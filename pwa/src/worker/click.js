// A notice is tapped: to the page it speaks of, in a window that is open if
// there is one.
import { local } from './notice.js';
import { seen } from './seen.js';

export async function clicked(event) {
  const { notification } = event;
  notification.close();
  seen('opened', notification.data && notification.data.why); // the page must not wait for it
  if (self.navigator.clearAppBadge) self.navigator.clearAppBadge().catch(() => {});
  const { origin } = self.location;
  const url = local(notification.data && notification.data.url, origin);
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
