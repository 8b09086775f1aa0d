// One person, from the first page to the last: read, keep, lose the signal, read
// again, write down a date, say yes to reminders, get the test notice and the
// reminder, tap it, change the date, and make the phone forget.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openBrowser, standInForPush, until, workerLine } from "./lib/browser.mjs";
import { inMinutes, save, saveDate } from "./lib/form.mjs";
import { tap } from "./lib/go.mjs";
import { startSite, startStandIn } from "./lib/program.mjs";

let standIn, site, browser, page;
before(async () => {
  standIn = await startStandIn();
  site = await startSite({ PLAINWELL_PUSH_HOSTS: standIn.url });
  browser = await openBrowser(site);
  page = browser.page;
});
after(async () => {
  await browser?.close();
  await site?.remove();
  await standIn?.stop();
});

test("a person reads, keeps, is reminded, changes the date and is forgotten", async (t) => {
  const { context } = browser;
  await context.grantPermissions(["notifications"], { origin: site.url });
  await standInForPush(context, await standIn.register());
  const line = await workerLine(context, page, site.url);
  const notices = () => page.evaluate(async () => {
    const r = await navigator.serviceWorker.getRegistration();
    return (await r.getNotifications()).map((n) => ({ title: n.title, body: n.body, tag: n.tag, data: n.data }));
  });

  await t.test("the front door opens on large tiles with the doctor first", async () => {
    await page.goto(site.url + "/");
    assert.equal(new URL(page.url()).pathname, "/en/");
    assert.equal(await page.locator(".tile").first().getAttribute("href"), "/en/gp");
    await tap(page.locator(".tile").first());
    assert.match(await page.locator("h1").innerText(), /GP/);
  });

  await t.test("a page is kept and reads with no signal", async () => {
    await page.goto(site.url + "/en/t/dentist");
    await page.locator("[data-keep]").click();
    await page.locator("[data-module=keep] [data-remove]").waitFor();
    await site.whileDown(async () => {
      await page.goto(site.url + "/en/t/dentist");
      assert.match(await page.locator("main").innerText(), /dentist/i);
      await page.locator(".saved-line").waitFor();
      assert.match(await page.locator(".saved-line").innerText(), /\d{4}/, "the page says when it was kept");
    });
  });

  await t.test("a date is written down and read back in words", async () => {
    await page.goto(site.url + "/en/dates");
    await tap(page.getByRole("link", { name: "Add a date" }));
    const far = inMinutes(9 * 24 * 60);
    await saveDate(page, far, { place: "High Street surgery", note: "Ask about sleep" });
    await page.locator(".when").waitFor();
    assert.match(await page.locator(".when").innerText(), new RegExp(`${far.weekday} ${far.day} ${far.month} ${far.year}`));
    assert.match(await page.locator("main").innerText(), /Reminders can fail\. You still need to go\. Write it down too\./);
    assert.match(await page.locator("main").innerText(), /This page is not proof\./);
  });

  await t.test("reminders are asked for only after a tap, and a test notice comes", async () => {
    await tap(page.getByRole("link", { name: "Turn on reminders" }));
    await page.getByRole("button", { name: "Yes, remind me" }).click();
    await page.getByRole("button", { name: "Send a test notice" }).click();
    const [first] = await until(async () => { const m = await standIn.messages(); return m.length && m; }, "the test notice is with the push service");
    await line.push(JSON.stringify(first.payload));
    await until(async () => (await notices()).length, "the notice is shown");
    await page.getByText("Did you see it?").waitFor();
    await page.getByRole("button", { name: "Yes", exact: true }).click();
    await page.getByText("Reminders work on this phone").waitFor();
  });

  let reminder;
  await t.test("the reminder comes with the right words", async () => {
    await page.goto(site.url + "/en/dates/new");
    const soon = inMinutes(90);
    await saveDate(page, soon, { place: "Quiet Road clinic" });
    await page.locator(".when").waitFor();
    reminder = await until(async () => (await standIn.messages()).find((m) => m.payload.notification.body.includes(soon.weekday)), "the reminder is with the push service");
    const { title, body, navigate, tag } = reminder.payload.notification;
    assert.equal(title, "My guide");
    assert.match(body, new RegExp(`${soon.weekday} ${soon.day} ${soon.month} at`));
    assert.doesNotMatch(body, /today|tomorrow|Quiet Road|clinic/i, "a lock screen gives nothing away");
    assert.ok(navigate.startsWith(site.url + "/n/"));
    assert.ok(tag);
    await line.stop();
    await line.push(JSON.stringify(reminder.payload));
    await until(async () => (await notices()).some((n) => n.body === body), "the reminder is shown by a worker that was asleep");
  });

  await t.test("a tap opens the date, and it can be changed", async () => {
    const notice = (await notices()).find((n) => n.body === reminder.payload.notification.body);
    await page.goto(new URL(notice.data.url, site.url).href);
    assert.match(await page.locator("main").innerText(), /Quiet Road clinic/);
    await tap(page.getByRole("link", { name: "Change this date" }));
    await page.fill("[name=place]", "Long Lane clinic");
    await save(page);
    await page.locator(".facts dd", { hasText: /^Long Lane clinic$/ }).waitFor();
  });

  await t.test("the phone is forgotten, here and on the server", async () => {
    const address = new URL(page.url()).pathname;
    await page.goto(site.url + "/en/forget");
    assert.match(await page.locator("main").innerText(), /Ask your officer first\./);
    await page.getByRole("button", { name: "Yes, forget this phone" }).click();
    await page.waitForURL("**/en/forgotten");
    assert.deepEqual(await context.cookies(), []);
    const left = await page.evaluate(async () => ({
      caches: (await caches.keys()).length, workers: (await navigator.serviceWorker.getRegistrations()).length, bases: (await indexedDB.databases()).length,
    }));
    assert.deepEqual(left, { caches: 0, workers: 0, bases: 0 });
    assert.equal((await fetch(site.url + address)).status, 404);
  });

  assert.deepEqual(browser.seen.elsewhere, [], "nothing was asked of another site");
  assert.deepEqual(browser.seen.errors.filter((e) => !/ERR_CONNECTION_REFUSED|404/.test(e)), []);
});
