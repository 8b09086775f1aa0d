// A push arrives.
import { api } from '../api.js';
import { keyBytes, sameKey } from '../push-key.js';
import { get } from '../store.js';
import { remember } from './inbox.js';
import { notice } from './notice.js';
import { seen } from './seen.js';

// soon answers what storage says, or undefined if it takes too long: the notice
// must not wait for it.
const soon = (work, most = 500) => Promise.race([work, new Promise((resolve) => setTimeout(resolve, most))]);

// settling is how long the browser may take, in milliseconds, to put its own list of
// notices in order. A notice shown before that can be lost, so this one is worth a wait.
const settling = 5000;

function read(event) {
  try {
    return event.data.text();
  } catch (unreadable) {
    return null;
  }
}

export async function pushed(event, site) {
  const raw = read(event);
  const kept = await soon(get('settings', 'lang'));
  const lang = wordsLang(raw, kept, site.langs);
  const { title, options, badge, detail } = notice(raw, site, lang, self.location.origin, Date.now());

  // What is there is read before, not after: when a browser has just started, Chromium
  // puts its own list of notices in order at the first question, and one that is
  // being shown at that moment can fall out of it.
  const before = await soon(self.registration.getNotifications(), settling);
  await self.registration.showNotification(title, options);
  closeOlder(before || [], options);
  if (badge && self.navigator.setAppBadge) await self.navigator.setAppBadge(badge).catch(() => {});
  await remember(title, options, detail, site.words[lang].generic);
  await soon(seen('shown', options.data.why));
}

// wordsLang is the language for the worker's own words: the notice's, else the
// one last used on this phone.
export function wordsLang(raw, kept, langs) {
  const named = /"lang":"([a-z]{2,3})/.exec(raw || '');
  return [named && named[1], kept].find((lang) => langs.includes(lang)) || langs[0];
}

// closeOlder takes away what was said before about the same date.
function closeOlder(before, { tag, data }) {
  if (!data.group) return;
  for (const shown of before) {
    if (shown.tag !== tag && shown.data && shown.data.group === data.group) shown.close();
  }
}

// resubscribe: the browser changed the subscription by itself. Browsers do not
// do this reliably; every page looks as well. Whoever stopped reminders stays so.
export async function resubscribe(event) {
  if (await get('settings', 'push') === false) return;
  const { key } = await api('/push');
  const given = event.newSubscription;
  const fresh = given && sameKey(given, key) ? given : await self.registration.pushManager.subscribe({
    userVisibleOnly: true, applicationServerKey: keyBytes(key),
  });
  await api('/phone/subscription', 'PUT', fresh);
}
