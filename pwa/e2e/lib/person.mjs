// One person on the way to a GP, with a phone of their own 320 pixels wide.
import assert from "node:assert/strict";
import { test } from "node:test";
import { openBrowser, tooWide } from "./browser.mjs";
import { tap } from "./go.mjs";

/** One person with a phone. Each screen that they open is looked at. */
export class Person {
  constructor(browser, site, lang) {
    Object.assign(this, browser, { site, lang });
  }

  async look() {
    const { page } = this;
    assert.equal(await tooWide(page), 0, `${page.url()} is too wide`);
    const shown = `${new URL(page.url()).pathname} ${await page.title()}`;
    assert.doesNotMatch(shown, /prison|probation|offen[cd]|violen|carchar/i, "the address and the title are neutral");
  }

  text() { return this.page.locator("main").innerText(); }

  async sees(see = [], not = []) {
    const text = await this.text();
    for (const words of see) assert.ok(text.includes(words), `${this.page.url()} has no "${words}":\n${text}`);
    for (const words of not) assert.ok(!text.includes(words), `${this.page.url()} has "${words}"`);
  }

  async start(...ticks) {
    await this.page.goto(`${this.site.url}/${this.lang}/gp/start`);
    await this.look();
    for (const id of ticks) await this.page.check("#" + id);
    await tap(this.page.locator("main form").first().locator("button"));
    await this.look();
    return this.code();
  }

  code() { return this.page.locator(".code").innerText(); }

  /** The names of the steps, with a star on those that are done. */
  steps() {
    return this.page.locator("[data-step]").evaluateAll((all) => all.map((row) => row.dataset.step + (row.querySelector("[data-done]").hidden ? "" : "*")).join(" "));
  }

  async open(step) {
    await tap(this.page.locator(`[data-step=${step}] .gp-steps__link`));
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
    await tap(this.page.locator("[data-tick]"));
    await this.page.locator(".code").waitFor();
    await this.look();
  }

  /** Follows a link of the page by its words, or by the end of its address. */
  async follows(end) {
    await tap(this.page.locator(`main a[href$="${end}"]`).first());
    const { pathname, search } = new URL(this.page.url());
    assert.ok((pathname + search).endsWith(end), `${this.page.url()} is not ${end}`);
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
    await tap(this.page.locator("main button[value=joined]"));
    assert.match(this.page.url(), /\/gp\/done#counted$/);
    assert.ok(await this.page.locator("#counted").isVisible());
    await this.sees(this.lang === "en" ? ["Could someone unsafe see your NHS App, letters or texts? Tell the surgery."] : []);
    await this.page.goBack();
    if (!/\/joined$/.test(this.page.url())) await this.page.goBack();
    await this.tick();
    assert.doesNotMatch(await this.steps(), /\w( |$)/, "every step is done");
    if (this.lang === "en") await this.sees(["You have done all your steps. Well done."], ["is next"]);
  }
}

/** Tells the story of one person on a site that is running by then. */
export function person(name, site, options, story) {
  const { lang = "en", ...more } = options;
  test(name, async () => {
    const browser = await openBrowser(site(), { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true, ...more });
    try {
      await story(new Person(browser, site(), lang));
      assert.deepEqual(browser.seen.elsewhere, []);
      assert.deepEqual(browser.seen.errors.filter((e) => !/ERR_(INTERNET_DISCONNECTED|CONNECTION_REFUSED)|favicon\.ico|422 \(/.test(e)), []);
    } finally {
      await browser.close();
    }
  });
}
