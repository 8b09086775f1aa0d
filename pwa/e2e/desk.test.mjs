// A worker and a person side by side: a date is made, given, put on a phone, answered,
// and the answer comes back. All of it on a phone of 320 pixels too, with scripts off.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openBrowser, standInForPush, tooWide } from "./lib/browser.mjs";
import { inMinutes, saveDate } from "./lib/form.mjs";
import { go, tap } from "./lib/go.mjs";
import { startSite, startStandIn } from "./lib/program.mjs";
import { join, invite, signedIn } from "./lib/worker.mjs";

let site, push;
before(async () => {
  push = await startStandIn();
  site = await startSite({ PLAINWELL_PUSH_HOSTS: push.url });
});
after(async () => { await site?.remove(); await push?.stop(); });

/** Two people with a browser each, and what they do. Each page that they end on is looked at. */
async function sideBySide(options, story) {
  const [office, home] = [await openBrowser(site, options), await openBrowser(site, options)];
  try {
    await story(office, home);
    for (const { seen } of [office, home]) {
      assert.deepEqual(seen.elsewhere, []);
      assert.deepEqual(seen.errors.filter((e) => !/favicon\.ico|40[0-9] \(|422 \(/.test(e)), []);
    }
  } finally {
    await office.close();
    await home.close();
  }
}

const words = (page) => page.locator("main").innerText();

async function sees(page, ...all) {
  const text = await words(page);
  for (const one of all) assert.ok(text.includes(one), `${page.url()} has no "${one}":\n${text}`);
}

async function looks(page) {
  assert.equal(await tooWide(page), 0, `${page.url()} is too wide`);
  const head = await page.evaluate(() => [document.title, ...[...document.querySelectorAll("meta[name=description], meta[property]")].map((m) => m.content)].join(" "));
  assert.doesNotMatch(new URL(page.url()).pathname + head, /prison|probation|drug|clinic|robin|quiet road/i, "the address and the title say nothing");
}

/** From signed-in home to a QR code on the screen, for somebody new. It counts what is tapped. */
async function makes(page, template, nick, when, more = {}) {
  let taps = 0;
  const taps1 = async (locator) => { taps++; await tap(locator); await looks(page); };
  await taps1(page.locator("main").getByRole("link", { name: "New date" }).first());
  await taps1(page.getByRole("link", { name: template }));
  await page.fill("[name=nick]", nick);
  const started = Date.now();
  await go(page, () => saveDate(page, when, more));
  taps++;
  await looks(page);
  assert.ok(await page.locator("main svg.qr").isVisible(), "a QR code is on the screen");
  return { taps, forms: 1, ms: Date.now() - started };
}

const linkOn = (page) => page.locator("main .address").innerText();

test("a worker makes a date, the person puts it on the phone and answers, and the worker sees the answer", async () => {
  await sideBySide({ serviceWorkers: "allow" }, async (office, home) => {
    const [worker, person] = [office.page, home.page];
    await standInForPush(home.context, await push.register());
    await home.context.grantPermissions(["notifications"], { origin: site.url });
    await signedIn(worker, site, { email: "sam@example.org", name: "Sam", team: "Rowan team" });
    const path = await makes(worker, "GP first visit", "Robin 7", inMinutes(3 * 24 * 60), { place: "Quiet Road" });
    console.log(`main path: ${path.taps} taps and ${path.forms} form from home to a QR code`);
    assert.ok(path.taps <= 4);
    await sees(worker, "Robin 7", "On no phone yet", "It is no proof that someone was told.");
    const link = await linkOn(worker);

    await person.goto(link);
    const text = await words(person);
    assert.ok(text.startsWith("Rowan team made this date. They see your answer. They do not see if you looked."), text);
    await sees(person, "Your worker is Sam.", "Quiet Road", "Your medicines, or a list of them.");
    await looks(person);
    await worker.reload();
    await sees(worker, "On no phone yet"); // looking tells nothing
    await tap(person.getByRole("button", { name: "Put this on my phone" }));
    await sees(person, "Later dates come too. Next, turn on reminders.");
    assert.equal(await person.getByRole("link", { name: "Take this date off" }).count(), 0, "only the team changes it");
    await worker.reload();
    await sees(worker, "On a phone. Reminders are off.");
    await tap(person.getByRole("link", { name: "Turn on reminders" }));
    await person.getByRole("button", { name: "Yes, remind me" }).click();
    await person.waitForFunction(() => document.querySelector("[data-module=push-ask] [data-show=on]")?.hidden === false);
    await worker.reload();
    await sees(worker, "On a phone. Reminders are on.");

    await person.goto(link);
    await tap(person.getByRole("button", { name: "I need help" }));
    await sees(person, "Rowan team will see this when they next look.");
    await worker.goto(site.url + "/kw");
    const list = await words(worker);
    assert.ok(list.indexOf("They said: I need help.") > list.indexOf("Cannot go, or need help") && list.indexOf("They said: I need help.") < list.indexOf("May not have arrived"), list);
    await tap(worker.getByRole("button", { name: "Dealt with" }));
    await sees(worker, "Done. It is off your list.");
    assert.ok(!(await words(worker)).includes("They said: I need help."));

    await tap(worker.locator("main").getByRole("link", { name: "Your people" }).first());
    await tap(worker.getByRole("link", { name: "Robin 7" }));
    await tap(worker.getByRole("button", { name: "You took a big step." }));
    await person.goto(site.url + "/en/dates");
    await sees(person, "Rowan team: You took a big step.");

    await tap(worker.getByRole("button", { name: "Pause now" }));
    await person.goto(link);
    await sees(person, "No reminders come for this date now.");
    await tap(worker.getByRole("button", { name: "Start again" }));

    await tap(worker.locator("main").getByRole("link", { name: /3 days/ }).first());
    await tap(worker.getByRole("link", { name: "Change this date" }));
    await worker.fill("[name=minute]", "15");
    await go(worker, () => worker.locator("form.form button[type=submit]").last().click());
    await sees(worker, "The date is changed.");
    await person.reload();
    await sees(person, "15");
    await tap(worker.getByRole("link", { name: "Take this date off" }));
    await tap(worker.getByRole("button", { name: "Yes, take it off" }));
    await sees(worker, "The date is off.");
  });
});

test("the same on two small phones with scripts off, by a code that is said aloud, and then a new phone", async () => {
  await sideBySide({ viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true, javaScriptEnabled: false }, async (office, home) => {
    const [worker, person] = [office.page, home.page];
    await join(worker, await invite(site, "ali@example.org", "worker", "Birch team"), "Ali");
    await tap(worker.locator("main").getByRole("link", { name: "New date" }).first());
    await tap(worker.getByRole("link", { name: "Drug service" }));
    await worker.fill("[name=nick]", "Robin Smith");
    await go(worker, () => saveDate(worker, inMinutes(3 * 24 * 60)));
    await sees(worker, "This looks like a full name.");
    await worker.fill("[name=nick]", "B 12");
    await go(worker, () => worker.locator("form.form button[type=submit]").last().click());
    await looks(worker);
    await tap(worker.getByRole("button", { name: "Make a code to say" }));
    const code = await worker.locator(".code").innerText();
    await looks(worker);

    await person.goto(site.url + "/code");
    await person.fill("#code", code.toLowerCase());
    await tap(person.getByRole("button", { name: "Put this on my phone" }));
    await sees(person, "Birch team made this date.", "Meeting");
    assert.doesNotMatch(await words(person), /drug/i);
    await looks(person);
    const link = person.url();
    await tap(person.getByRole("button", { name: "I cannot go" }));
    await sees(person, "Birch team will see this when they next look.");
    await worker.goto(site.url + "/kw");
    await sees(worker, "They said: I cannot go.");
    await looks(worker);

    await tap(worker.getByRole("link", { name: "B 12" }).first());
    await tap(worker.getByRole("link", { name: "Go to this person" }));
    await looks(worker);
    await tap(worker.getByRole("link", { name: "New phone" }));
    await tap(worker.getByRole("button", { name: "Turn the old phone off" }));
    await sees(worker, "The old phone is off.");
    await looks(worker);
    await person.goto(site.url + "/en/dates");
    assert.ok(!(await words(person)).includes("Meeting"), "the old phone holds nothing");
    await person.goto(link);
    await sees(person, "There is no date here.");
    const fresh = await openBrowser(site, { viewport: { width: 320, height: 640 }, javaScriptEnabled: false });
    await fresh.page.goto(site.url + "/en/move");
    await fresh.page.fill("#code", await worker.locator(".code").innerText());
    await tap(fresh.page.locator("main form button").last());
    await sees(fresh.page, "Birch team made this date.");
    await fresh.page.goto(site.url + "/en/code");
    await fresh.page.fill("#code", code);
    await tap(fresh.page.getByRole("button", { name: "Put this on my phone" }));
    await sees(fresh.page, "That code does not work");
    await fresh.close();
  });
});

test("a team's own words wait for a second pair of eyes, and a hand-over is told on the person's page", async () => {
  await sideBySide({}, async (office, home) => {
    const [worker, lead] = [office.page, home.page];
    await signedIn(worker, site, { email: "ash@example.org", name: "Ash", role: "worker", team: "Elm team" });
    await signedIn(lead, site, { email: "lou@example.org", name: "Lou", role: "lead", team: "Elm team" });
    const { page: person, close } = await openBrowser(site);
    await makes(worker, "Dentist", "C 3", inMinutes(4 * 24 * 60));
    const link = await linkOn(worker);
    await person.goto(link);
    await tap(person.getByRole("button", { name: "Put this on my phone" }));

    await tap(worker.locator("main").getByRole("link", { name: "Today" }));
    await tap(worker.getByRole("link", { name: "Hand over and time away" }));
    await worker.check("input[name=person]");
    await worker.selectOption("#to", { label: "Lou" });
    await tap(worker.getByRole("button", { name: "Hand over" }));
    await person.goto(link);
    await sees(person, "Your worker is now Lou.");

    await lead.goto(site.url + "/kw/words");
    await lead.fill("#text", "I am so glad that you and I and all of us can go on and on to see it as it is now.");
    await tap(lead.getByRole("button", { name: "Save" }).first());
    await sees(lead, "This is hard to read");
    await lead.fill("#text", "You did it.");
    await tap(lead.getByRole("button", { name: "Save" }).first());
    await sees(lead, "Waits for a colleague to say yes.");
    assert.equal(await lead.getByRole("button", { name: "Say yes" }).count(), 0);
    await close();
  });
});
