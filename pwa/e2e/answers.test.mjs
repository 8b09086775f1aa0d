// What a person sees and says of a date: what gets them there, whether they can go,
// what changed, what came to this phone, and whether reminders work.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { openBrowser, openFor, runningWorker, standInForPush, until, workerLine } from "./lib/browser.mjs";
import { inMinutes, openMore, save, saveDate } from "./lib/form.mjs";
import { tap } from "./lib/go.mjs";
import { packHere } from "./lib/phone.mjs";
import { startSite, startStandIn } from "./lib/program.mjs";

let standIn, site, browser, page, line;
before(async () => {
  standIn = await startStandIn();
  site = await startSite({ PLAINWELL_PUSH_HOSTS: standIn.url });
  browser = await openBrowser(site);
  page = browser.page;
  await browser.context.grantPermissions(["notifications"], { origin: site.url });
  await standInForPush(browser.context, await standIn.register());
  line = await workerLine(browser.context, page, site.url);
});
after(async () => {
  await browser?.close();
  await site?.remove();
  await standIn?.stop();
});

const main = () => page.locator("main").innerText();
const worker = () => runningWorker(browser.context);
const notices = () => page.evaluate(async () => (await (await navigator.serviceWorker.getRegistration()).getNotifications())
  .map((n) => ({ body: n.body, actions: n.actions.map((a) => a.action + ": " + a.title), data: n.data })));
const message = (body, data, over = {}) => JSON.stringify({
  web_push: 8030, v: 1, exp: Math.floor(Date.now() / 1000) + 3600,
  notification: { title: "My guide", body, navigate: site.url + data.url, lang: "en", tag: data.url, data: { id: "1", ...data }, ...over },
});

test("with scripts off, on the narrowest phone, a date is written with what gets you there, and answered", async (t) => {
  const plain = await openFor(t, site, { javaScriptEnabled: false, viewport: { width: 320, height: 640 } });
  const p = plain.page;
  const words = () => p.locator("main").innerText();
  const fits = async () => assert.ok(await p.evaluate(() => document.documentElement.scrollWidth <= 320), p.url() + " is wider than the phone");
  const when = inMinutes(3 * 24 * 60);
  await p.goto(site.url + "/en/dates/new");
  assert.equal(await p.locator("#bus").isVisible(), false, "the form is short until more is wanted");

  await t.test("what was typed comes back, and the part with it is open", async () => {
    await openMore(p);
    await p.getByText("No", { exact: true }).click();
    await saveDate(p, { ...when, day: "99" }, { place: "Quiet Road", bus: "Number 3 from the station", phone: "0800 11 22 33" });
    assert.equal(await p.inputValue("[name=bus]"), "Number 3 from the station");
    assert.ok(await p.locator("#bus").isVisible());
    assert.ok(await p.locator("#company-no").isChecked());
    await fits();
  });
  await t.test("the page says what gets you there, what a call costs and what a map costs", async () => {
    await saveDate(p, when);
    const text = await words();
    for (const want of ["Quiet Road", "Number 3 from the station", "It is free.", "It can use a lot of your data.", "Can I bring someone?"]) assert.ok(text.includes(want), want);
    assert.match(await p.locator('a[href*="openstreetmap"]').getAttribute("href"), /query=Quiet\+Road$/);
    assert.equal(await p.getByRole("link", { name: "I also have a probation date that day" }).getAttribute("href"), "/en/t/two-dates");
    assert.equal(await p.getByRole("link", { name: "Help with the cost of getting there" }).getAttribute("href"), "/en/t/travel-costs");
    await fits();
  });
  await t.test("an answer is kept, can be changed, and says who knows", async () => {
    await tap(p.getByRole("button", { name: "Yes, I am going" }));
    assert.match(await words(), /You said: I am going\. Nobody has been told yet\./);
    await tap(p.getByRole("button", { name: "No, I cannot go" }));
    assert.match(await words(), /You said: I cannot go\./);
    assert.match(await words(), /Ring before the time\. Is it part of your order or licence\? Ring probation too\./);
    assert.equal(await p.locator("#answer .call").getAttribute("href"), "tel:0800112233");
    await fits();
    await tap(p.getByRole("button", { name: "I need help to go" }));
    assert.ok(await p.locator('#answer a[href="/en/help-now"]').isVisible());
  });
  await t.test("a change clears the answer, says so, and says what it was before", async () => {
    await tap(p.getByRole("link", { name: "Change this date" }));
    assert.ok(await p.locator("#bus").isVisible(), "what is filled in is open");
    await p.fill("[name=place]", "Long Lane");
    await save(p);
    assert.match(await words(), /The date has changed, so we took your old answer off\./);
    assert.match(await p.locator("#changes").innerText(), /Where\s+It was: Quiet Road\s+It is now: Long Lane\s+Your other dates have not changed\. Not sure\? Ring first\./);
  });
  await t.test("without scripts the inbox gives the dates and says why", async () => {
    await p.goto(site.url + "/en/inbox");
    assert.match(await words(), /scripts turned off/);
    assert.equal(await p.locator(".dates__link").count(), 1);
    await fits();
  });
});

test("a reminder's buttons answer, and a tap with no signal is not lost in silence", async (t) => {
  await page.goto(site.url + "/en/reminders");
  await page.getByRole("button", { name: "Yes, remind me" }).click();
  await page.getByText("Did you see it?").waitFor();
  await page.goto(site.url + "/en/dates/new");
  await saveDate(page, inMinutes(90), { place: "Quiet Road clinic" });
  const sent = await until(async () => (await standIn.messages()).map((m) => m.payload).find((m) => m.notification.data.ask), "a reminder is sent");
  await line.push(JSON.stringify(sent));
  const shown = await until(async () => (await notices()).find((n) => n.data.url.startsWith(site.url + "/n/") || n.data.url.startsWith("/n/")), "it is shown");
  assert.deepEqual(shown.actions, ["going: I am going", "cant: I cannot go"]);
  const press = async (action) => (await worker()).evaluate(async (pressed) => {
    let opened = "";
    Clients.prototype.matchAll = async () => [];
    Clients.prototype.openWindow = async (url) => { opened = url; };
    const [notification] = (await self.registration.getNotifications()).filter((n) => n.data.url.includes("/n/"));
    const event = new NotificationEvent("notificationclick", { notification, action: pressed });
    let work;
    event.waitUntil = (w) => { work = w; };
    self.dispatchEvent(event);
    await work;
    return opened;
  }, action);

  await t.test("a button answers and opens the page, which says so", async () => {
    await page.goto(site.url + await press("going"));
    assert.match(await main(), /You said: I am going\. Nobody has been told yet\./);
  });
  await t.test("with no signal the page says that it was not saved", async () => {
    await line.push(JSON.stringify(sent));
    await until(async () => (await notices()).length, "it is shown again");
    await packHere(page);
    const to = await site.whileDown(async () => {
      await tap(page.getByRole("button", { name: "No, I cannot go" }));
      await page.getByText("Your answer was not saved. Try again when you have signal.").waitFor();
      const opened = await press("cant");
      await page.goto(site.url + opened);
      await page.getByText("Your answer was not saved. Try again when you have signal.").waitFor();
      assert.match(await main(), /You have a date on/, "the notice itself is readable");
      await page.goto(site.url + "/en/inbox");
      await page.getByText("You have a date on").waitFor();
      return opened;
    });
    await page.goto(site.url + to);
    assert.match(await main(), /Your answer was not saved\. Tap it again here\./);
    assert.match(await main(), /You said: I am going\./, "the old answer stands");
  });
});

test("past notices are kept neutral until the yes, open their page, and can be removed", async () => {
  await page.goto(site.url + "/en/inbox");
  const rows = page.locator("[data-module=inbox] .kept__row");
  await rows.first().waitFor();
  const before = await rows.count();
  await line.push(message("Dentist: Tuesday at 10am. Secret Street", { url: "/n/secret", detail: true }));
  await until(async () => { await page.reload(); await page.waitForSelector("[data-module=inbox]:not([hidden])"); return await rows.count() > before; }, "it is in the list");
  assert.doesNotMatch(await main(), /Secret Street/);
  assert.equal(await rows.first().locator("a").getAttribute("href"), "/n/secret");
  await rows.first().getByRole("button", { name: "Remove" }).click();
  await until(async () => await rows.count() === before, "one is removed");
  await page.getByRole("button", { name: "Remove all" }).click();
  await page.getByText("No reminders yet.").waitFor();
  await page.evaluate(() => new Promise((done) => { // a phone that has many
    const request = indexedDB.open("plainwell");
    request.onsuccess = () => {
      const tx = request.result.transaction("notices", "readwrite");
      for (let i = 0; i < 60; i++) tx.objectStore("notices").put({ path: "/n/" + i, url: "/n/" + i, body: "Old " + i, at: Date.now() - 1e6 - i }, "/n/" + i);
      tx.oncomplete = () => { request.result.close(); done(); };
    };
  }));
  await page.goto(site.url + "/en/dates");
  await page.getByRole("button", { name: "Yes, keep my dates here" }).click();
  await page.getByText("Your dates are kept on this phone").waitFor();
  await line.push(message("Dentist: Tuesday at 10am. Secret Street", { url: "/n/secret", detail: true }));
  await until(async () => { await page.goto(site.url + "/en/inbox"); await page.waitForSelector("[data-module=inbox]:not([hidden])"); return (await main()).includes("Secret Street"); }, "the whole text is kept after the yes");
  await until(async () => { await page.reload(); await page.waitForSelector("[data-module=inbox]:not([hidden])"); return await rows.count() === 50; }, "the oldest have gone");
});

test("the page about reminders says what works, and a lost subscription comes back by itself", async () => {
  await page.goto(site.url + "/en/reminders");
  await page.getByText("We know how to reach this phone.").waitFor();
  assert.match(await main(), /Your phone lets us show notices\./);
  assert.match(await main(), /The last notice came on /);
  const state = () => page.evaluate(async () => (await fetch("/api/v1/phone")).json());
  await page.evaluate(() => fetch("/api/v1/phone/subscription", { method: "DELETE" }));
  assert.equal((await state()).push, "none");
  await page.goto(site.url + "/en/gp");
  await until(async () => (await state()).push === "on", "the next visit to any page puts it back");

  const old = (await state()).endpoint;
  const fresh = await standIn.register();
  await (await worker()).evaluate(async (subscription) => {
    const event = new ExtendableEvent("pushsubscriptionchange");
    event.newSubscription = subscription;
    let work;
    event.waitUntil = (w) => { work = w; };
    self.dispatchEvent(event);
    await work;
  }, fresh);
  assert.notEqual((await state()).endpoint, old, "a change that the browser tells of reaches the server at once");
});

test("axe finds nothing on these pages, and nothing is cut off or too small to tap at 320 pixels", async () => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(site.url + "/en/dates");
  await tap(page.locator(".dates__link").first());
  const date = new URL(page.url()).pathname;
  await tap(page.getByRole("link", { name: "Change this date" }));
  await page.fill("[name=place]", "Long Lane");
  await page.fill("[name=phone]", "0800 11 22 33");
  await save(page);
  await tap(page.getByRole("button", { name: "No, I cannot go" }));
  await line.push(message("You have a date on Tuesday 5 January at 10:30am. Tap to see.", { url: "/n/one" }));
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme });
    for (const address of [date + "?lang=en", date + "?lang=cy", date + "/phones?lang=cy", "/en/inbox", "/cy/reminders", "/cy/dates/new"]) {
      await page.goto(site.url + address, { waitUntil: "load" });
      await page.evaluate(() => { for (const more of document.querySelectorAll("details")) more.open = true; });
      const axe = new AxeBuilder({ page }); // in the dark only colours differ
      const { violations } = await (colorScheme === "dark" ? axe.withRules(["color-contrast", "link-in-text-block"]) : axe).analyze();
      assert.deepEqual(violations.map((v) => `${address}: ${v.id}: ${v.nodes[0].html}`), []);
      const wrong = await page.evaluate(() => [document.documentElement.scrollWidth > innerWidth && "too wide",
        ...[...document.querySelectorAll("main button, main .button, main .call, main summary")].filter((el) => el.getClientRects().length && el.getBoundingClientRect().height < 44).map((el) => el.outerHTML)].filter(Boolean));
      assert.deepEqual(wrong, [], address);
    }
  }
});

test("a phone that asks for notices while another page of ours puts itself right is one phone", async (t) => {
  const { context, page: asking } = await openFor(t, site);
  await context.grantPermissions(["notifications"], { origin: site.url });
  await standInForPush(context, await standIn.register());
  await asking.goto(site.url + "/en/reminders");
  await asking.evaluate(() => navigator.serviceWorker.ready);
  let told = 0, letGo;
  const held = new Promise((done) => { letGo = done; });
  await context.route("**/api/v1/phone/subscription", async (route) => {
    told++;
    await held;
    await route.continue();
  });
  await asking.getByRole("button", { name: "Yes, remind me" }).click();
  await until(() => told, "the server is being told");
  const other = await context.newPage();
  await other.goto(site.url + "/en/");
  const waits = () => other.evaluate(async () => (await navigator.locks.query()).pending.length);
  await until(async () => told > 1 || await waits(), "the other page has come to its notices");
  assert.equal(told, 1, "it waits until the first has told the server");
  letGo();
  await asking.getByText("Did you see it?").waitFor();
});

test("the steps for this make of phone are open", async (t) => {
  for (const [make, userAgent] of Object.entries({
    samsung: "Mozilla/5.0 (Linux; Android 14; SM-A155F) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/25.0 Chrome/121.0 Mobile Safari/537.36",
    firefox: "Mozilla/5.0 (Android 14; Mobile; rv:130.0) Gecko/130.0 Firefox/130.0",
  })) {
    const other = await openFor(t, site, { userAgent });
    await other.page.goto(site.url + "/en/reminders");
    await other.page.locator(`[data-make=${make}][open]`).waitFor();
    assert.equal(await other.page.locator("[data-make][open]").count(), 1);
  }
});
