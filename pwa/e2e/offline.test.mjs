// What the phone keeps: the essential pack by itself, pages when asked, and never
// a page that belongs to one person.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openBrowser, openFor, until } from "./lib/browser.mjs";
import { inMinutes, saveDate } from "./lib/form.mjs";
import { tap } from "./lib/go.mjs";
import { packHere } from "./lib/phone.mjs";
import { startSite } from "./lib/program.mjs";

let site, browser, page;
before(async () => {
  site = await startSite();
  browser = await openBrowser(site);
  page = browser.page;
});
after(async () => {
  await browser?.close();
  await site?.remove();
});

const inCaches = (of = page) => of.evaluate(async () => {
  const out = [];
  for (const name of await caches.keys()) for (const r of await (await caches.open(name)).keys()) out.push(new URL(r.url).pathname);
  return out;
});

for (const lang of ["en", "cy"]) test(`the essential pack comes by itself after the page, and weighs at most 150 KB: ${lang}`, async (t) => {
  const own = await openFor(t, site);
  await own.page.goto(`${site.url}/${lang}/`);
  await packHere(own.page, lang);
  const kept = await inCaches(own.page);
  for (const path of ["help-now", "gp", "gp/card", "offline"]) assert.ok(kept.includes(`/${lang}/${path}`), path);
  const bytes = await own.page.evaluate(async () => {
    let sum = 0;
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const r of await cache.keys()) sum += (await (await cache.match(r)).arrayBuffer()).byteLength;
    }
    return sum;
  });
  assert.ok(bytes <= 150 * 1024, `${bytes} bytes unpacked`);
});

test("a phone that saves data is not sent the pack", async (t) => {
  const careful = await openFor(t, site);
  await careful.context.addInitScript(() => Object.defineProperty(Navigator.prototype, "connection", { get: () => ({ saveData: true }) }));
  await careful.page.goto(site.url + "/en/", { waitUntil: "networkidle" });
  await new Promise((go) => setTimeout(go, 1500));
  const urls = await careful.page.evaluate(async () => {
    const out = [];
    for (const name of await caches.keys()) for (const r of await (await caches.open(name)).keys()) out.push(new URL(r.url).pathname);
    return out;
  });
  assert.deepEqual(urls.filter((u) => u.startsWith("/en/")), []);
});

test("a page is kept, listed and removed", async () => {
  await page.goto(site.url + "/en/t/feeling-low");
  await page.locator("[data-keep]").click();
  await page.locator("[data-module=keep] [data-remove]").waitFor();
  await page.goto(site.url + "/en/kept");
  await page.locator('[data-module=kept-list] a[href="/en/t/feeling-low"]').waitFor();
  await page.locator("[data-module=kept-list] button").first().click();
  await until(async () => !(await inCaches()).includes("/en/t/feeling-low"), "the page is gone from the phone");
});

test("every page is kept with a bar that moves, and removed again", async () => {
  await page.goto(site.url + "/en/kept");
  await page.locator("[data-module=keep-all] [data-keep]").click();
  await page.getByText("The pages are on your phone").waitFor();
  for (const path of ["/en/t/dentist", "/en/t/health-costs", "/en/t/overdose", "/en/about"]) assert.ok((await inCaches()).includes(path), path);
  assert.ok(!(await inCaches()).includes("/en/t/strong-feelings"), "a sensitive page is kept by its own button only");
  await page.locator("[data-module=keep-all] [data-remove]").click();
  await until(async () => !(await inCaches()).includes("/en/t/dentist"), "the pages are gone from the phone");
});

test("a person's own pages are never in a cache", async () => {
  await page.goto(site.url + "/en/dates/new");
  await saveDate(page, inMinutes(3 * 24 * 60), { place: "Quiet Road" });
  await page.locator(".when").waitFor();
  for (const path of ["/en/dates", "/en/reminders", "/en/move"]) await page.goto(site.url + path);
  const kept = await inCaches();
  assert.deepEqual(kept.filter((p) => /^\/(a|n|c|api|kw|admin)\/|\/(dates|reminders|move)(\/|$)/.test(p)), []);
});

test("dates are read with no signal only after a yes, in the page that was asked for", async () => {
  await page.goto(site.url + "/en/dates");
  await tap(page.getByRole("link", { name: /Quiet Road|at / }).first());
  await page.locator(".when").waitFor();
  const address = page.url();
  await page.goto(site.url + "/en/dates");
  await page.getByRole("button", { name: "Yes, keep my dates here" }).click();
  await page.getByText("Your dates are kept on this phone").waitFor();
  await packHere(page);
  await site.whileDown(async () => {
    await page.goto(address);
    await page.getByText("Quiet Road").waitFor();
    assert.match(await page.locator("main").innerText(), /This page is not proof\./);
    await page.goto(site.url + "/en/kept");
    await page.locator("[data-module=saved-dates]").getByText("at ").first().waitFor();
    await page.goto(site.url + "/en/t/dentist");
    assert.match(await page.locator("h1").innerText(), /You have no signal/);
  });
});

test("with no signal the exit shows a neutral page kept on the phone", async () => {
  await page.goto(site.url + "/en/gp");
  await packHere(page);
  await site.whileDown(async () => {
    await page.goto(site.url + "/en/gp");
    await page.locator(".leave").click();
    await page.waitForURL(/quiet|leave/);
    await page.getByText("Check your connection").waitFor();
    assert.doesNotMatch(await page.content(), /My guide|Plainwell|health/i);
  });
});

test("a page that has gone is gone from the phone too, and a failure is not", async () => {
  await page.goto(site.url + "/en/t/dentist");
  await page.locator("[data-keep]").click();
  await page.locator("[data-module=keep] [data-remove]").waitFor();
  await page.evaluate(async () => {
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      const hit = await cache.match("/en/t/dentist");
      if (hit) await cache.put("/en/t/no-such-page", hit);
    }
  });
  await page.goto(site.url + "/en/t/no-such-page");
  await until(async () => !(await inCaches()).includes("/en/t/no-such-page"), "the page is gone");
  assert.ok((await inCaches()).includes("/en/t/dentist"));
});
