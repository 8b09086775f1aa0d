// Every public page in every language with axe, in the light and in the dark.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { axeFinds } from "./lib/axe.mjs";
import { openBrowser } from "./lib/browser.mjs";
import { startSite } from "./lib/program.mjs";
import { everyPage, marked, walk } from "./lib/walk.mjs";

let site, browser, addresses;
before(async () => {
  site = await startSite();
  browser = await openBrowser(site, { hasTouch: true, isMobile: true });
  addresses = await everyPage(site);
});
after(async () => {
  await browser?.close();
  await site?.remove();
});

test("axe finds nothing on any page, light and dark", async () => {
  const look = (scheme) => async (page) => {
    await page.emulateMedia({ colorScheme: scheme });
    return axeFinds(page, { dark: scheme === "dark" });
  };
  const [light, dark] = await walk(site, browser.page, addresses, look("light"), look("dark"));
  assert.equal(Object.keys(light).length, addresses.length);
  assert.deepEqual(marked(light), {});
  assert.deepEqual(marked(dark), {}, "in the dark");
});

test("axe finds what is wrong with a page that is wrong", async () => {
  const { page } = browser;
  await page.goto(site.url + "/en/");
  await page.evaluate(() => { document.documentElement.removeAttribute("lang"); document.querySelector("main").innerHTML = "<img src=/icons/x.svg><button></button>"; });
  const found = (await axeFinds(page)).join("\n");
  assert.match(found, /html-has-lang/);
  assert.match(found, /button-name/);
  await page.evaluate(() => { document.querySelector("main").innerHTML = "<p id=pale>Words</p>"; document.querySelector("#pale").attributeStyleMap.set("color", "#ccc"); });
  await page.emulateMedia({ colorScheme: "light" });
  assert.match((await axeFinds(page, { dark: true })).join("\n"), /color-contrast/);
});
