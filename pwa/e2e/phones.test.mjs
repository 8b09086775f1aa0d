// Phones that cannot be reminded in the usual way are told what to do instead.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openFor } from "./lib/browser.mjs";
import { inMinutes, save, saveDate } from "./lib/form.mjs";
import { tap } from "./lib/go.mjs";
import { startSite } from "./lib/program.mjs";

let site;
before(async () => { site = await startSite(); });
after(() => site?.remove());

const iPhone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.4 Mobile/15E148 Safari/604.1";

test("an iPhone is shown how to put the site on its home screen, and gets the calendar file at once", async (t) => {
  const { page } = await openFor(t, site, { userAgent: iPhone });
  await page.goto(site.url + "/en/dates/new");
  await saveDate(page, inMinutes(3 * 24 * 60));
  await tap(page.getByRole("link", { name: "Turn on reminders" }));
  await page.getByText("On an iPhone you first put this site on your home screen.").waitFor();
  assert.equal(await page.getByRole("button", { name: "Yes, remind me" }).isVisible(), false);
  assert.ok(await page.locator('a[href*=".ics"]').first().isVisible());
  await tap(page.getByRole("link", { name: "Show me how" }));
  const step = page.locator("li.line", { hasText: "Tap Add to Home Screen" });
  assert.equal(await step.locator("svg.pic").count(), 1, "each step has its picture");
});

test("a browser without notices offers the calendar", async (t) => {
  const { page, context } = await openFor(t, site);
  await context.addInitScript(() => { delete window.PushManager; });
  await page.goto(site.url + "/en/reminders");
  await page.getByText("This browser cannot show notices.").waitFor();
  assert.equal(await page.getByRole("button", { name: "Yes, remind me" }).isVisible(), false);
});

test("a phone that said no is told where to change it", async (t) => {
  const { page, context } = await openFor(t, site);
  await context.addInitScript(() => Object.defineProperty(Notification, "permission", { get: () => "denied" }));
  await page.goto(site.url + "/en/reminders");
  await page.getByText("Your phone says no to notices from this site.").waitFor();
});

test("the permission question comes only after a tap", async (t) => {
  const { page, context } = await openFor(t, site);
  await context.addInitScript(() => { window.asked = 0; Notification.requestPermission = async () => { window.asked++; return "denied"; }; });
  await page.goto(site.url + "/en/reminders");
  await page.getByRole("button", { name: "Yes, remind me" }).waitFor();
  assert.equal(await page.evaluate(() => window.asked), 0);
  await page.getByRole("button", { name: "Yes, remind me" }).click();
  await page.getByText("Your phone says no to notices from this site.").waitFor();
  assert.equal(await page.evaluate(() => window.asked), 1);
});

test("dates move to the installed app by a code that is typed in", async (t) => {
  const safari = await openFor(t, site), installed = await openFor(t, site);
  await safari.page.goto(site.url + "/en/dates/new");
  await saveDate(safari.page, inMinutes(3 * 24 * 60), { place: "Quiet Road" });
  await safari.page.goto(site.url + "/en/move");
  await tap(safari.page.getByRole("button", { name: "Get a code" }));
  const code = (await safari.page.locator(".code").innerText()).trim();
  assert.match(code, /^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  await installed.page.goto(site.url + "/en/move");
  await installed.page.fill("[name=code]", " " + code.toLowerCase().replace("-", ""));
  await tap(installed.page.getByRole("button", { name: "Use this code" }));
  await installed.page.getByText("Your dates are here now.").waitFor();
  await tap(installed.page.locator(".dates__link").first());
  await installed.page.getByText("Quiet Road").waitFor();
});

test("one date stands on two phones, and each lets go of it alone", async (t) => {
  const mine = await openFor(t, site), other = await openFor(t, site);
  await mine.page.goto(site.url + "/en/dates/new");
  await saveDate(mine.page, inMinutes(3 * 24 * 60), { place: "Quiet Road" });
  await tap(mine.page.getByRole("link", { name: "Put this date on another phone too" }));
  await tap(mine.page.getByRole("button", { name: "Get a code" }));
  const code = (await mine.page.locator(".code").innerText()).trim();
  assert.match(await mine.page.locator("main").innerText(), /To say it out loud: /);
  await other.page.goto(site.url + "/en/move");
  await other.page.fill("[name=code]", code.toLowerCase());
  await tap(other.page.getByRole("button", { name: "Use this code" }));
  await other.page.getByText("The date is on this phone too now.").waitFor();
  await tap(other.page.locator(".dates__link").first());
  await other.page.getByText("This date is on 2 phones.").waitFor();
  await tap(other.page.getByRole("link", { name: "Change this date" }));
  await other.page.fill("[name=place]", "Long Lane");
  await save(other.page);
  await mine.page.goto(site.url + "/en/dates");
  await tap(mine.page.locator(".dates__link").first());
  assert.match(await mine.page.locator("#changes").innerText(), /It was: Quiet Road\s+It is now: Long Lane/);
  await tap(other.page.getByRole("link", { name: "See the phones of this date" }));
  await tap(other.page.getByRole("button", { name: "Take it off this phone" }));
  await other.page.getByText("You have no dates yet.").waitFor();
  await mine.page.reload();
  assert.doesNotMatch(await mine.page.locator("main").innerText(), /2 phones|This date is off/);
  assert.ok(await mine.page.getByRole("link", { name: "Change this date" }).isVisible());
});
