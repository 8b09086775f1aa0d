// The search: with scripts off and on, in both languages, in light and dark, at 320
// pixels; nothing of the query in the address or the history; offline it says so.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { openBrowser, tooWide, until } from "./lib/browser.mjs";
import { go, tap } from "./lib/go.mjs";
import { packHere } from "./lib/phone.mjs";
import { startSite } from "./lib/program.mjs";

let site, bare, browser;
before(async () => {
  site = await startSite();
  bare = await openBrowser(site, { javaScriptEnabled: false });
  browser = await openBrowser(site, { hasTouch: true, isMobile: true, viewport: { width: 320, height: 700 } });
});
after(async () => {
  await bare?.close();
  await browser?.close();
  await site?.remove();
});

async function find(page, lang, query) {
  await page.goto(`${site.url}/${lang}/`);
  await page.fill("#q", query);
  await go(page, () => page.press("#q", "Enter"));
  assert.equal(page.url(), `${site.url}/${lang}/find`);
}

test("with scripts off, a wrong word finds the page and stands in no address", async () => {
  const { page } = bare;
  await find(page, "en", "dentest");
  assert.equal(page.url(), site.url + "/en/find");
  assert.doesNotMatch(await page.title(), /dent/);
  assert.match(await page.locator("main").innerText(), /We looked for: dentist/);
  assert.equal(await page.inputValue("#q"), "dentest");
  await tap(page.locator(".found__link").first());
  assert.equal(page.url(), site.url + "/en/t/dentist");
  assert.equal((await bare.context.cookies()).length, 0);
});

test("with scripts off, an emergency comes first, in both languages", async () => {
  const { page } = bare;
  for (const [lang, query, tel] of [["en", "kil my self", "tel:116123"], ["cy", "gorddos", "tel:999"], ["en", "cant breth", "tel:999"]]) {
    await find(page, lang, query);
    const card = await page.locator(".card--emergency").boundingBox();
    const first = await page.locator(".found__link").first().boundingBox();
    assert.ok(card.y < first.y, `${query}: the card is above`);
    assert.ok(await page.locator(`.card--emergency a[href="${tel}"]`).first().isVisible());
  }
});

test("with scripts off, no result offers people and topics, and another reading is one tap", async () => {
  const { page } = bare;
  await find(page, "en", "xylophone qqzz");
  assert.match(await page.locator("main").innerText(), /We found no page/);
  assert.ok(await page.locator('main a[href="tel:111"]').first().isVisible());
  assert.ok((await page.locator(".found__link").count()) > 5);
  assert.ok((await page.locator("#q-words option").count()) > 3);
  await page.goto(site.url + "/en/find?q=overdose");
  assert.ok(await page.locator(".card--emergency").isVisible());
});

test("the footer of a page leads to the search", async () => {
  const { page } = bare;
  await page.goto(site.url + "/cy/gp");
  await tap(page.locator('.foot a[href="/cy/find"]'));
  assert.ok(await page.locator("#q").isVisible());
});

for (const scheme of ["light", "dark"]) {
  test(`axe finds nothing, and nothing is cut off at 320 pixels, ${scheme}`, async () => {
    const { page } = browser;
    await page.emulateMedia({ colorScheme: scheme });
    for (const [lang, query] of [["en", "suiside"], ["cy", "deintid"], ["en", "qqzzx"], ["en", "stope smokin metadone"]]) {
      await find(page, lang, query);
      const { violations } = await new AxeBuilder({ page }).setLegacyMode().withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice", "wcag2aaa"]).analyze();
      assert.deepEqual(violations.map((v) => `${query}: ${v.id}: ${v.nodes[0].html}`), []);
      assert.equal(await tooWide(page), 0, `${query}: too wide`);
    }
  });
}

test("with no network the reader gets a page of ours", async () => {
  const { page, context } = browser;
  await page.goto(site.url + "/en/");
  await packHere(page);
  const words = (await (await fetch(site.url + "/en/offline")).text()).match(/<h1>([^<]+)/)[1];
  await context.setOffline(true);
  try {
    await page.fill("#q", "dentist");
    await go(page, () => page.press("#q", "Enter"));
    await until(async () => (await page.locator("h1").innerText()) === words, "the page for no network is shown");
  } finally {
    await context.setOffline(false);
  }
});

test("nothing was refused and nothing was asked of another site", () => {
  assert.deepEqual(bare.seen.elsewhere.concat(browser.seen.elsewhere), []);
  assert.deepEqual(bare.seen.errors.concat(browser.seen.errors.filter((e) => !/ERR_INTERNET_DISCONNECTED|Failed to fetch|Execution context/.test(e))), []);
});
