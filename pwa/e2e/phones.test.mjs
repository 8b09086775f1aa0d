// Phones that cannot be reminded in the usual way are told what to do instead.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openBrowser } from "./lib/browser.mjs";
import { inMinutes, saveDate } from "./lib/form.mjs";
import { startSite } from "./lib/program.mjs";

let site;
before(async () => { site = await startSite(); });
after(() => site?.remove());

const iPhone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.4 Mobile/15E148 Safari/604.1";

test("an iPhone is shown how to put the site on its home screen, and gets the calendar file at once", async () => {
  const { page, close } = await openBrowser(site, { userAgent: iPhone });
  await page.goto(site.url + "/en/dates/new");
  await saveDate(page, inMinutes(3 * 24 * 60));
  await page.getByRole("link", { name: "Turn on reminders" }).click();
  await page.getByText("On an iPhone you first put this site on your home screen.").waitFor();
  assert.equal(await page.getByRole("button", { name: "Yes, remind me" }).isVisible(), false);
  assert.ok(await page.locator('a[href*=".ics"]').first().isVisible());
  await page.getByRole("link", { name: "Show me how" }).click();
  const step = page.locator("li.line", { hasText: "Tap Add to Home Screen" });
  assert.equal(await step.locator("svg.pic").count(), 1, "each step has its picture");
  await close();
});

test("a browser without notices offers the calendar", async () => {
  const { page, context, close } = await openBrowser(site);
  await context.addInitScript(() => { delete window.PushManager; });
  await page.goto(site.url + "/en/reminders");
  await page.getByText("This browser cannot show notices.").waitFor();
  assert.equal(await page.getByRole("button", { name: "Yes, remind me" }).isVisible(), false);
  await close();
});

test("a phone that said no is told where to change it", async () => {
  const { page, context, close } = await openBrowser(site);
  await context.addInitScript(() => Object.defineProperty(Notification, "permission", { get: () => "denied" }));
  await page.goto(site.url + "/en/reminders");
  await page.getByText("Your phone says no to notices from this site.").waitFor();
  await close();
});

test("the permission question comes only after a tap", async () => {
  const { page, context, close } = await openBrowser(site);
  await context.addInitScript(() => { window.asked = 0; Notification.requestPermission = async () => { window.asked++; return "denied"; }; });
  await page.goto(site.url + "/en/reminders");
  await page.getByRole("button", { name: "Yes, remind me" }).waitFor();
  assert.equal(await page.evaluate(() => window.asked), 0);
  await page.getByRole("button", { name: "Yes, remind me" }).click();
  await page.getByText("Your phone says no to notices from this site.").waitFor();
  assert.equal(await page.evaluate(() => window.asked), 1);
  await close();
});

test("dates move to the installed app by a code that is typed in", async () => {
  const safari = await openBrowser(site), installed = await openBrowser(site);
  await safari.page.goto(site.url + "/en/dates/new");
  await saveDate(safari.page, inMinutes(3 * 24 * 60), { place: "Quiet Road" });
  await safari.page.goto(site.url + "/en/move");
  await safari.page.getByRole("button", { name: "Get a code" }).click();
  const code = (await safari.page.locator(".code").innerText()).trim();
  assert.match(code, /^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  await installed.page.goto(site.url + "/en/move");
  await installed.page.fill("[name=code]", " " + code.toLowerCase().replace("-", ""));
  await installed.page.getByRole("button", { name: "Use this code" }).click();
  await installed.page.getByText("Your dates are here now.").waitFor();
  await installed.page.locator(".dates__link").first().click();
  await installed.page.getByText("Quiet Road").waitFor();
  await safari.close();
  await installed.close();
});

test("one date stands on two phones, and each lets go of it alone", async () => {
  const mine = await openBrowser(site), other = await openBrowser(site);
  await mine.page.goto(site.url + "/en/dates/new");
  await saveDate(mine.page, inMinutes(3 * 24 * 60), { place: "Quiet Road" });
  await mine.page.getByRole("link", { name: "Put this date on another phone too" }).click();
  await mine.page.getByRole("button", { name: "Get a code" }).click();
  const code = (await mine.page.locator(".code").innerText()).trim();
  assert.match(await mine.page.locator("main").innerText(), /To say it out loud: /);
  await other.page.goto(site.url + "/en/move");
  await other.page.fill("[name=code]", code.toLowerCase());
  await other.page.getByRole("button", { name: "Use this code" }).click();
  await other.page.getByText("The date is on this phone too now.").waitFor();
  await other.page.locator(".dates__link").first().click();
  await other.page.getByText("This date is on 2 phones.").waitFor();
  await other.page.getByRole("link", { name: "Change this date" }).click();
  await other.page.fill("[name=place]", "Long Lane");
  await other.page.click("form.form button[type=submit]");
  await mine.page.goto(site.url + "/en/dates");
  await mine.page.locator(".dates__link").first().click();
  assert.match(await mine.page.locator("#changes").innerText(), /Now: Long Lane\s+Before: Quiet Road/);
  await other.page.getByRole("link", { name: "See the phones of this date" }).click();
  await other.page.getByRole("button", { name: "Take it off this phone" }).click();
  await other.page.getByText("You have no dates yet.").waitFor();
  await mine.page.reload();
  assert.doesNotMatch(await mine.page.locator("main").innerText(), /2 phones|This date is off/);
  assert.ok(await mine.page.getByRole("link", { name: "Change this date" }).isVisible());
  await mine.close();
  await other.close();
});
