// What the phone has by now.
import { until } from "./patience.mjs";

/** Waits until the essential pages of a language are on the phone, whole, and its worker answers. */
export async function packHere(page, lang = "en") {
  // The worker notes the pack as its last step, once every page of it is in.
  await until(() => page.evaluate(async (path) => !!navigator.serviceWorker.controller && !!(await caches.match(path)), "/pack/" + lang), "the pack is on the phone");
}

/** What the phone's own storage holds among its settings under a name, as JSON; "" when there is nothing. */
export const setting = (page, name) => page.evaluate((key) => new Promise((done) => {
  const open = indexedDB.open("plainwell");
  open.onsuccess = () => {
    open.result.transaction("settings").objectStore("settings").get(key).onsuccess = (event) => {
      open.result.close();
      done(JSON.stringify(event.target.result) ?? "");
    };
  };
}), name);
