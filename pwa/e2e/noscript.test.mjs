// With scripts off: reading, adding and changing a date, its calendar file, the
// exit and forgetting all work.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openBrowser } from "./lib/browser.mjs";
import { inMinutes, save, saveDate } from "./lib/form.mjs";
import { tap } from "./lib/go.mjs";
import { startSite } from "./lib/program.mjs";

let site, browser, page;
before(async () => {
  site = await startSite();
  browser = await openBrowser(site, { javaScriptEnabled: false });
  page = browser.page;
});
after(async () => {
  await browser?.close();
  await site?.remove();
});

test("a page is read and the help page is one tap away", async () => {
  await page.goto(site.url + "/en/t/feeling-low");
  await tap(page.locator(".help-now"));
  assert.equal(await page.locator('a[href="tel:999"]').first().isVisible(), true);
  assert.equal(await page.locator('a[href="tel:116123"]').first().isVisible(), true);
});

test("a wrong date comes back with everything that was typed", async () => {
  await page.goto(site.url + "/en/dates/new");
  await saveDate(page, { day: "31", month: "February", year: String(new Date().getFullYear() + 1), hour: "10", minute: "30", half: "am" }, { note: "Bring the letter" });
  assert.match(await page.locator(".error-summary").innerText(), /That month has no day 31/);
  assert.equal(await page.inputValue("[name=day]"), "31");
  assert.equal(await page.inputValue("[name=month]"), "February");
  assert.equal(await page.inputValue("[name=note]"), "Bring the letter");
});

test("a date is added, changed, taken as a calendar file and taken off", async () => {
  await page.goto(site.url + "/en/dates/new");
  const when = inMinutes(3 * 24 * 60);
  await saveDate(page, when, { place: "High Street" });
  assert.match(await page.locator(".when").innerText(), new RegExp(`${when.weekday} ${when.day} ${when.month} ${when.year}`));
  const calendar = await page.getByRole("link", { name: "Put it in my phone calendar" }).getAttribute("href");
  const file = await page.request.get(site.url + calendar);
  assert.match(file.headers()["content-type"], /^text\/calendar/);
  assert.match(await file.text(), /^BEGIN:VCALENDAR\r\n/);
  await tap(page.getByRole("link", { name: "Change this date" }));
  await page.fill("[name=place]", "Low Street");
  await save(page);
  assert.match(await page.locator("main").innerText(), /Low Street/);
  await tap(page.getByRole("link", { name: "Take this date off" }));
  await tap(page.getByRole("button", { name: "Yes, take it off" }));
  assert.match(await page.locator("main").innerText(), /This date is off\./);
  assert.match(await page.locator("main").innerText(), /Not sure\? Ring first\./);
});

test("the exit goes to another page", async () => {
  await page.goto(site.url + "/en/t/feeling-low");
  await page.locator(".leave").click();
  await page.waitForURL(site.url + "/quiet?exit");
});

test("forgetting empties the list and the cookies", async () => {
  await page.goto(site.url + "/en/dates");
  assert.ok((await browser.context.cookies()).length > 0);
  await page.goto(site.url + "/en/forget");
  await page.getByRole("button", { name: "Yes, forget this phone" }).click();
  await page.waitForURL("**/en/forgotten");
  assert.deepEqual(await browser.context.cookies(), []);
  await page.goto(site.url + "/en/dates");
  assert.match(await page.locator("main").innerText(), /You have no dates yet/);
});
