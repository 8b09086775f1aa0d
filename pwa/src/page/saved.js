// Saved dates and notices as the phone holds them. What is a month old is
// deleted, as the server deletes it.
import { all, remove } from '../store.js';

const MONTH = 30 * 24 * 3600; // seconds

async function young(store, key, seconds, now) {
  const fresh = [];
  for (const value of await all(store)) {
    if (seconds(value) + MONTH < now) await remove(store, key(value));
    else fresh.push(value);
  }
  return fresh.sort((a, b) => seconds(a) - seconds(b));
}

// savedDates answers the dates, the next one first.
export const savedDates = (now = Date.now() / 1000) => young('dates', (date) => date.url, (date) => date.starts, now);

// savedNotices answers the notices, the newest first.
export const savedNotices = async (now = Date.now() / 1000) => (
  await young('notices', (notice) => notice.path, (notice) => notice.at / 1000, now)).reverse();
