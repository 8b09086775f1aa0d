// Every public page in every language, on the phones and screens that it will be
// read on: nothing is cut off, nothing breaks the policy, nothing is asked of
// another site, and axe finds nothing.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { axeFinds } from "./lib/axe.mjs";
import { openBrowser } from "./lib/browser.mjs";
import { startSite } from "./lib/program.mjs";

let site, browser, addresses;
before(async () => {
  site = await startSite();
  browser = await openBrowser(site, { hasTouch: true, isMobile: true });
  const map = await (await fetch(site.url + "/sitemap.xml")).text();
  addresses = [...map.matchAll(/<loc>([^<]+)<\/loc>/g)].map((m) => new URL(m[1]).pathname)
    .concat(["/en/kept", "/cy/kept", "/en/offline", "/cy/offline", "/en/dates", "/cy/dates", "/en/dates/new", "/cy/dates/new", "/en/reminders", "/cy/reminders", "/en/move", "/cy/move", "/cy/gp", "/en/forgotten"]);
});
after(async () => {
  await browser?.close();
  await site?.remove();
});

test("the site map lists the pages", () => assert.ok(addresses.length > 20, `${addresses.length} pages`));

/** Visits every page once and gives what each look found, by address. */
async function walk(...looks) {
  const { page } = browser;
  const found = looks.map(() => ({}));
  for (const address of addresses) {
    await page.goto(site.url + address);
    for (const [i, look] of looks.entries()) found[i][address] = await look(page, address);
  }
  return found;
}

/** The pages on which something was found. */
const marked = (found) => Object.fromEntries(Object.entries(found).filter(([, all]) => all.length));

test("axe finds nothing on any page, light and dark", async () => {
  const look = (scheme) => async (page) => {
    await page.emulateMedia({ colorScheme: scheme });
    return axeFinds(page, { dark: scheme === "dark" });
  };
  const [light, dark] = await walk(look("light"), look("dark"));
  assert.equal(Object.keys(light).length, addresses.length);
  assert.deepEqual(marked(light), {});
  assert.deepEqual(marked(dark), {}, "in the dark");
});

test("axe finds what is wrong with a page that is wrong", async () => {
  const { page } = browser;
  await page.goto(site.url + "/en/");
  await page.evaluate(() => { document.documentElement.removeAttribute("lang"); document.querySelector("main").innerHTML = "<img src=/icons/x.svg><button></button>"; });
  const found = (await axeFinds(page)).join("\n");
  assert.match(found, /html-has-lang/);
  assert.match(found, /button-name/);
  await page.evaluate(() => { document.querySelector("main").innerHTML = "<p id=pale>Words</p>"; document.querySelector("#pale").attributeStyleMap.set("color", "#ccc"); });
  await page.emulateMedia({ colorScheme: "light" });
  assert.match((await axeFinds(page, { dark: true })).join("\n"), /color-contrast/);
});

/** What is cut off or too small to tap at a width. */
const cutAt = (width) => async (page) => {
  await page.setViewportSize({ width, height: 844 });
  return page.evaluate(() => {
    const out = [];
    if (document.documentElement.scrollWidth > innerWidth) out.push(`${document.documentElement.scrollWidth} wide`);
    for (const el of document.querySelectorAll("button, .button, .tile, .leave, .help-now, .bar a, input:not([type=hidden]), select, textarea")) {
      const box = el.getBoundingClientRect();
      const target = el.matches("[type=checkbox],[type=radio]") ? el.parentElement.getBoundingClientRect() : box;
      if (box.width && target.height < 44) out.push(`${el.outerHTML.slice(0, 60)} is ${Math.round(target.height)} high`);
      if (el.matches("input,select,textarea") && parseFloat(getComputedStyle(el).fontSize) < 16) out.push("a field under 16 pixels");
    }
    return out;
  });
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
  const found = await walk(...widths.map(cutAt), pictures);
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
  assert.match(cut, /\d wide/);
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
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth + 1), address);
  }
});

test("no page asks another site for anything, and no policy is broken", () => {
  assert.deepEqual(browser.seen.elsewhere, []);
  assert.deepEqual(browser.seen.errors.filter((e) => !/icons\/x\.svg/.test(e)), []);
});
