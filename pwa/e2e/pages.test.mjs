// Every public page in every language, on the phones and screens that it will be
// read on: nothing is cut off, nothing breaks the policy, nothing is asked of
// another site, and axe finds nothing.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { openBrowser } from "./lib/browser.mjs";
import { startSite } from "./lib/program.mjs";

let site, browser, addresses;
before(async () => {
  site = await startSite();
  browser = await openBrowser(site, { hasTouch: true, isMobile: true });
  const map = await (await fetch(site.url + "/sitemap.xml")).text();
  addresses = [...map.matchAll(/<loc>([^<]+)<\/loc>/g)].map((m) => new URL(m[1]).pathname)
    .concat(["/en/kept", "/cy/kept", "/en/offline", "/cy/offline", "/en/dates", "/cy/dates", "/en/dates/new", "/cy/dates/new", "/en/reminders", "/cy/reminders", "/en/inbox", "/cy/inbox", "/en/move", "/cy/move", "/cy/gp", "/en/forgotten"]);
});
after(async () => {
  await browser?.close();
  await site?.remove();
});

test("the site map lists the pages", () => assert.ok(addresses.length > 20, `${addresses.length} pages`));

const wanted = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

// In the dark only colours differ, so only they are looked at again.
for (const [scheme, look] of [["light", (axe) => axe.withTags(wanted)], ["dark", (axe) => axe.withRules(["color-contrast", "link-in-text-block"])]]) {
  test(`axe finds nothing on any page, ${scheme}`, async () => {
    const { page } = browser;
    await page.emulateMedia({ colorScheme: scheme });
    for (const address of addresses) {
      await page.goto(site.url + address);
      const { violations } = await look(new AxeBuilder({ page })).analyze();
      assert.deepEqual(violations.map((v) => `${address}: ${v.id}: ${v.nodes[0].html}`), []);
    }
  });
}

test("axe finds what is wrong with a page that is wrong", async () => {
  const { page } = browser;
  await page.goto(site.url + "/en/");
  await page.evaluate(() => { document.documentElement.removeAttribute("lang"); document.querySelector("main").innerHTML = "<img src=/icons/x.svg><button></button>"; });
  const { violations } = await new AxeBuilder({ page }).analyze();
  assert.ok(violations.some((v) => v.id === "html-has-lang") && violations.some((v) => v.id === "button-name"));
});

for (const width of [320, 390, 1280]) {
  test(`nothing is cut off or too small to tap at ${width} pixels`, async () => {
    const { page } = browser;
    await page.setViewportSize({ width, height: 844 });
    for (const address of addresses) {
      await page.goto(site.url + address);
      const found = await page.evaluate(() => {
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
      assert.deepEqual(found, [], address);
    }
  });
}

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

test("each line has one picture, and no page has more than 15 different ones", async () => {
  const { page } = browser;
  for (const address of addresses.filter((a) => a.startsWith("/en/"))) {
    await page.goto(site.url + address);
    const seen = await page.evaluate(() => ({
      bare: [...document.querySelectorAll("main li.line")].filter((li) => li.querySelectorAll("svg").length !== 1).length,
      shapes: [...document.querySelectorAll("main svg:not(:has(use))")].map((s) => s.innerHTML),
    }));
    assert.equal(seen.bare, 0, address);
    assert.ok(new Set(seen.shapes).size <= 15, address);
    assert.equal(new Set(seen.shapes).size, seen.shapes.length, `${address}: each picture is in the page once`);
  }
});
