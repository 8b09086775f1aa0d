// Dates that repeat: added, changed from one on and taken off with scripts off; the
// calendar feed; what a small screen and axe say of the new pages.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { openBrowser } from "./lib/browser.mjs";
import { inMinutes, save, saveDate } from "./lib/form.mjs";
import { tap } from "./lib/go.mjs";
import { startSite } from "./lib/program.mjs";

let site, plain, seeing, dates;
before(async () => {
  site = await startSite();
  plain = await openBrowser(site, { javaScriptEnabled: false, viewport: { width: 320, height: 640 } });
});
after(async () => {
  await plain?.close();
  await seeing?.close();
  await site?.remove();
});

const soon = inMinutes(3 * 24 * 60);
const wide = (page) => page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

test("a date that repeats is added with scripts off, and its next dates are shown", async () => {
  const { page } = plain;
  await page.goto(site.url + "/en/dates/new");
  await page.getByText("Does it repeat? Tap here").click();
  await page.check("#how-week");
  await saveDate(page, soon, { place: "High Street" });
  const words = await page.locator("main").innerText();
  assert.match(words, new RegExp(`Every week on ${soon.weekday}\\.`));
  assert.match(words, /Check that these dates are right/);
  dates = await page.locator(".dates__link").evaluateAll((all) => all.map((a) => a.getAttribute("href")));
  assert.equal(dates.length, 10);
  await page.goto(site.url + "/en/dates");
  assert.equal(await page.locator(".dates__item").count(), 1, "the list shows the next one");
});

test("what was wrong comes back with all that was typed, and the part with it open", async () => {
  const { page } = plain;
  await page.goto(site.url + "/en/dates/new");
  await page.getByText("Does it repeat? Tap here").click();
  await page.check("input[value=weeks]");
  await page.locator("summary", { hasText: "More about how it repeats" }).click();
  await page.fill("[name=repeat-times]", "lots");
  await saveDate(page, soon);
  assert.match(await page.locator(".error-summary").innerText(), /Write how many, as a number\.[^]*Write a number from 1 to 200\./);
  assert.equal(await page.inputValue("[name=repeat-times]"), "lots");
  assert.equal(await page.isChecked("input[name=repeat][value=weeks]"), true);
  assert.equal(await page.locator("[name=repeat-times]").isVisible(), true);
});

test("all that follow are changed, and the page says what was and what is", async () => {
  const { page } = plain;
  await page.goto(site.url + dates[2]);
  await tap(page.getByRole("link", { name: "Change this date" }));
  await page.getByLabel("This date and all that follow").check();
  await page.fill("[name=place]", "Low Street");
  await save(page);
  assert.match(await page.locator("main").innerText(), /Changed, with all that follow\./);
  await page.goto(site.url + dates[5]);
  const words = await page.locator("main").innerText();
  assert.match(words, /It was: High Street[^]*It is now: Low Street/);
  assert.match(words, /These dates have changed, from \w+ \d+ \w+ \d+ on\.[^]*Your other dates have not changed\. Not sure\? Ring first\./);
  await page.goto(site.url + dates[1]);
  assert.doesNotMatch(await page.locator("main").innerText(), /Something has changed/);
});

test("all that follow are taken off", async () => {
  const { page } = plain;
  await page.goto(site.url + dates[6] + "/cancel");
  await page.getByLabel("This date and all that follow").check();
  await tap(page.getByRole("button", { name: "Yes, take it off" }));
  assert.match(await page.locator("main").innerText(), /These dates have stopped\./);
  await page.goto(site.url + dates[8]);
  assert.match(await page.locator("main").innerText(), /This date is off\. These dates are off, from \w+ \d+ \w+ \d+ on\./);
});

test("a calendar address is made by a button, and a new one ends the old", async () => {
  const { page } = plain;
  await page.goto(site.url + "/en/reminders");
  await tap(page.getByRole("link", { name: "Or put all your dates there in one go" }));
  await tap(page.getByRole("button", { name: "Make an address for my calendar" }));
  const first = await page.locator("code").innerText();
  const feed = await page.request.get(first);
  assert.match(await feed.text(), /X-WR-CALNAME:My guide\r\nREFRESH-INTERVAL;VALUE=DURATION:PT6H/);
  assert.match(await page.getByRole("link", { name: "Open it in my calendar" }).getAttribute("href"), /^webcal:\/\//);
  await tap(page.getByRole("button", { name: "Make a new address" }));
  assert.notEqual(await page.locator("code").innerText(), first);
  assert.equal((await page.request.get(first)).status(), 404);
});

// Dark has the same words and boxes; only its colours are other ones.
for (const [scheme, look, few] of [
  ["light", (axe) => axe.withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]), 6],
  ["dark", (axe) => axe.withRules(["color-contrast", "link-in-text-block"]), 4],
]) {
  test(`axe finds nothing, and nothing is cut off at 320 pixels, ${scheme}`, async () => {
    seeing ??= await openBrowser(site, { viewport: { width: 320, height: 640 }, hasTouch: true });
    const { page, context } = seeing;
    await context.addCookies(await plain.context.cookies());
    await page.emulateMedia({ colorScheme: scheme });
    for (const path of [dates[5] + "?lang=cy", "/cy/dates/calendar", dates[2] + "/all", "/cy/dates/new", dates[3] + "/change", dates[3] + "/cancel"].slice(0, few)) {
      await page.goto(site.url + path);
      await page.evaluate(() => document.querySelectorAll("details").forEach((d) => { d.open = true; }));
      assert.equal(await wide(page), false, `${path} is too wide`);
      const { violations } = await look(new AxeBuilder({ page })).analyze();
      assert.deepEqual(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(" ")}`), [], path);
    }
    assert.deepEqual(seeing.seen.errors, []);
  });
}
