// The tools for a meeting: with scripts off at 320 pixels, in both languages; axe on each
// screen; nothing typed stands in an address; posters on one sheet; the guide on one page.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { axeFinds } from "./lib/axe.mjs";
import { openBrowser, tooWide } from "./lib/browser.mjs";
import { tap } from "./lib/go.mjs";
import { startSite } from "./lib/program.mjs";

let site, bare, desk;
before(async () => {
  site = await startSite({ PLAINWELL_EXAMPLE_PLACES: "true" });
  bare = await openBrowser(site, { javaScriptEnabled: false, viewport: { width: 320, height: 640 } });
  desk = await openBrowser(site, { viewport: { width: 1280, height: 900 } });
});
after(async () => {
  await bare?.close();
  await desk?.close();
  await site?.remove();
});

const sheets = (pdf) => [...pdf.toString("latin1").matchAll(/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map((m) => [m[1], m[2]].map((n) => Math.round(n / 72 * 25.4)).join("x"));
const send = (page) => tap(page.locator("main form button[type=submit]").first());
const letter = "Dear Sam,\n\n  I am writing to inform you that your visit has been rescheduled due to the fact that the nurse is away, and you will be required to attend on 3 March.\n\n<b>Please</b> utilise the front door.\n";

/** Every screen, opened the way that a worker opens it. */
const screens = {
  tools: (page, lang) => page.goto(`${site.url}/${lang}/meet`),
  list: (page, lang) => page.goto(`${site.url}/${lang}/meet/sheet`),
  async found(page, lang) {
    await this.list(page, lang);
    await page.fill("#q", "dentest");
    await send(page);
    assert.ok(await page.locator('.sheets__show[href$="/meet/show/t/dentist"]').isVisible());
  },
  async danger(page, lang) {
    await this.list(page, lang);
    await page.fill("#q", "overdose");
    await send(page);
    assert.ok(await page.locator(".card--emergency").isVisible());
  },
  show: (page, lang) => page.goto(`${site.url}/${lang}/meet/show/t/dentist`),
  async number(page, lang) {
    await page.goto(`${site.url}/${lang}/meet/ring`);
    await page.fill("#place", "0113 496 0123");
    await page.check("#is-no-id");
    await send(page);
    assert.ok(await page.locator('a[href="tel:01134960123"]').isVisible());
    await page.locator("#said-id summary").click();
    assert.ok(await page.locator("#said-id .say").isVisible());
  },
  async place(page, lang) {
    await page.goto(`${site.url}/${lang}/meet/ring`);
    await page.fill("#place", "ZZ1 1AA");
    await send(page);
    assert.ok(await page.locator('.near__item a[href^="tel:"]').first().isVisible());
  },
  async yes(page, lang) {
    await page.goto(`${site.url}/${lang}/meet/ring`);
    await page.check("#is-english");
    await send(page);
    assert.match(page.url(), /\/meet\/ring\/[0-9A-Z]{4}-[0-9A-Z]{4}#say$/);
    await tap(page.locator('#said a[href$="/yes"]'));
    assert.ok(await page.locator('main a[href$="/gp/fill"]').isVisible());
  },
  async wrong(page, lang) {
    await page.goto(`${site.url}/${lang}/meet/poster`);
    await page.check("#size-a3");
    await page.fill("#words", "Ask Mr Smith");
    await send(page);
    assert.equal(await page.inputValue("#words"), "Ask Mr Smith");
    assert.ok(await page.isChecked("#size-a3"));
  },
  async poster(page, lang) {
    await page.goto(`${site.url}/${lang}/meet/poster`);
    await page.check("#lang-both");
    await page.fill("#words", "The Bridge");
    await send(page);
    assert.equal(await page.locator(".poster .qr").count(), 2);
  },
  async letter(page, lang) {
    await page.goto(`${site.url}/${lang}/meet/letter`);
    await page.fill("#letter", letter);
    await page.check("#lang-en");
    await send(page);
    assert.equal(await page.inputValue("#letter"), letter);
    assert.ok((await page.locator(".letter-text mark").count()) > 3);
    assert.ok((await page.locator(".letter-text").textContent()).includes("<b>Please</b> utilise (use) the front door."));
  },
};

test("with scripts off at 320 pixels every screen works and nothing typed stands in an address", async () => {
  const { page } = bare;
  for (const lang of ["en", "cy"]) {
    for (const name of Object.keys(screens)) {
      await screens[name](page, lang);
      assert.equal(await tooWide(page), 0, `${name} in ${lang} is too wide`);
      assert.doesNotMatch(page.url(), /0113|ZZ1|Smith|Bridge|dentest|overdose|Sam/, name);
      assert.doesNotMatch(await page.title(), /prison|probation|dentist/i, name);
    }
  }
  assert.equal((await bare.context.cookies()).length, 0);
});

test("axe finds nothing on any screen, in light and in dark", async () => {
  const { page } = desk;
  for (const name of Object.keys(screens)) {
    await page.emulateMedia({ colorScheme: "light" });
    await screens[name](page, name === "show" ? "cy" : "en");
    await page.evaluate(() => scrollTo(0, 0)); // what is above the bar is out of sight there alone
    assert.deepEqual(await axeFinds(page, { more: ["wcag2aaa"] }), [], name);
    await page.emulateMedia({ colorScheme: "dark" });
    assert.deepEqual(await axeFinds(page, { dark: true }), [], `${name} in the dark`);
  }
});

test("two taps from the tools print a page, and one tap on its name fills the screen with its code", async () => {
  const { page, context } = desk;
  await context.addInitScript(() => { window.print = () => { window.printed = (window.printed ?? 0) + 1; }; });
  await page.goto(site.url + "/en/meet");
  await page.locator('main a[href="/en/meet/sheet"]').click();
  await page.locator('a[href="/en/t/dentist/print#print"]').click();
  await page.waitForFunction(() => window.printed === 1);
  await page.goto(site.url + "/en/t/dentist/print");
  assert.equal(await page.evaluate(() => window.printed), undefined, "a sheet that was only opened does not print");
  await page.goto(site.url + "/en/meet/sheet");
  await tap(page.locator('a[href="/en/meet/show/t/dentist"]').first());
  const code = await page.locator(".scan .qr").boundingBox();
  assert.ok(code.height >= 450 && code.y + code.height <= 900, `the code is ${code.height} high`);
});

test("a poster is one sheet of its size, black on white, 14 point or more", async () => {
  const { page } = desk;
  for (const [size, sheet] of [["a4", "210x297"], ["a3", "297x420"]]) {
    for (const lang of ["en", "cy", "both"]) {
      for (const purpose of ["health", "gp", "dates", "start", "help", "find"]) {
        await page.goto(site.url + "/en/meet/poster");
        for (const [name, value] of [["for", purpose], ["lang", lang], ["size", size], ["line", "desk"]]) await page.check(`#${name}-${value}`);
        await page.fill("#words", "The longest name that an office can have on its own poster."); // 60 letters
        await send(page);
        const named = `${purpose} in ${lang} on ${size}`;
        assert.deepEqual(sheets(await page.pdf({ preferCSSPageSize: true })), [sheet], named);
        await page.emulateMedia({ media: "print", colorScheme: "dark" });
        const wrong = await page.evaluate(() => {
          const out = [];
          const poster = document.querySelector(".poster");
          if (poster.scrollHeight > poster.clientHeight + 1) out.push(`${poster.scrollHeight - poster.clientHeight} pixels too high`);
          const foot = poster.getBoundingClientRect().bottom - parseFloat(getComputedStyle(poster).paddingBottom);
          if (poster.lastElementChild.getBoundingClientRect().bottom > foot + 1) out.push("it runs into the edge");
          for (const el of poster.querySelectorAll("p, h2, li")) if (parseFloat(getComputedStyle(el).fontSize) < 14 * 96 / 72 - .01) out.push(`${el.className}: ${getComputedStyle(el).fontSize}`);
          if (getComputedStyle(poster).color !== "rgb(0, 0, 0)") out.push(getComputedStyle(poster).color);
          return out;
        });
        assert.deepEqual(wrong, [], named);
        await page.emulateMedia({ media: null });
      }
    }
  }
});

test("the guide for key workers is one page of A4 in words of 12 point", async () => {
  const text = await readFile(new URL("../../docs/for-key-workers.md", import.meta.url), "utf8");
  const safe = (s) => s.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/\*\*(.+?)\*\*/g, "<strong>$1</strong>");
  const html = text.split("\n").map((line) => {
    const [, mark, words] = line.match(/^(#+ |- |\d+\. )?(.*)$/);
    if (!words) return "";
    if (mark?.startsWith("#")) return `<h${mark.length - 1}>${safe(words)}</h${mark.length - 1}>`;
    return mark ? `<p class="item">${mark === "- " ? "•" : mark} ${safe(words)}</p>` : `<p>${safe(words)}</p>`;
  }).join("\n");
  const { page } = bare;
  await page.goto("about:blank"); // the policy of our own pages would refuse the styles
  await page.setContent(`<!doctype html><style>@page{size:A4;margin:14mm 16mm}body{font:12pt/1.22 sans-serif;margin:0}h1{font-size:19pt;margin:0 0 2mm}h2{font-size:14pt;margin:2.5mm 0 1mm}p{margin:0 0 1mm}.item{padding-left:5mm;text-indent:-4mm}</style>${html}`);
  assert.deepEqual(sheets(await page.pdf({ preferCSSPageSize: true })), ["210x297"]);
});

test("nothing was refused and nothing was asked of another site", () => {
  assert.deepEqual(bare.seen.elsewhere.concat(desk.seen.elsewhere), []);
  assert.deepEqual(bare.seen.errors.concat(desk.seen.errors).filter((e) => !/status of 422/.test(e)), []);
});
