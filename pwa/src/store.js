// The phone's own storage (IndexedDB), for pages and for the worker: saved
// dates, saved notices, settings. Every call settles and none rejects: a phone
// that refuses storage is a phone with nothing saved.

const NAME = 'plainwell';

function open() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      for (const store of ['dates', 'notices', 'settings']) request.result.createObjectStore(store);
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = request.onblocked = () => reject(request.error);
  });
}

// run does one piece of work in one transaction and closes the database, so
// that a later "forget" is never held up. It answers undefined on any failure.
async function run(store, mode, work) {
  try {
    const db = await open();
    try {
      return await new Promise((resolve, reject) => {
        const tx = db.transaction(store, mode);
        const request = work(tx.objectStore(store));
        tx.oncomplete = () => resolve(request ? request.result : true);
        tx.onerror = tx.onabort = () => reject(tx.error);
      });
    } finally {
      db.close();
    }
  } catch (refused) {
    return undefined;
  }
}

export const get = (store, key) => run(store, 'readonly', (s) => s.get(key));
export const all = async (store) => (await run(store, 'readonly', (s) => s.getAll())) || [];

// put answers undefined when nothing was saved.
export const put = (store, key, value) => run(store, 'readwrite', (s) => s.put(value, key));
export const remove = (store, key) => run(store, 'readwrite', (s) => s.delete(key));

// replace swaps everything in a store at once: entries are [key, value].
export const replace = (store, entries) => run(store, 'readwrite', (s) => {
  s.clear();
  for (const [key, value] of entries) s.put(value, key);
});

// erase deletes the whole database.
export const erase = () => new Promise((resolve) => {
  try {
    const request = indexedDB.deleteDatabase(NAME);
    request.onsuccess = request.onerror = request.onblocked = resolve;
  } catch (refused) {
    resolve();
  }
});
