// Comfort settings, reading aloud, sharing and paper: with scripts off where they
// need none, and with a voice put in the place of the phone's own.
import assert from "node:assert/strict";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { openBrowser, until } from "./lib/browser.mjs";
import { startSite } from "./lib/program.mjs";

let site, content;
before(async () => {
  // A page with a neutral title, and two marked sections, of our own.
  content = await mkdtemp(join(tmpdir(), "plainwell-content-"));
  await mkdir(join(content, "en/pages"), { recursive: true });
  const dentist = await readFile(new URL("../../locales/en/pages/dentist.md", import.meta.url), "utf8");
  await writeFile(join(content, "en/pages/quiet-words.md"), dentist
    .replace(/^title = .*/m, 'title = "Secret topic words"').replace(/^description = .*/m, 'description = "About the secret topic."')
    .replace(/^neutral = .*/m, "neutral = true").replace(/^order = .*/m, "order = 0").replace(/^path = .*\n/m, "")
    .replace(/^short = .*/m, 'short = "Secret topic"'));
  site = await startSite({ PLAINWELL_CONTENT_DIR: content });
});
after(async () => {
  await site?.remove();
  await rm(content, { recursive: true, force: true });
});

// withBrowser runs a piece of work in a browser of its own.
const withBrowser = async (options, work) => {
  const browser = await openBrowser(site, options);
  try {
    await work(browser.page, browser);
    assert.deepEqual(browser.seen.elsewhere, []);
  } finally {
    await browser.close();
  }
};

const choose = async (page, choices, lang = "en") => {
  await page.goto(`${site.url}/${lang}/settings`);
  for (const [name, value] of Object.entries(choices)) await page.check(`[name=${name}][value="${value}"]`);
  await page.locator("form button").first().click();
  await page.waitForURL("**/settings?done=settings");
};
const style = (page, what, property) => page.evaluate(([w, p]) => getComputedStyle(document.querySelector(w))[p], [what, property]);

test("with scripts off, choices act on every page, and the page's bytes stay the same", () => withBrowser({ javaScriptEnabled: false }, async (page, { context }) => {
  const bytes = await (await page.request.get(site.url + "/en/gp")).text();
  await page.goto(site.url + "/en/gp");
  const before = parseFloat(await style(page, ".line__words", "fontSize"));
  await choose(page, { size: 2, spacing: 1, tint: 2, side: 1, country: 2 });
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
  await page.getByRole("button", { name: "Put it all back" }).click();
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

for (const scheme of ["light", "dark"]) {
  test(`axe finds nothing on the new pages nor in any tint, ${scheme}`, () => withBrowser({ hasTouch: true, isMobile: true }, async (page) => {
    await page.emulateMedia({ colorScheme: scheme });
    const clean = async (address) => {
      await page.goto(site.url + address);
      const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]).analyze();
      assert.deepEqual(violations.map((v) => `${address}: ${v.id}: ${v.nodes[0].html}`), []);
    };
    for (const lang of ["en", "cy"]) {
      for (const address of ["settings", "share/gp", "share/t/feeling-low", "gp/print", "gp/print/card", "help-now/print"]) await clean(`/${lang}/${address}`);
    }
    for (const tint of [1, 2, 3, 4, 5, 6]) {
      await choose(page, { tint });
      for (const address of ["/en/help-now", "/en/settings"]) await clean(address);
    }
  }));
}

for (const width of [320, 390, 1280]) {
  test(`nothing is cut off at ${width} pixels, with the largest words and the most room`, () => withBrowser({ hasTouch: true, isMobile: width < 500, viewport: { width, height: 844 } }, async (page) => {
    for (const choices of [{ size: 0, spacing: 0 }, { size: 3, spacing: 2 }, { side: 1 }, { pictures: 1 }]) {
      await choose(page, choices);
      for (const address of ["/en/", "/en/settings", "/cy/settings", "/en/gp", "/en/gp/card", "/en/help-now", "/en/share/gp", "/en/gp/print", "/en/gp/print/card", "/en/dates/new"]) {
        await page.goto(site.url + address);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(wide <= 1, `${address} is ${wide} too wide with ${JSON.stringify(choices)}`);
        const small = await page.evaluate(() => [...document.querySelectorAll("main button, main .button")].filter((b) => b.offsetHeight && b.offsetHeight < 44).map((b) => b.outerHTML));
        assert.deepEqual(small, [], address);
      }
    }
  }));
}

test("choices hold with no signal, and forgetting takes them away", () => withBrowser({}, async (page, { context }) => {
  await page.goto(site.url + "/en/");
  const cached = (path) => page.evaluate(async (p) => !!await caches.match(p), path);
  await until(() => cached("/en/gp"), "the pack is on the phone");
  await choose(page, { tint: 6 });
  await page.goto(site.url + "/en/gp");
  await until(() => cached("/me.css"), "the style sheet is on the phone");
  await site.stop();
  await page.goto(site.url + "/en/gp");
  assert.match(await page.locator("h1").innerText(), /Join a GP surgery/);
  assert.equal(await style(page, "html", "backgroundColor"), "rgb(15, 22, 19)", "dark with no signal");
  site = await site.restart();
  await page.goto(site.url + "/en/forget");
  await page.getByRole("button", { name: "Yes, forget this phone" }).click();
  await page.waitForURL("**/en/forgotten");
  assert.deepEqual((await context.cookies()).filter((c) => c.name === "me"), []);
  assert.equal(await cached("/me.css"), false);
  assert.notEqual(await style(page, "html", "backgroundColor"), "rgb(15, 22, 19)");
}));

// A voice that says nothing and takes a moment. Everything asked of it is noted.
const voice = (lang, local = true) => [([l, isLocal]) => {
  const said = (window.said = []);
  let now, voices = [];
  const speech = new EventTarget();
  Object.assign(speech, {
    getVoices: () => voices,
    speak(u) { said.push(u.text); window.marks = [...(window.marks ?? []), document.querySelector('[aria-current="true"]')?.textContent]; now = setTimeout(() => u.onend(), 30); },
    cancel() { said.push("(cancel)"); clearTimeout(now); },
    pause() { said.push("(pause)"); },
  });
  Object.defineProperty(window, "speechSynthesis", { value: speech });
  window.SpeechSynthesisUtterance = function (text) { this.text = text; };
  setTimeout(() => { voices = [{ lang: l, localService: isLocal, name: "v" }]; speech.dispatchEvent(new Event("voiceschanged")); }, 50);
}, [lang, local]];

test("a page is read aloud line by line, and stops when told", () => withBrowser({}, async (page, { context }) => {
  await context.addInitScript(...voice("en_GB"));
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
  await start.click();
  await page.waitForTimeout(50);
  assert.notEqual((await page.evaluate((n) => window.said.slice(n).filter((s) => s !== "(cancel)"), then))[0], said[0], "it goes on where it was");
  await until(() => page.evaluate(() => document.querySelectorAll("article [aria-current]").length === 0), "the end of the page", 30000);
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
    await page.waitForTimeout(200);
    assert.equal(await page.locator("[data-start]").isVisible(), false);
  }));
}

test("with scripts off, a page is shared by plain links that say nothing of anybody", () => withBrowser({ javaScriptEnabled: false }, async (page) => {
  await page.goto(site.url + "/en/gp");
  await page.getByRole("link", { name: "Share this page" }).click();
  assert.equal(page.url(), site.url + "/en/share/gp");
  const links = await page.locator(".share a").evaluateAll((all) => all.map((a) => decodeURIComponent(a.getAttribute("href"))));
  assert.deepEqual(links, [
    `sms:?&body=Join a GP surgery: ${site.url}/en/gp`,
    `https://wa.me/?text=Join a GP surgery: ${site.url}/en/gp`,
    `mailto:?subject=Join a GP surgery&body=${site.url}/en/gp`,
  ]);
  assert.equal(await page.locator("button:visible").count(), 0);
  assert.equal(await page.locator(".qr").isVisible(), true);
}));

test("the phone's own sheet gets the title and the address", () => withBrowser({}, async (page, { context }) => {
  await context.addInitScript(() => { navigator.share = async (data) => { window.shared = data; }; });
  await page.goto(site.url + "/en/gp");
  await page.getByRole("link", { name: "Share this page" }).click();
  assert.deepEqual(await page.evaluate(() => window.shared), { title: "Join a GP surgery", url: site.url + "/en/gp" });
  assert.equal(page.url(), site.url + "/en/gp");
  await page.goto(site.url + "/cy/share/gp");
  await page.locator("button[data-module=share]").click();
  assert.deepEqual(await page.evaluate(() => window.shared), { title: "Join a GP surgery", url: site.url + "/cy/gp" });
}));

test("the link is copied", () => withBrowser({}, async (page, { context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: site.url });
  await page.goto(site.url + "/en/share/gp");
  await page.getByRole("button", { name: "Copy the link" }).click();
  await page.getByText("Copied.").waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), site.url + "/en/gp");
}));

test("a sensitive page names itself nowhere but on the page", async () => {
  for (const [path, most] of [["/en/t/quiet-words", 1], ["/en/share/t/quiet-words", 0], ["/en/t/quiet-words/print", 1]]) {
    const html = await (await fetch(site.url + path)).text();
    const head = html.slice(0, html.indexOf("</head>"));
    assert.doesNotMatch(head, /secret/i, path);
    assert.match(head, /<title>My guide<\/title>/, path);
    const shared = [...html.matchAll(/(?:href|data-title)="([^"]*)"/g)].map((m) => decodeURIComponent(m[1]));
    if (path.includes("share")) assert.deepEqual(shared.filter((s) => /secret/i.test(s)), [], path);
    assert.ok((html.match(/Secret topic words/g) ?? []).length >= most, path);
  }
  const plain = await (await fetch(site.url + "/en/gp")).text();
  assert.match(plain, /<title>Join a GP surgery - My guide<\/title>/);
});

test("each page prints as sheets of A4 at 14 point, and as one card of A6", () => withBrowser({}, async (page) => {
  const map = await (await fetch(site.url + "/sitemap.xml")).text();
  const pages = [...map.matchAll(/<loc>([^<]+)<\/loc>/g)].map((m) => new URL(m[1]).pathname).filter((p) => !/^\/..\/(forget)?$/.test(p));
  assert.ok(pages.length > 10);
  const sheets = (pdf) => [...pdf.toString("latin1").matchAll(/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map((m) => [m[1], m[2]].map((n) => Math.round(n / 72 * 25.4)).join("x"));
  for (const path of pages) {
    if ((await fetch(`${site.url}${path}/print`)).status === 404) continue; // a screen, such as the search
    await page.goto(`${site.url}${path}/print/card`);
    assert.deepEqual(sheets(await page.pdf({ preferCSSPageSize: true })), ["105x148"], path);
    await page.goto(`${site.url}${path}/print`);
    const a4 = sheets(await page.pdf({ preferCSSPageSize: true }));
    assert.ok(a4.length <= 8 && a4.every((s) => s === "210x297"), `${path}: ${a4}`);
    await page.emulateMedia({ media: "print" });
    const wrong = await page.evaluate(() => {
      const out = [];
      for (const el of document.querySelectorAll("header, nav, .foot, .paper__tools")) if (el.getClientRects().length && !el.closest("main article")) out.push(el.className);
      for (const el of document.querySelectorAll("main p, main li, main summary")) {
        if (el.getClientRects().length && parseFloat(getComputedStyle(el).fontSize) < 14 * 96 / 72 - .01) out.push(`${el.textContent.slice(0, 40)}: ${getComputedStyle(el).fontSize}`);
      }
      if (document.querySelector("main article a")) out.push("a link");
      return out;
    });
    assert.deepEqual(wrong, [], path);
    await page.emulateMedia({ media: null });
  }
}));
