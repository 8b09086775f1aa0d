// Packs that people make: on a small phone with scripts off, from the form to the code,
// the pack, its paper, and its end.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { axeFinds } from "./lib/axe.mjs";
import { inBrowser, tooWide } from "./lib/browser.mjs";
import { go, tap } from "./lib/go.mjs";
import { startSite } from "./lib/program.mjs";

let site;
before(async () => { site = await startSite(); });
after(() => site?.remove());

const phone = { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true };

/** Looks at the open screen as somebody with a small phone would. */
async function look(page, name) {
  assert.equal(await tooWide(page), 0, `${name} is too wide`);
  const shown = `${new URL(page.url()).pathname} ${await page.title()}`;
  assert.doesNotMatch(shown, /prison|probation|drug|clinic|offen[cd]/i, name);
}

for (const lang of ["en", "cy"]) {
  test(`with scripts off, a pack is made, opened by its code and ended (${lang})`, () => inBrowser(site, { javaScriptEnabled: false, ...phone }, async (page) => {
    await page.goto(`${site.url}/${lang}/packs`);
    await tap(page.locator('a[href$="/meet/pack"]'));
    await look(page, "the form");
    await page.locator("details summary").first().click();
    await tap(page.locator('a[href$="from=cut-down"]'));
    assert.equal(await page.locator("input[name=page]:checked").count(), 5);
    // A page is looked for, ticked, and one that is not wanted is taken out.
    await page.fill("#q", "dentist");
    await go(page, () => page.keyboard.press("Enter"));
    await page.check("#page-dentist");
    await page.uncheck("#page-turned-away");
    await page.selectOption("#line", "step");
    await page.check("#days-7");
    await look(page, "the form with a search");
    await tap(page.locator("button[value=make]"));
    assert.match(page.url(), /\/p\/made\/[\w-]{27}\?/);
    await look(page, "the page of the maker");
    assert.equal(await page.title(), "My guide");
    const code = (await page.locator(".code").innerText()).trim();
    assert.match(code, /^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
    assert.equal(await page.locator(".qr").isVisible(), true);
    assert.equal(await page.locator(".share a").count(), 3);
    const maker = page.url();

    await page.goto(site.url + "/p?lang=" + lang);
    await look(page, "where a code is typed");
    await page.fill("#code", " " + code.toLowerCase().replace("-", " "));
    await tap(page.locator("main form button"));
    assert.equal(page.url(), `${site.url}/p/${code.replace("-", "")}`);
    await look(page, "the pack");
    assert.equal(await page.locator(".pack__page").count(), 5);
    assert.match(await page.locator("main").innerText(), lang === "en" ? /One step at a time is enough\./ : /Mae un cam ar y tro yn ddigon\./);
    await tap(page.locator(".pack__title a").first());
    assert.equal(page.url().endsWith("/t/dentist"), true, "the first page is the one that was found");

    await page.goto(maker);
    await tap(page.locator('form[action*="/end"] button'));
    await page.waitForURL("**/meet/pack?done=ended");
    const gone = await page.goto(`${site.url}/p/${code.replace("-", "")}`);
    assert.equal(gone.status(), 404);
    await look(page, "the answer to a code that leads nowhere");
  }));
}

test("a pack prints on one side with its code, and its screens have no fault that axe finds", () => inBrowser(site, phone, async (page) => {
  const make = async (slugs, line) => {
    await page.goto(site.url + "/en/meet/pack");
    for (const details of await page.locator("form details").all()) await details.evaluate((d) => { d.open = true; });
    for (const slug of slugs) await page.check("#page-" + slug);
    await page.selectOption("#line", line);
    await tap(page.locator("button[value=make]"));
    await page.waitForURL("**/p/made/**");
    return `${site.url}/p/${(await page.locator(".code").innerText()).trim().replace("-", "")}`;
  };
  // Pages with the longest first lines there are.
  const pack = await make(["after-assault", "nhs-app", "cancer-signs", "home-not-safe", "gp-refused", "learning-disability", "turned-away", "carers"], "again");
  const found = { maker: await axeFinds(page) };
  await page.goto(pack);
  assert.equal(await page.title(), "My guide");
  await page.getByRole("button", { name: /^Keep this pack \(/ }).waitFor();
  found.pack = await axeFinds(page);
  const pdf = await page.pdf({ preferCSSPageSize: true });
  assert.equal([...pdf.toString("latin1").matchAll(/\/Type \/Page\b(?!s)/g)].length, 1, "one side of paper");
  await page.emulateMedia({ media: "print" });
  for (const part of [".qr", ".pack-foot", ".pack-kind"]) assert.equal(await page.locator(part).isVisible(), true, part);
  await page.emulateMedia({ media: null });
  for (const [name, path] of [["form", "/en/meet/pack?from=new-start"], ["code", "/p"], ["gone", "/p/ZZZZZZZZ"]]) {
    await page.goto(site.url + path);
    found[name] = await axeFinds(page);
  }
  assert.deepEqual(found, { maker: [], pack: [], form: [], code: [], gone: [] });
}));
