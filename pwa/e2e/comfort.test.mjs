// Comfort settings and reading aloud: with scripts off where they need none, and with
// a voice put in the place of the phone's own.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { inBrowser, until } from "./lib/browser.mjs";
import { choose } from "./lib/form.mjs";
import { tap } from "./lib/go.mjs";
import { packHere } from "./lib/phone.mjs";
import { startSite } from "./lib/program.mjs";

let site;
before(async () => { site = await startSite(); });
after(() => site?.remove());

const withBrowser = (options, work) => inBrowser(site, options, work);

const style = (page, what, property) => page.evaluate(([w, p]) => getComputedStyle(document.querySelector(w))[p], [what, property]);

test("with scripts off, choices act on every page, and the page's bytes stay the same", () => withBrowser({ javaScriptEnabled: false }, async (page, { context }) => {
  const bytes = await (await page.request.get(site.url + "/en/gp")).text();
  await page.goto(site.url + "/en/gp");
  const before = parseFloat(await style(page, ".line__words", "fontSize"));
  await choose(site, page, { size: 2, spacing: 1, tint: 2, side: 1, country: 2 });
  assert.match(await page.locator(".banner--done").innerText(), /Saved/);
  assert.equal(await page.isChecked("[name=country][value='2']"), true, "the form shows what was chosen");
  await page.goto(site.url + "/en/gp");
  assert.ok(parseFloat(await style(page, ".line__words", "fontSize")) > before * 1.4);
  assert.equal(await style(page, "html", "backgroundColor"), "rgb(255, 246, 207)");
  assert.equal(await page.evaluate(() => {
    const line = document.querySelector(".line");
    return line.querySelector(".pic").getBoundingClientRect().left > line.querySelector(".line__words").getBoundingClientRect().left;
  }), true, "the picture is on the right");
  const seen = await page.evaluate(() => ["wales", "england"].map((country) => {
    const el = document.createElement("section");
    el.dataset.country = country;
    document.querySelector("main").append(el);
    return getComputedStyle(el).display;
  }));
  assert.deepEqual(seen, ["block", "none"], "Wales is seen, England is not");
  assert.equal(await (await page.request.get(site.url + "/en/gp")).text(), bytes);
  const [me] = (await context.cookies()).filter((c) => c.name === "me");
  assert.match(me.value, /^1[0-9]{6}$/);
  assert.deepEqual([me.httpOnly, me.sameSite], [true, "Lax"]);
  await page.goto(site.url + "/en/settings");
  await tap(page.getByRole("button", { name: "Put it all back" }));
  assert.deepEqual((await context.cookies()).filter((c) => c.name === "me"), []);
  await page.goto(site.url + "/en/gp");
  assert.equal(parseFloat(await style(page, ".line__words", "fontSize")), before);
}));

test("with no choice, both countries are read", () => withBrowser({ javaScriptEnabled: false }, async (page) => {
  const css = await page.request.get(site.url + "/me.css");
  assert.equal(await css.text(), "");
}));

test("the style sheet is private, asked for each time, and answered with 304", async () => {
  const ask = (headers) => fetch(site.url + "/me.css", { headers });
  const dark = await ask({ cookie: "me=1006000" });
  assert.equal(dark.headers.get("cache-control"), "private, no-cache");
  assert.equal(dark.headers.get("vary"), "Cookie");
  assert.match(dark.headers.get("content-type"), /^text\/css/);
  assert.match(await dark.text(), /color-scheme:dark/);
  const again = await ask({ cookie: "me=1006000", "if-none-match": dark.headers.get("etag") });
  assert.equal(again.status, 304);
  assert.equal((await ask({ cookie: "me=1106000", "if-none-match": dark.headers.get("etag") })).status, 200);
  assert.equal(await (await ask({ cookie: "me=1006000x" })).text(), "", "a code that is no code changes nothing");
});

test("choices hold with no signal, and forgetting takes them away", () => withBrowser({}, async (page, { context }) => {
  await page.goto(site.url + "/en/");
  const cached = (path) => page.evaluate(async (p) => !!await caches.match(p), path);
  await packHere(page);
  await choose(site, page, { tint: 6 });
  await page.goto(site.url + "/en/gp");
  await until(() => page.evaluate(async () => /color-scheme:dark/.test(await (await caches.match("/me.css"))?.text())), "the new style sheet is on the phone");
  await site.whileDown(async () => {
    await page.goto(site.url + "/en/gp");
    assert.match(await page.locator("h1").innerText(), /Join a GP surgery/);
    assert.equal(await style(page, "html", "backgroundColor"), "rgb(15, 22, 19)", "dark with no signal");
  });
  await page.goto(site.url + "/en/forget");
  await page.getByRole("button", { name: "Yes, forget this phone" }).click();
  await page.waitForURL("**/en/forgotten");
  assert.deepEqual((await context.cookies()).filter((c) => c.name === "me"), []);
  assert.equal(await cached("/me.css"), false);
  assert.notEqual(await style(page, "html", "backgroundColor"), "rgb(15, 22, 19)");
}));

// A voice that says nothing and takes a moment. Everything asked of it is noted. It
// says no more than `window.most` and then holds its breath, until `most` is taken away.
const voice = (lang, local = true) => [([l, isLocal]) => {
  const said = (window.said = []);
  let now, voices = [];
  const speech = new EventTarget();
  Object.assign(speech, {
    getVoices: () => voices,
    speak(u) { said.push(u.text); window.marks = [...(window.marks ?? []), document.querySelector('[aria-current="true"]')?.textContent]; if (!(said.length >= window.most)) now = setTimeout(() => u.onend(), 30); },
    cancel() { said.push("(cancel)"); clearTimeout(now); },
    pause() { said.push("(pause)"); },
  });
  Object.defineProperty(window, "speechSynthesis", { value: speech });
  window.SpeechSynthesisUtterance = function (text) { this.text = text; };
  setTimeout(() => { voices = [{ lang: l, localService: isLocal, name: "v" }]; speech.dispatchEvent(new Event("voiceschanged")); }, 50);
}, [lang, local]];

test("a page is read aloud line by line, and stops when told", () => withBrowser({}, async (page, { context }) => {
  await context.addInitScript(...voice("en_GB"));
  await context.addInitScript(() => { window.most = 9; });
  await page.goto(site.url + "/en/help-now");
  const start = page.locator("[data-start]");
  await start.waitFor();
  await page.waitForTimeout(200);
  assert.deepEqual(await page.evaluate(() => window.said), [], "it never starts by itself");
  await start.click();
  await until(() => page.evaluate(() => window.said.length > 8), "it reads");
  const said = await page.evaluate(() => window.said.filter((s) => s !== "(cancel)"));
  assert.equal(said[0], await page.locator("h1").innerText());
  assert.ok(said.every((s) => s.length < 130), "one sentence at a time");
  const current = await page.evaluate(() => {
    const el = document.querySelector('article [aria-current="true"]');
    const box = el.getBoundingClientRect();
    return { count: document.querySelectorAll('article [aria-current]').length, seen: box.top >= 0 && box.bottom <= innerHeight };
  });
  assert.deepEqual(current, { count: 1, seen: true });
  await page.locator("[data-stop]").click();
  const then = await page.evaluate(() => window.said.length);
  await page.waitForTimeout(200);
  assert.equal(await page.evaluate(() => window.said.length), then, "silence");
  assert.equal(await page.locator("article [aria-current]").count(), 0);
  assert.equal(await page.locator("[data-stop]").isVisible(), false);
  await page.evaluate(() => { delete window.most; });
  await start.click();
  await until(() => page.evaluate((n) => window.said.slice(n).some((s) => s !== "(cancel)"), then), "it reads again");
  assert.notEqual((await page.evaluate((n) => window.said.slice(n).filter((s) => s !== "(cancel)"), then))[0], said[0], "it goes on where it was");
  await until(() => page.evaluate(() => document.querySelectorAll("article [aria-current]").length === 0), "the end of the page");
  const all = await page.evaluate(() => window.said);
  assert.ok(!all.includes("(pause)"));
  assert.ok(all.some((s) => /1 1 6 1 2 3/.test(s)), "a number is said figure by figure");
  assert.equal(await page.evaluate(() => window.said.filter((s) => /^A person|^If you drink every day/.test(s)).length > 0), true);
}));

test("leaving the page is silence at once", () => withBrowser({}, async (page, { context }) => {
  await context.addInitScript(...voice("en-GB"));
  await page.goto(site.url + "/en/help-now");
  await page.locator("[data-start]").click();
  const last = await page.evaluate(() => { window.dispatchEvent(new Event("pagehide")); return window.said.at(-1); });
  assert.equal(last, "(cancel)");
}));

for (const [name, lang, local] of [["no voice of the language", "cy-GB", true], ["only a voice that sends the words away", "en-GB", false]]) {
  test(`a phone with ${name} shows no button`, () => withBrowser({}, async (page, { context }) => {
    await context.addInitScript(...voice(lang, local));
    await page.goto(site.url + "/en/gp");
    await until(() => page.evaluate(() => speechSynthesis.getVoices().length), "the phone has told its voices");
    assert.equal(await page.locator("[data-start]").isVisible(), false);
  }));
}
