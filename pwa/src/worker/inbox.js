// Past notices, kept on this phone alone.
import { all, get, put, remove } from '../store.js';
import { local } from './notice.js';

const MOST = 50;

// remember keeps a notice for the inbox and for its page with no signal. Words that
// say more than the day and the time are kept only after the reader's yes to
// keeping dates here; until then the general words stand for them.
export async function remember(title, { body, lang, data }, detail, generic, now = Date.now()) {
  const path = local(data.url, self.location.origin).split('?')[0];
  const words = detail && !await get('settings', 'dates') ? generic : body;
  await put('notices', path, { title, body: words, lang, path, url: data.url, group: data.group, at: now });
  const oldest = (await all('notices')).sort((a, b) => b.at - a.at).slice(MOST);
  for (const { path: old } of oldest) await remove('notices', old);
}
