// Turns what came by push into a notice. Whatever comes, something is shown: a
// push that shows nothing is held against the site, and three end it on iPhones.

const text = (value) => (typeof value === 'string' && value ? value : '');

// local answers an address of this site as a path, or the fallback.
export function local(address, origin, fallback = '/') {
  try {
    const url = new URL(text(address), origin);
    return text(address) && url.origin === origin ? url.pathname + url.search : fallback;
  } catch (malformed) {
    return fallback;
  }
}

// notice answers {title, options, badge, detail} from the text of the push (or
// null); detail: the words say more than the day and the time.
// The site's words for each language are {title, generic, over, going, cant}; now is in
// milliseconds.
export function notice(raw, site, lang, origin, now) {
  const words = site.words[lang];
  let message;
  try {
    message = JSON.parse(raw);
  } catch (unreadable) {
    message = null;
  }
  const n = (message && message.notification) || {};
  const data = n.data || {};
  const exp = Number(message && message.exp) || Number(data.exp) || 0;
  const over = exp > 0 && exp * 1000 <= now;
  const tag = text(n.tag) || 'pw';
  const options = {
    body: over ? words.over : text(n.body) || words.generic,
    tag,
    lang: text(n.lang) || lang,
    dir: ['ltr', 'rtl'].includes(n.dir) ? n.dir : 'auto',
    icon: site.icon,
    badge: site.badge,
    renotify: n.renotify === true,
    silent: n.silent === true,
    requireInteraction: false,
    timestamp: Number(n.timestamp) || now,
    data: { url: local(data.url || n.navigate, origin), id: data.id || tag, group: text(data.group), why: text(data.why), exp },
  };
  // Buttons are extras: the page that a tap opens has the same choices.
  if (data.ask === true && !over) options.actions = [{ action: 'going', title: words.going }, { action: 'cant', title: words.cant }];
  const badge = message && (message.app_badge || n.app_badge);
  const title = over ? words.title : text(n.title) || words.title;
  return { title, options, badge: Number(badge) || 0, detail: data.detail === true };
}
