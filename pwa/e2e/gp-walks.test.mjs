// People walk the way to a GP, from the questions to "Done", each on a phone of their
// own 320 pixels wide. What each must see, and must not see, is what they ticked.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { openBrowser, until } from "./lib/browser.mjs";
import { startSite } from "./lib/program.mjs";

let site;
before(async () => { site = await startSite({ PLAINWELL_EXAMPLE_PLACES: "true" }); });
after(() => site?.remove());

/** One person with a phone. Each screen that they open is looked at. */
class Person {
  constructor(browser, lang) {
    Object.assign(this, browser, { lang });
  }

  async look() {
    const { page } = this;
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${page.url()} is too wide`);
    const shown = `${new URL(page.url()).pathname} ${await page.title()}`;
    assert.doesNotMatch(shown, /prison|probation|refused|violen|carchar/i, "the address and the title are neutral");
  }

  text() { return this.page.locator("main").innerText(); }

  async sees(see = [], not = []) {
    const text = await this.text();
    for (const words of see) assert.ok(text.includes(words), `${this.page.url()} has no "${words}":\n${text}`);
    for (const words of not) assert.ok(!text.includes(words), `${this.page.url()} has "${words}"`);
  }

  async start(...ticks) {
    await this.page.goto(`${site.url}/${this.lang}/gp/start`);
    await this.look();
    for (const id of ticks) await this.page.check("#" + id);
    await this.page.locator("main form").first().locator("button").click();
    await this.look();
    return this.code();
  }

  code() { return this.page.locator(".code").innerText(); }

  /** The names of the steps, with a star on those that are done. */
  steps() {
    return this.page.locator("[data-step]").evaluateAll((all) => all.map((row) => row.dataset.step + (row.querySelector("[data-done]").hidden ? "" : "*")).join(" "));
  }

  async open(step) {
    await this.page.locator(`[data-step=${step}] .gp-steps__link`).click();
    await this.page.locator("article").waitFor();
    await this.look();
  }

  /** Opens a step, sees what is there, and says that it is done. */
  async does(step, see, not) {
    await this.open(step);
    await this.sees(see, not);
    await this.tick();
  }

  async tick() {
    await this.page.locator("[data-tick]").click();
    await this.page.locator("[data-step]").first().waitFor();
    await this.look();
  }

  /** Follows a link of the page by its words, or by the end of its address. */
  async follows(end) {
    await this.page.locator(`main a[href$="${end}"]`).first().click();
    await this.page.waitForURL((url) => (url.pathname + url.search).endsWith(end));
    await this.look();
  }

  async back() {
    await this.page.goBack();
    await this.look();
  }

  /** The last step and all that comes after it: to "Done". */
  async joins() {
    await this.open("joined");
    await this.follows("/gp/done");
    await this.page.locator("main button[value=joined]").click();
    await this.page.waitForURL("**/gp/done#counted");
    assert.ok(await this.page.locator("#counted").isVisible());
    await this.sees(this.lang === "en" ? ["Could someone unsafe see your NHS App, letters or texts? Tell the surgery."] : []);
    await this.page.goBack();
    if (!/\/joined$/.test(this.page.url())) await this.page.goBack();
    await this.tick();
    assert.doesNotMatch(await this.steps(), /\w( |$)/, "every step is done");
    if (this.lang === "en") await this.sees(["You have done all your steps. Well done."], ["is next"]);
  }
}

/** Tells the story of one person. */
function person(name, options, story) {
  const { lang = "en", ...more } = options;
  test(name, async () => {
    const browser = await openBrowser(site, { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true, ...more });
    try {
      await story(new Person(browser, lang));
      assert.deepEqual(browser.seen.elsewhere, []);
      assert.deepEqual(browser.seen.errors.filter((e) => !/ERR_(INTERNET_DISCONNECTED|CONNECTION_REFUSED)|favicon\.ico|422 \(/.test(e)), []);
    } finally {
      await browser.close();
    }
  });
}

person("no address and no ID", {}, async (me) => {
  await me.start("is-no-address", "is-no-id");
  assert.equal(await me.steps(), "find answers card ask joined");
  await me.sees(["Step 1 of 5 is next."]);
  await me.open("find");
  await me.follows("/gp/near");
  await me.page.fill("#place", "ZZ1");
  await me.page.locator("main form button").first().click();
  await me.page.locator(".near__item").first().waitFor();
  await me.sees(["Are there places you must not go? Pick a surgery away from them."], ["ZZ0001"]);
  await me.page.goBack();
  await me.back();
  await me.tick();
  await me.sees(["Step 2 of 5 is next."]);
  await me.open("answers");
  await me.sees(["If you have no address", "If you have no ID"], ["If you were in prison", "To join from prison", "If English is hard"]);
  await me.follows("/gp/fill");
  await me.sees(["Ask to use the surgery's address."]);
  await me.back();
  await me.tick();
  await me.open("card");
  await me.sees(["If you have no ID", "If you have no address"], ["If English is hard"]);
  await me.follows("/gp/show");
  await me.sees(["I have no ID. I can join without it.", "You and Your General Practice"]);
  await me.page.getByRole("link", { name: "Close" }).click();
  await me.page.waitForURL("**/card");
  await me.tick();
  await me.does("ask", ["If you have no ID", "If you have no address"], ["If you are just out"]);
  await me.joins();
  // What was done can be taken back.
  await me.page.locator("[data-step=find] .gp-steps__undo").click();
  await me.page.waitForLoadState();
  assert.equal(await me.steps(), "find answers* card* ask* joined*");
});

person("just out on a Friday", {}, async (me) => {
  await me.start("is-out");
  assert.equal(await me.steps(), "medicine find answers card ask joined", "the medicine comes first");
  await me.open("medicine");
  await me.sees(["In your first days out", "Carry naloxone", "If you missed 3 days or more, take none until they say."], ["Before you leave", "In a hostel", "If you are off the list"]);
  await me.follows("/t/friday-medicine");
  await me.back();
  await me.follows("/dates/new?for=medicine");
  assert.ok((await me.page.inputValue("[name=note]")) || (await me.page.inputValue("[name=bring]")), "the form is filled in");
  await me.back();
  await me.tick();
  await me.does("find", [], ["Before you leave"]);
  await me.does("answers", ["If you were in prison"], ["If you have no ID"]);
  await me.does("card", [], ["If you have no ID"]);
  await me.does("ask", ["If you are just out"], ["If you have no ID"]);
  await me.joins();
});

person("refused for want of ID", {}, async (me) => {
  const code = await me.start("is-refused", "is-no-id");
  assert.equal(await me.steps(), "refused find answers card ask joined", "what was said comes first");
  await me.open("refused");
  await me.sees(["They have 14 days to give you the reason."], ["If you were taken off a list"]);
  await me.follows("/gp/no");
  await me.follows("/gp/no/id");
  await me.sees(["You and Your General Practice"]);
  await me.page.fill("#area", "not a place");
  await me.page.locator("main button[value=refused]").click();
  assert.equal(await me.page.inputValue("#area"), "not a place", "what was typed comes back");
  await me.page.fill("#area", "LS1");
  await me.page.locator("main button[value=refused]").click();
  await me.page.waitForURL("**/gp/no/id#counted");
  await me.follows("/gp/no/id/letter");
  await me.page.fill("#letter-name", "Kim Testing");
  await me.sees(["You told me that I need ID.", "My name: Kim Testing", "give me the reason in writing"]);
  await me.page.goto(`${site.url}/en/gp/my/${code}`);
  await me.open("refused");
  await me.tick();
  for (const step of ["find", "answers", "card", "ask"]) await me.does(step);
  await me.joins();
});

person("taken off the list", {}, async (me) => {
  await me.start("is-removed");
  assert.equal(await me.steps(), "medicine removed find answers card ask joined");
  await me.does("medicine", ["If you are off the list"], ["In your first days out", "Before you leave"]);
  await me.does("removed", ["Letters came back", "Special Allocation Scheme"], ["If you are just out", "In Wales"]);
  for (const step of ["find", "answers", "card", "ask"]) await me.does(step, [], ["If you have no ID"]);
  await me.joins();
});

person("in Wales", {}, async (me) => {
  await me.start("is-wales", "is-refused");
  await me.open("refused");
  await me.sees(["In Wales", "Call your health board."], ["In England", "They have 14 days"]);
  await me.tick();
  await me.open("card");
  await me.follows("/gp/show/wales");
  await me.sees(["Rwyf eisiau ymuno", "tell me what else I can show"], ["You and Your General Practice", "I can join without it"]);
  await me.page.getByRole("link", { name: "Close" }).click();
  await me.page.waitForURL("**/card");
  await me.tick();
  await me.page.goto(site.url + "/en/gp/no/id/letter");
  await me.page.getByRole("link", { name: "Wales", exact: true }).click();
  await me.page.waitForURL("**/letter/wales");
  await me.sees(["health board"], ["NHS England"]);
  await me.page.goBack();
  await me.page.goBack();
  for (const step of ["find", "answers", "ask"]) await me.does(step, [], ["In England"]);
  await me.joins();
});

person("speaks little English", { lang: "cy" }, async (me) => {
  await me.start("is-english");
  assert.equal(await me.steps(), "find answers language card ask joined");
  await me.open("language");
  await me.sees(["Nid yw'r dudalen hon", "interpreter"]);
  await me.follows("/gp/show");
  await me.sees(["I want to join this GP surgery", "Rwyf eisiau ymuno"]);
  await me.page.locator("summary").click();
  await me.sees(["I need an interpreter, please.", "My language is Cymraeg."]);
  await me.page.getByRole("link", { name: "Cau" }).click();
  await me.page.waitForURL("**/language");
  await me.tick();
  await me.does("answers", ["If English is hard"], ["If you have no ID"]);
  await me.does("card", ["If English is hard"]);
  await me.does("ask", ["If English is hard"]);
  await me.does("find");
  await me.joins();
});

person("scripts off, in a hostel for a short time", { javaScriptEnabled: false, isMobile: false }, async (me) => {
  Object.assign(me, { look: async () => {} }); // it measures with a script
  const code = await me.start("is-hostel", "stay-short");
  await me.sees([code, "Write it down."]);
  const list = () => me.page.locator("[data-step]").allInnerTexts();
  assert.match((await list()).join(" "), /^Look after your medicine\s+To do Ask the hostel staff/);
  for (const [step, see, not] of [
    ["medicine", ["In a hostel", "Move your medicine first."], ["Before you leave"]],
    ["hostel", ["If you stay less than 3 months"], ["If you stay 3 months or more"]],
    ["find", ["In your hostel"], []], ["answers", [], []], ["card", [], []], ["ask", [], []],
  ]) await me.does(step, see, not);
  await me.page.goto(site.url + "/en/gp/no/rude/letter");
  await me.sees(["My name:"], ["What you type stays"]);
  await me.page.goBack();
  await me.open("joined");
  await me.follows("/gp/done");
  await me.page.locator("main button[value=trying]").click();
  assert.ok(await me.page.locator("#counted").isVisible());
  await me.page.goBack();
  await me.page.goBack();
  await me.tick();
  await me.sees(["You have done all your steps. Well done."]);
});

person("with no signal half-way", {}, async (me) => {
  await me.start("is-out", "is-no-id");
  await me.page.getByText("Your steps are on this phone now.").waitFor();
  await me.does("medicine");
  const { url } = site;
  await site.stop();
  try {
    await me.page.reload();
    assert.equal(await me.steps(), "medicine* find answers card ask joined", "the ticks are those of the address");
    await me.does("find", [], ["You have no signal"]);
    assert.equal(await me.steps(), "medicine* find* answers card ask joined");
    await me.sees(["Step 3 of 6 is next."]);
    assert.equal(await me.code(), new URL(me.page.url()).pathname.split("/").pop());
    assert.equal(await me.page.locator('[aria-current="step"]').getAttribute("href"), new URL(me.page.url()).pathname + "/answers");
    await me.open("answers");
    await me.follows("/gp/fill");
    assert.match(await me.page.evaluate(() => fetch("/en/").then(() => "sent", () => "refused")), /refused/, "the copy has the page's own policy");
    me.seen.errors.length = 0;
    await me.back();
    await me.tick();
    await me.open("card");
    await me.follows("/gp/show");
    await me.sees(["I have no ID."]);
    await me.page.getByRole("link", { name: "Close" }).click();
    await me.page.waitForURL("**/card");
    await me.tick();
    await me.open("ask");
    await me.follows("/gp/no");
    await me.follows("/gp/no/closed");
    await me.follows("/gp/no/closed/letter");
    await me.sees(["your list is closed or full"]);
    for (let i = 0; i < 3; i += 1) await me.page.goBack();
    await me.tick();
    // What needs the network says so, on a page of ours.
    await me.page.goto(url + "/en/gp/near");
    await me.page.fill("#place", "ZZ1");
    await me.page.locator("main form button").first().click();
    await me.page.getByText("You have no signal").waitFor();
    await me.page.goBack();
    await me.page.goBack();
    await me.page.locator("[data-step=find] .gp-steps__undo").click();
    assert.equal(await me.steps(), "medicine* find answers* card* ask* joined");
    await me.does("find");
    await me.does("joined");
    await me.sees(["You have done all your steps. Well done."], ["is next"]);
  } finally {
    site = await site.restart();
  }
  await me.page.reload();
  assert.equal(await me.steps(), "medicine* find* answers* card* ask* joined*", "the server says the same");
});

person("in prison now", {}, async (me) => {
  await me.start("is-prison");
  assert.equal(await me.steps(), "before medicine answers find card joined", "the health team asks, so there is no step for it");
  await me.does("before", ["You can join up to 4 weeks before you leave.", "A sheet to give to the health team", "at least 7 days of medicine"], ["In Wales"]);
  await me.does("medicine", ["Before you leave"], ["In your first days out"]);
  await me.does("answers", ["To join from prison"], ["If you were in prison"]);
  await me.does("find", ["Before you leave"]);
  await me.does("card");
  await me.joins();
  // The answers can change: just out now. What was done stays done.
  await me.page.getByRole("link", { name: "Change my answers" }).click();
  await me.page.uncheck("#is-prison");
  await me.page.check("#is-out");
  await me.page.locator("main form button").first().click();
  assert.equal(await me.steps(), "medicine* find* answers* card* ask joined*");
});

person("carries on with the code on another phone", {}, async (me) => {
  await me.start("is-no-id", "is-moved");
  await me.does("find", ["If you moved"]);
  await me.does("answers");
  const code = await me.code();
  const other = await openBrowser(site, { viewport: { width: 320, height: 640 } });
  try {
    const there = new Person(other, "en");
    await there.page.goto(site.url + "/en/gp/start");
    const type = async (words) => {
      await there.page.fill("#code", words);
      await there.page.getByRole("button", { name: "Go to my steps" }).click();
    };
    const wrong = code.slice(0, -1) + (code.endsWith("2") ? "3" : "2");
    await type(wrong);
    await there.sees(["This code is not right."]);
    assert.equal(await there.page.inputValue("#code"), wrong);
    await type(` ${code.toLowerCase().replace("-", " ")} `);
    await there.page.waitForURL("**/gp/my/" + code);
    assert.equal(await there.steps(), "find* answers* card ask joined");
    for (const step of ["card", "ask"]) await there.does(step, ["If you have no ID"]);
    await there.joins();
    assert.deepEqual(await other.context.cookies(), [], "nothing says who it was");
  } finally {
    await other.close();
  }
});

// Every screen of the way, with all its sections, in the light and in the dark.
for (const [scheme, look] of [["light", (axe) => axe.withTags(["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])], ["dark", (axe) => axe.withRules(["color-contrast-enhanced", "link-in-text-block"])]]) {
  person(`axe finds nothing on any screen, ${scheme}`, { colorScheme: scheme }, async (me) => {
    const all = ["prison", "out", "hostel", "no-address", "no-id", "english", "removed", "moved"];
    const code = await me.start(...all.map((a) => "is-" + a));
    const steps = (await me.steps()).split(" ");
    const second = await me.start("is-refused", "is-wales");
    const paths = ["/en/gp/start", "/cy/gp/start", "/en/gp/my/" + code, "/cy/gp/my/" + code, "/en/gp/start/" + code, ...steps.map((s) => `/en/gp/my/${code}/${s}`), `/cy/gp/my/${code}/find`,
      `/en/gp/my/${second}/refused`, `/en/gp/my/${second}/ask`, "/en/gp/no", "/cy/gp/no", "/en/gp/no/not-here", "/en/gp/done", "/en/gp/say", "/en/gp/near"];
    assert.equal(new Set(steps).size, steps.length);
    for (const path of paths) {
      await me.page.goto(site.url + path);
      const { violations } = await look(new AxeBuilder({ page: me.page }).exclude(".skip")).analyze();
      assert.deepEqual(violations.map((v) => `${path}: ${v.id}: ${v.nodes[0].html}`), []);
      await me.look();
    }
  });
}

person("a step and what to say are read aloud, line by line", {}, async (me) => {
  await me.context.addInitScript(() => {
    const said = (window.said = []);
    const speech = new EventTarget();
    Object.assign(speech, { getVoices: () => [{ lang: "en-GB", localService: true, name: "v" }], speak(u) { said.push(u.text); setTimeout(() => u.onend(), 5); }, cancel() {} });
    Object.defineProperty(window, "speechSynthesis", { value: speech });
    window.SpeechSynthesisUtterance = function (text) { this.text = text; };
  });
  const code = await me.start("is-no-id");
  for (const path of [`/en/gp/my/${code}/ask`, "/en/gp/say"]) {
    await me.page.goto(site.url + path);
    await me.page.locator("article [data-start]").click();
    await until(() => me.page.evaluate(() => window.said.length > 5), "it reads");
    const said = await me.page.evaluate(() => window.said);
    assert.equal(said[0], await me.page.locator("h1").innerText());
  }
});
