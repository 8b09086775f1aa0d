// A real Chromium with a new profile. A profile of its own matters: an ordinary
// Playwright context counts as a private window, and there push is refused.
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { PATIENCE, until } from "./patience.mjs";
import { slowPages } from "./slow.mjs";

export { until };

const found = [process.env.CHROMIUM, "/usr/lib/chromium/chromium", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]
  .find((path) => path && existsSync(path));
if (!found) throw new Error("There is no Chromium on this computer. Install it (Debian: apt-get install chromium), or set CHROMIUM to its path.");

const flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"];

/** Opens a browser. `open.seen` collects what a reader would never see: errors, refused requests, requests to other sites. */
export async function openBrowser(site, options = {}) {
  const profile = await mkdtemp(join(tmpdir(), "plainwell-browser-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: found, args: flags, headless: true, viewport: { width: 390, height: 844 }, locale: "en-GB", timezoneId: "Europe/London",
    ...options,
  });
  context.setDefaultTimeout(PATIENCE);
  context.setDefaultNavigationTimeout(PATIENCE);
  const seen = { errors: [], elsewhere: [] };
  // Chromium says this of a manifest whose fetch the next page cut off; install.test.mjs reads each one.
  const cutOff = /Manifest: Line: 1, column: 1, Syntax error/;
  context.on("console", (m) => { if (m.type() === "error" && !cutOff.test(m.text())) seen.errors.push(`${m.location().url}: ${m.text()}`); });
  context.on("weberror", (e) => seen.errors.push(String(e.error())));
  context.on("request", (r) => { if (!r.url().startsWith(site.url) && !r.url().startsWith("blob:")) seen.elsewhere.push(r.url()); });
  const page = context.pages()[0] ?? (await context.newPage());
  await slowPages(context);
  return {
    context, page, seen,
    async close() {
      await context.close();
      await rm(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }); // a part of the browser may still be at its end
    },
  };
}

/** Opens a browser for one test, and closes it when that is over, however it ends. */
export async function openFor(t, site, options) {
  const browser = await openBrowser(site, options);
  t.after(() => browser.close());
  return browser;
}

/** The service worker that runs, to do something in it. */
export const runningWorker = async (context) => context.serviceWorkers()[0] ?? context.waitForEvent("serviceworker");

/** Does a piece of work in a browser of its own, which asks nothing of another site. */
export async function inBrowser(site, options, work) {
  const browser = await openBrowser(site, options);
  try {
    await work(browser.page, browser);
    if (browser.seen.elsewhere.length) throw new Error(`another site was asked for ${browser.seen.elsewhere}`);
  } finally {
    await browser.close();
  }
}

/**
 * Puts a subscription of the stand-in push service where the browser would ask
 * Google's service for one, which no test may reach. The seam is here and nowhere
 * in the product.
 */
export async function standInForPush(context, subscription) {
  await context.addInitScript((sub) => {
    const key = "test-subscribed";
    const bytes = (s) => Uint8Array.from(atob(s.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0)).buffer;
    const made = () => ({
      endpoint: sub.endpoint, expirationTime: null,
      options: { userVisibleOnly: true, applicationServerKey: bytes(localStorage.getItem(key)) },
      getKey: (name) => bytes(sub.keys[name]),
      toJSON: () => sub,
      unsubscribe: async () => { localStorage.removeItem(key); return true; },
    });
    PushManager.prototype.subscribe = async function (options) {
      const raw = new Uint8Array(options.applicationServerKey.buffer ?? options.applicationServerKey);
      localStorage.setItem(key, btoa(String.fromCharCode(...raw)).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, ""));
      return made();
    };
    PushManager.prototype.getSubscription = async function () { return localStorage.getItem(key) ? made() : null; };
  }, subscription);
}

/**
 * Delivers plain text to the service worker as a push message, and can stop the worker
 * first to try a cold start. It waits until the worker has done its work: whoever asks
 * Chromium for its notices while one is being put up can make it fall out of the list.
 */
export async function workerLine(context, page, origin) {
  const cdp = await context.newCDPSession(page);
  let registration;
  cdp.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
    const ours = registrations.find((r) => r.scopeURL.startsWith(origin) && !r.isDeleted);
    if (ours) registration = ours.registrationId;
  });
  await cdp.send("ServiceWorker.enable");
  let completed = 0;
  cdp.on("BackgroundService.backgroundServiceEventReceived", ({ backgroundServiceEvent: e }) => { if (e.eventName === "Push event completed") completed++; });
  await cdp.send("BackgroundService.startObserving", { service: "pushMessaging" });
  await cdp.send("BackgroundService.setRecording", { service: "pushMessaging", shouldRecord: true });
  return {
    async push(data) {
      await until(() => registration, "the worker is registered");
      const before = completed;
      await cdp.send("ServiceWorker.deliverPushMessage", { origin, registrationId: registration, data });
      await until(() => completed > before, "the worker has done its work");
    },
    stop: () => cdp.send("ServiceWorker.stopAllWorkers"),
  };
}

/** How many pixels the open page is wider than the screen. A phone zooms out to show a wide page, so innerWidth does not tell. */
export async function tooWide(page) {
  return Math.max(0, (await page.evaluate(() => document.documentElement.scrollWidth)) - page.viewportSize().width);
}
