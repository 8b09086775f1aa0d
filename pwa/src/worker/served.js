// Which open pages came from the phone's storage, and from when, so that they
// can say so. Kept in memory only: a page asks within a moment of opening.
const pages = new Map();

export function served(event, path, saved) {
  pages.set(event.resultingClientId || path, saved);
}

// servedAt answers when the copy was saved, once, or 0 for a page from the network.
export function servedAt(client, path) {
  for (const key of [client, path]) {
    if (pages.has(key)) {
      const saved = pages.get(key);
      pages.delete(key);
      return saved;
    }
  }
  return 0;
}
