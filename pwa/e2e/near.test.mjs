// Finding a surgery: with scripts off and on, in both languages, in light and dark, at
// 320 pixels; nothing of the postcode in the address; the kept list with no network.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { openBrowser, tooWide, until } from "./lib/browser.mjs";
import { go, tap } from "./lib/go.mjs";
import { setting } from "./lib/phone.mjs";
import { startSite } from "./lib/program.mjs";

let site, bare, browser;
before(async () => {
  site = await startSite({ PLAINWELL_EXAMPLE_PLACES: "true" });
  bare = await openBrowser(site, { javaScriptEnabled: false });
  browser = await openBrowser(site, { hasTouch: true, isMobile: true, viewport: { width: 320, height: 640 } });
});
after(async () => {
  await bare?.close();
  await browser?.close();
  await site?.remove();
});

async function find(page, lang, typed) {
  await page.goto(`${site.url}/${lang}/gp/near`);
  await page.fill("#place", typed);
  await go(page, () => page.press("#place", "Enter"));
}

test("with scripts off, the nearest surgeries come with distance, phone and map, and the postcode stands in no address", async () => {
  const { page } = bare;
  await find(page, "en", "zzi 1aa");
  assert.equal(page.url(), site.url + "/en/gp/near#found");
  await until(() => page.evaluate(() => scrollY > 100), "the answer is in view");
  assert.doesNotMatch(await page.title(), /zz/i);
  assert.equal(await page.locator(".near > li").count(), 10);
  const first = page.locator(".near > li").first();
  assert.match(await first.innerText(), /Long Acre Surgery[\s\S]*About a quarter of a mile[\s\S]*01632 960 015/);
  assert.equal(await first.locator(".call").getAttribute("href"), "tel:01632960015");
  assert.match(await first.getByRole("link", { name: /map/ }).getAttribute("href"), /^https:\/\/www\.openstreetmap\.org\/search\?query=ZZ1/);
  assert.match(await page.locator("main").innerText(), /This is an example/);
  assert.match(await page.locator("main").innerText(), /Closed Surgery \(Example\)\. This surgery has closed\./);
  assert.ok(!(await page.getByRole("button", { name: "Keep this list on this phone" }).isVisible()));
  await tap(page.getByRole("button", { name: "Show me more" }));
  assert.equal(await page.locator(".near > li").count(), 20);
  assert.equal((await bare.context.cookies()).length, 0);
});

test("with scripts off, what is wrong comes back with what was typed, and a town of which there are two is asked about", async () => {
  const { page } = bare;
  await find(page, "en", "nowhere at all");
  assert.match(await page.locator(".error-summary").innerText(), /We do not know that place/);
  assert.equal(await page.inputValue("#place"), "nowhere at all");
  await find(page, "en", "exampelby");
  await tap(page.getByRole("button", { name: "Exampleby, Madeupshire (ZZ4)" }));
  assert.match(await page.locator("#found").innerText(), /Surgeries near Exampleby/);
  assert.equal(await page.locator(".near > li").count(), 4);
  await find(page, "cy", "Llanenghraifft");
  assert.match(await page.locator("main").innerText(), /Mae rhai o'r rhain yng Nghymru/);
});

for (const scheme of ["light", "dark"]) {
  test(`axe finds nothing, and nothing is cut off at 320 pixels, ${scheme}`, async () => {
    const { page } = browser;
    await page.emulateMedia({ colorScheme: scheme });
    for (const [lang, typed] of [["en", "ZZ1 1AA"], ["cy", "ZZ3"], ["en", "qqq"], ["en", "exampleby"]]) {
      await find(page, lang, typed);
      await page.evaluate(() => scrollTo(0, 0)); // the bar at the top lies over what was scrolled under it
      const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice", "wcag2aaa"]).analyze();
      assert.deepEqual(violations.map((v) => `${typed}: ${v.id}: ${v.nodes[0].html}`), []);
      assert.equal(await tooWide(page), 0, `${typed}: too wide`);
    }
  });
}

test("a list is kept on the phone, read with no network, and taken off", async () => {
  const { page, context } = browser;
  await find(page, "en", "ZZ1 1AA");
  await page.getByRole("button", { name: "Keep this list on this phone" }).click();
  await until(async () => /^Kept\./.test(await page.locator("[data-keeping] [data-status]").innerText()), "the list is kept");
  const held = await setting(page, "near");
  assert.match(held, /Long Acre/);
  assert.doesNotMatch(held, /ZZ1 1AA/, "what was typed is not kept");
  await context.setOffline(true);
  try {
    await page.goto(site.url + "/en/gp/near");
    const kept = page.locator("section[data-saved]");
    await until(() => kept.isVisible(), "the kept list is shown");
    assert.match(await kept.innerText(), /Kept on this phone on[\s\S]*Call before you go[\s\S]*Long Acre Surgery[\s\S]*01632 960 015/);
    assert.equal(await kept.locator("li").count(), 10);
    // A search with no network answers with the page that was kept.
    await page.fill("#place", "ZZ2");
    await go(page, () => page.press("#place", "Enter"));
    await until(() => page.locator("section[data-saved] li").first().isVisible(), "the kept page answers");
    await page.getByRole("button", { name: "Take this list off my phone" }).click();
    await until(async () => !(await page.locator("section[data-saved]").isVisible()), "the list is gone");
  } finally {
    await context.setOffline(false);
  }
  await page.goto(site.url + "/en/gp/near");
  assert.ok(!(await page.locator("section[data-saved]").isVisible()));
});

test("forgetting the phone forgets the kept list", async () => {
  const { page } = browser;
  await find(page, "en", "ZZ2");
  await page.getByRole("button", { name: "Keep this list on this phone" }).click();
  await until(async () => /^Kept\./.test(await page.locator("[data-keeping] [data-status]").innerText()), "the list is kept");
  await page.goto(site.url + "/en/forget");
  await page.getByRole("button", { name: "Yes, forget this phone" }).click();
  await page.waitForURL("**/en/forgotten");
  await page.goto(site.url + "/en/gp/near");
  await page.waitForLoadState("networkidle");
  assert.ok(!(await page.locator("section[data-saved]").isVisible()));
});

test("nothing was refused and nothing was asked of another site", () => {
  assert.deepEqual(bare.seen.elsewhere.concat(browser.seen.elsewhere), []);
  const expected = /ERR_INTERNET_DISCONNECTED|Failed to fetch|Execution context|status of 422/;
  assert.deepEqual(bare.seen.errors.concat(browser.seen.errors).filter((e) => !expected.test(e)), []);
});
