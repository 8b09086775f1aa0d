// Comfort settings on the screens that they change most: axe finds nothing in any tint,
// and nothing is cut off with the largest words.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { axeFinds } from "./lib/axe.mjs";
import { inBrowser, tooWide } from "./lib/browser.mjs";
import { choose } from "./lib/form.mjs";
import { startSite } from "./lib/program.mjs";

let site;
before(async () => { site = await startSite(); });
after(() => site?.remove());

const withBrowser = (options, work) => inBrowser(site, options, work);

for (const scheme of ["light", "dark"]) {
  test(`axe finds nothing on the new pages nor in any tint, ${scheme}`, () => withBrowser({ hasTouch: true, isMobile: true }, async (page) => {
    await page.emulateMedia({ colorScheme: scheme });
    const clean = async (address) => {
      await page.goto(site.url + address);
      assert.deepEqual(await axeFinds(page, { dark: scheme === "dark", more: ["wcag2aaa"] }), []);
    };
    for (const lang of ["en", "cy"]) {
      for (const address of ["settings", "share/gp", "share/t/feeling-low", "gp/print", "gp/print/card", "help-now/print"]) await clean(`/${lang}/${address}`);
    }
    for (const tint of [1, 2, 3, 4, 5, 6]) {
      await choose(site, page, { tint });
      for (const address of ["/en/help-now", "/en/settings"]) await clean(address);
    }
  }));
}

for (const width of [320, 390, 1280]) {
  test(`nothing is cut off at ${width} pixels, with the largest words and the most room`, () => withBrowser({ hasTouch: true, isMobile: width < 500, viewport: { width, height: 844 } }, async (page) => {
    for (const choices of [{ size: 0, spacing: 0 }, { size: 3, spacing: 2 }, { side: 1 }, { pictures: 1 }]) {
      await choose(site, page, choices);
      for (const address of ["/en/", "/en/settings", "/cy/settings", "/en/gp", "/en/gp/card", "/en/help-now", "/en/share/gp", "/en/gp/print", "/en/gp/print/card", "/en/dates/new"]) {
        await page.goto(site.url + address);
        const wide = await tooWide(page);
        assert.ok(wide <= 1, `${address} is ${wide} too wide with ${JSON.stringify(choices)}`);
        const small = await page.evaluate(() => [...document.querySelectorAll("main button, main .button")].filter((b) => b.offsetHeight && b.offsetHeight < 44).map((b) => b.outerHTML));
        assert.deepEqual(small, [], address);
      }
    }
  }));
}
