// It can be put on the home screen, under a neutral name and picture.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openBrowser } from "./lib/browser.mjs";
import { startSite } from "./lib/program.mjs";

let site, browser, page, cdp;
before(async () => {
  site = await startSite();
  browser = await openBrowser(site);
  page = browser.page;
  cdp = await browser.context.newCDPSession(page);
});
after(async () => {
  await browser?.close();
  await site?.remove();
});

for (const lang of ["en", "cy"]) {
  test(`the manifest is sound, ${lang}`, async () => {
    await page.goto(`${site.url}/${lang}/`, { waitUntil: "load" });
    await page.evaluate(() => navigator.serviceWorker.ready);
    const { errors, data } = await cdp.send("Page.getAppManifest");
    assert.deepEqual(errors, []);
    const manifest = JSON.parse(data);
    assert.equal(manifest.start_url, `/${lang}/`);
    assert.ok(manifest.short_name.length <= 12);
    assert.doesNotMatch(data, /probation|prison|drug|NHS/i);
    const { installabilityErrors } = await cdp.send("Page.getInstallabilityErrors");
    assert.deepEqual(installabilityErrors, []);
    for (const icon of manifest.icons) assert.equal((await fetch(site.url + icon.src)).status, 200, icon.src);
  });
}

test("a manifest with no icon could not be installed", async () => {
  await page.route("**/manifest.en.webmanifest", (route) => route.fulfill({ contentType: "application/manifest+json", body: '{"name":"x","start_url":"/en/","display":"standalone"}' }));
  await page.goto(site.url + "/en/?bad", { waitUntil: "load" });
  const { installabilityErrors } = await cdp.send("Page.getInstallabilityErrors");
  assert.ok(installabilityErrors.length > 0);
});

test("before it is put on a phone, the page asks about rules", async () => {
  await page.unroute("**/manifest.en.webmanifest");
  await page.goto(site.url + "/en/install");
  assert.match(await page.locator("main").innerText(), /Do you have rules about your phone or the internet\? Ask your officer first\./);
  assert.match(await page.locator("main").innerText(), /Your dates still happen\. Write them down\./);
});
