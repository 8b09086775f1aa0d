// Stand-ins for what a browser gives a worker.

export const ORIGIN = 'https://site.test';

// reply is an answer as fetch gives it for this site.
export function reply(body, { status = 200, type = 'basic', headers = {} } = {}) {
  const response = new Response(body, { status, headers: { 'content-type': 'text/html; charset=utf-8', ...headers } });
  Object.defineProperty(response, 'type', { value: type });
  const clone = response.clone.bind(response);
  response.clone = () => Object.defineProperty(clone(), 'type', { value: type });
  return response;
}

const pathOf = (key) => new URL(key.url || key, ORIGIN).pathname;

class FakeCache {
  pages = new Map();
  async match(key) {
    const found = this.pages.get(pathOf(key));
    return found && found.clone();
  }
  async put(key, response) { this.pages.set(pathOf(key), response); }
  async add(key) { this.pages.set(pathOf(key), await fetch(key)); }
  async delete(key) { return this.pages.delete(pathOf(key)); }
  async keys() { return [...this.pages.keys()].map((path) => ({ url: ORIGIN + path })); }
}

class FakeCaches {
  all = new Map();
  async open(name) {
    if (!this.all.has(name)) this.all.set(name, new FakeCache());
    return this.all.get(name);
  }
  async has(name) { return this.all.has(name); }
  async delete(name) { return this.all.delete(name); }
  async keys() { return [...this.all.keys()]; }
  // everything lists every path in every cache.
  everything() { return [...this.all.values()].flatMap((cache) => [...cache.pages.keys()]); }
}

// browser puts a new, empty browser in place. pages maps a path to a body, a
// reply, or a function; a path that is not there is a 404. net.down stops it all.
export function browser(pages = {}) {
  const net = { down: false, asked: [], pages };
  globalThis.self = { location: { origin: ORIGIN }, navigator: {} };
  globalThis.caches = new FakeCaches();
  globalThis.fetch = async (request) => {
    const path = pathOf(request);
    net.asked.push(path);
    if (net.down) throw new TypeError('no network');
    const found = net.pages[path];
    if (typeof found === 'function') return found();
    if (found === undefined) return reply('nothing here', { status: 404 });
    return typeof found === 'string' ? reply(found) : found;
  };
  return net;
}

// visitTo is the event of opening a page.
export const visitTo = (path, client = 'c1') => ({
  request: { url: ORIGIN + path, method: 'GET', mode: 'navigate' },
  resultingClientId: client,
  waiting: [],
  waitUntil(work) { this.waiting.push(work); },
});

export const site = (more = {}) => ({
  version: 'v1',
  packs: { en: [{ url: '/en/help-now', rev: 'a' }, { url: '/en/gp', rev: 'b' }], cy: [] },
  assets: ['/assets/app-NEW.css'],
  gp: ['/assets/gp-NEW.css'],
  quiet: '/quiet',
  quietPage: '<h1>Try again later</h1>',
  offline: { en: '/en/offline', cy: '/cy/offline' },
  shell: { en: '/en/kept', cy: '/cy/kept' },
  langs: ['en', 'cy'],
  words: {
    en: { title: 'My guide', generic: 'You have a date. Tap to see.', over: 'This is over. Tap to see.', going: 'I am going', cant: 'I cannot go' },
    cy: { title: 'Fy nghanllaw', generic: 'cyffredinol', over: 'drosodd' },
  },
  icon: '/icons/icon-192.png',
  badge: '/icons/badge-96.png',
  ...more,
});

export const whole = () => ({
  '/en/help-now': '<h1>Get help now</h1>',
  '/en/gp': '<h1>Join a GP surgery</h1>',
  '/en/offline': '<h1>No signal</h1>',
  '/en/kept': '<h1>Kept</h1>',
  '/assets/app-NEW.css': 'body{}',
});
