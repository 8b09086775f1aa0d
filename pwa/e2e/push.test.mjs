// What the service worker does with a push message, whatever is in it.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { after, before, test } from "node:test";
import { openBrowser, runningWorker, until, workerLine } from "./lib/browser.mjs";
import { command, startSite } from "./lib/program.mjs";

let site, browser, page, line;
before(async () => {
  site = await startSite();
  browser = await openBrowser(site);
  page = browser.page;
  await browser.context.grantPermissions(["notifications"], { origin: site.url });
  line = await workerLine(browser.context, page, site.url);
  await page.goto(site.url + "/en/");
  await page.evaluate(() => navigator.serviceWorker.ready);
});
after(async () => {
  await browser?.close();
  await site?.remove();
});

const shown = () => page.evaluate(async () => (await (await navigator.serviceWorker.getRegistration()).getNotifications()).map((n) => ({
  title: n.title, body: n.body, tag: n.tag, lang: n.lang, dir: n.dir, silent: n.silent, requireInteraction: n.requireInteraction, icon: n.icon, badge: n.badge, data: n.data,
})));
const clear = () => page.evaluate(async () => { for (const n of await (await navigator.serviceWorker.getRegistration()).getNotifications()) n.close(); });

const message = (over = {}, data = {}) => JSON.stringify({
  web_push: 8030, v: 1, exp: Math.floor(Date.now() / 1000) + 3600, app_badge: 1,
  notification: {
    title: "My guide", body: "You have a date on Tuesday 5 January at 10:30am. Tap to see.", navigate: site.url + "/n/abc", lang: "en-GB", dir: "ltr", silent: false, tag: "r-1", app_badge: "1",
    data: { url: "/n/abc", id: "1", group: "g-1", exp: Math.floor(Date.now() / 1000) + 3600, ...data }, ...over,
  },
});

test("a reminder is shown as it was sent", async () => {
  await line.push(message());
  const [n] = await until(async () => { const s = await shown(); return s.length && s; }, "a notice is shown");
  assert.equal(n.body, "You have a date on Tuesday 5 January at 10:30am. Tap to see.");
  assert.equal(n.tag, "r-1");
  assert.equal(n.requireInteraction, false);
  assert.ok(n.icon && n.badge);
});

test("the same reminder again replaces itself, and a later one of the same date takes its place", async () => {
  await line.push(message());
  await line.push(message({ tag: "r-2", body: "You have a date on Tuesday 5 January at 10:30am. Tap now." }));
  await until(async () => (await shown()).some((n) => n.tag === "r-2"), "the later one is shown");
  await until(async () => (await shown()).length === 1, "the earlier one is closed");
});

for (const [name, data] of [["nothing at all", ""], ["what is not JSON", "hello"], ["JSON of another shape", '{"a":1}'], ["a list", "[1,2]"], ["null", "null"]]) {
  test(`${name} still shows a neutral notice, from a worker that was asleep`, async () => {
    await clear();
    await line.stop();
    await line.push(data);
    const [n] = await until(async () => { const s = await shown(); return s.length && s; }, "a notice is shown");
    assert.equal(n.body, "You have a date. Tap to see.");
    assert.equal(n.title, "My guide");
  });
}

test("what comes too late says so", async () => {
  await clear();
  const past = Math.floor(Date.now() / 1000) - 60;
  const late = JSON.parse(message({}, { exp: past }));
  late.exp = past;
  await line.push(JSON.stringify(late));
  const [n] = await until(async () => { const s = await shown(); return s.length && s; }, "a notice is shown");
  assert.equal(n.body, "This is over. Tap to see.");
});

test("an address of another site is never opened", async () => {
  await clear();
  await line.push(message({ navigate: "https://elsewhere.example/x" }, { url: "https://elsewhere.example/x" }));
  const [n] = await until(async () => { const s = await shown(); return s.length && s; }, "a notice is shown");
  assert.ok(new URL(n.data.url, site.url).origin === site.url, n.data.url);
});

test("notices that were shown are counted by what they are for", async () => {
  const worker = await runningWorker(browser.context);
  await worker.evaluate(() => {
    const real = self.fetch;
    self.said = 0;
    self.fetch = async (...asked) => {
      const answer = await real(...asked);
      if (asked[0] === "/api/v1/seen") self.said++;
      return answer;
    };
  });
  for (let i = 1; i <= 7; i++) {
    await line.push(message({ tag: `c-${i}` }, { why: "remind", group: `c-${i}` }));
    await until(async () => (await shown()).some((n) => n.tag === `c-${i}`), "a notice is shown");
  }
  await until(() => worker.evaluate(() => self.said === 7), "the server has been told");
  await site.stop();
  const status = await new Promise((done) => execFile(command, ["status", "--data-dir", site.data], (failed, out) => done(out)));
  const [, , , told] = /^(\d{4}-\d\d-\d\d) +(remind) +(\d+) +(\d+) /m.exec(status)?.slice(1) ?? [];
  assert.equal(Number(told), 7, status);
});
