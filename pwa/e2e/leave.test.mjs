// The exit: at the top of every page, at once, with no way back to the page.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openBrowser, openFor } from "./lib/browser.mjs";
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

test("the button leaves and Back does not show the page again", async () => {
  await page.goto(site.url + "/en/");
  await page.goto(site.url + "/en/t/overdose");
  await page.locator(".leave").click();
  await page.waitForURL("**/quiet?exit");
  await page.goBack();
  assert.doesNotMatch(page.url(), /overdose/);
});

test("Shift three times leaves; Shift in a capital letter does not", async () => {
  await page.goto(site.url + "/en/dates/new");
  await page.locator("[name=place]").focus();
  for (const letter of "ABC") await page.keyboard.press("Shift+" + letter);
  assert.match(page.url(), /dates\/new/);
  await page.locator("h1").click();
  for (let i = 0; i < 3; i++) await page.keyboard.press("Shift");
  await page.waitForURL("**/quiet?exit");
});

test("the page is blank before the next one has come", async () => {
  await page.goto(site.url + "/en/t/overdose");
  const left = await page.evaluate(() => {
    document.querySelector(".leave").click();
    const seen = [...document.querySelectorAll("main, header, footer, nav, h1")].filter((e) => e.checkVisibility({ checkVisibilityCSS: true, checkOpacity: true }));
    return { seen: seen.map((e) => e.tagName), title: document.title.trim() };
  });
  assert.deepEqual(left, { seen: [], title: "" });
  await page.waitForURL("**/quiet?exit");
});

test("in the installed app the exit shows the neutral page, which has a way back", async (t) => {
  const app = await openFor(t, site);
  await app.context.addInitScript(() => {
    const real = window.matchMedia.bind(window);
    window.matchMedia = (query) => (/standalone/.test(query) ? { matches: true, media: query, addEventListener() {}, addListener() {} } : real(query));
  });
  await app.page.goto(site.url + "/en/t/overdose");
  await app.page.locator(".leave").click();
  await app.page.waitForURL("**/quiet");
  await app.page.getByRole("link", { name: "Try again" }).click();
  await app.page.waitForURL("**/en/");
});

test("every page has the exit near its top", async () => {
  for (const path of ["/en/", "/cy/", "/en/gp", "/en/dates", "/en/reminders", "/en/kept", "/en/no-such-page"]) {
    await page.goto(site.url + path);
    const box = await page.locator(".leave").boundingBox();
    assert.ok(box && box.y < 120, path);
  }
});
