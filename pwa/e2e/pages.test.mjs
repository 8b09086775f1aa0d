// Every public page in every language, on the phones and screens that it will be
// read on: nothing is cut off, nothing breaks the policy, nothing is asked of
// another site, and each line has its picture.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openBrowser, tooWide } from "./lib/browser.mjs";
import { startSite } from "./lib/program.mjs";
import { everyPage, marked, walk } from "./lib/walk.mjs";

let site, browser, addresses;
before(async () => {
  site = await startSite();
  browser = await openBrowser(site, { hasTouch: true, isMobile: true });
  addresses = await everyPage(site);
});
after(async () => {
  await browser?.close();
  await site?.remove();
});

test("the site map lists the pages", () => assert.ok(addresses.length > 20, `${addresses.length} pages`));

/** What is cut off or too small to tap at a width. */
const cutAt = (width) => async (page) => {
  await page.setViewportSize({ width, height: 844 });
  const wide = await tooWide(page);
  const small = await page.evaluate(() => {
    const out = [];
    for (const el of document.querySelectorAll("button, .button, .tile, .leave, .help-now, .bar a, input:not([type=hidden]), select, textarea")) {
      const box = el.getBoundingClientRect();
      const target = el.matches("[type=checkbox],[type=radio]") ? el.parentElement.getBoundingClientRect() : box;
      if (box.width && target.height < 44) out.push(`${el.outerHTML.slice(0, 60)} is ${Math.round(target.height)} high`);
      if (el.matches("input,select,textarea") && parseFloat(getComputedStyle(el).fontSize) < 16) out.push("a field under 16 pixels");
    }
    return out;
  });
  return wide ? [`${wide} pixels too wide`, ...small] : small;
};

/** What is wrong with the pictures of an English page: NHS and easy-read rules, see writing.md. */
const pictures = async (page, address) => {
  if (!address.startsWith("/en/")) return [];
  const seen = await page.evaluate(() => ({
    bare: [...document.querySelectorAll("main li.line")].filter((li) => li.querySelectorAll("svg").length !== 1).length,
    shapes: [...document.querySelectorAll("main svg:not(:has(use))")].map((s) => s.innerHTML),
  }));
  const different = new Set(seen.shapes).size;
  return [
    seen.bare && `${seen.bare} lines do not have one picture`, different > 15 && `${different} different pictures`,
    different !== seen.shapes.length && "a picture is in the page twice",
  ].filter(Boolean);
};

test("nothing is cut off or too small to tap at 320, 390 and 1280 pixels; each line has one picture, and no page over 15", async () => {
  const widths = [320, 390, 1280];
  const found = await walk(site, browser.page, addresses, ...widths.map(cutAt), pictures);
  for (const [i, width] of widths.entries()) assert.deepEqual(marked(found[i]), {}, `at ${width} pixels`);
  assert.deepEqual(marked(found[3]), {}, "pictures");
});

test("what is cut off, too small or without its picture is seen", async () => {
  const { page } = browser;
  await page.goto(site.url + "/en/gp");
  await page.evaluate(() => {
    document.querySelector("main .line svg").remove();
    document.querySelector("main").insertAdjacentHTML("beforeend", "<button id=small>x</button><div id=wide>x</div>");
    for (const [id, name, value] of [["small", "min-height", "0"], ["small", "height", "20px"], ["small", "padding", "0"], ["wide", "width", "900px"]]) document.getElementById(id).attributeStyleMap.set(name, value);
  });
  const cut = (await cutAt(320)(page)).join("\n");
  assert.match(cut, /\d pixels too wide/);
  assert.match(cut, /is 20 high/);
  assert.match((await pictures(page, "/en/gp")).join("\n"), /1 lines do not/);
});

test("words are large enough, and stay whole at twice the size", async () => {
  const { page } = browser;
  await page.setViewportSize({ width: 320, height: 844 });
  for (const address of ["/en/", "/en/gp", "/en/dates"]) {
    await page.goto(site.url + address);
    assert.ok(await page.evaluate(() => parseFloat(getComputedStyle(document.querySelector(".lead, main li")).fontSize)) >= 19, address);
    await page.evaluate(() => { document.documentElement.style.fontSize = "200%"; });
    assert.ok(await tooWide(page) <= 1, address);
  }
});

test("no page asks another site for anything, and no policy is broken", () => {
  assert.deepEqual(browser.seen.elsewhere, []);
  assert.deepEqual(browser.seen.errors.filter((e) => !/icons\/x\.svg/.test(e)), []);
});
