// Hard words, packs, sensitive pages and "Was this easy to read?", as a reader meets
// them: with scripts off where that has to do, on the smallest phone, on paper.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { resolve } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { openBrowser, tooWide, until } from "./lib/browser.mjs";
import { tap } from "./lib/go.mjs";
import { packHere } from "./lib/phone.mjs";
import { startSite } from "./lib/program.mjs";

const binary = resolve(process.env.PLAINWELL_BIN ?? new URL("../../bin/plainwell", import.meta.url).pathname);

let site, plain, full;
before(async () => {
  site = await startSite();
  plain = await openBrowser(site, { javaScriptEnabled: false });
  full = await openBrowser(site, { hasTouch: true, isMobile: true });
});
after(async () => {
  await plain?.close();
  await full?.close();
  await site?.remove();
});

test("a hard word opens its meaning, below the bar and marked, with scripts off", async () => {
  const { page } = plain;
  await page.setViewportSize({ width: 320, height: 640 });
  for (const lang of ["en", "cy"]) {
    await page.goto(`${site.url}/${lang}/t/first-days`);
    await tap(page.locator("main a.hard-word").first());
    const id = new URL(page.url()).hash.slice(1);
    assert.match(id, /^word-/);
    const box = await until(async () => {
      const there = await page.locator("#" + id).boundingBox();
      return there.y < 500 && there;
    }, "the word is in view");
    const bar = await page.locator("header.top").boundingBox();
    assert.ok(box.y >= bar.y + bar.height && box.y < 500, `${lang}: the word is at ${box.y}, the bar ends at ${bar.y + bar.height}`);
    const [marked, other] = await Promise.all([page.locator("#" + id), page.locator(".glossary > div:not(:target)").first()]
      .map((l) => l.evaluate((el) => getComputedStyle(el).backgroundColor)));
    assert.notEqual(marked, other);
  }
});

test("a hard word opens with no signal", async () => {
  const { page, context } = full;
  await page.goto(site.url + "/en/");
  await packHere(page);
  try {
    await context.setOffline(true);
    await page.goto(site.url + "/en/words#word-methadone");
    assert.equal(await page.locator("h1").textContent(), "Hard words");
  } finally {
    await context.setOffline(false);
  }
});

test("an answer is counted and thanked for, with scripts off", async () => {
  const { page } = plain;
  await page.goto(site.url + "/en/gp");
  assert.equal(await page.locator("#thanks").isVisible(), false);
  await tap(page.locator(".easy-link a"));
  await page.locator("#part").selectOption("2");
  const part = await page.locator("#part option:checked").textContent();
  await tap(page.getByRole("button", { name: "A bit" }));
  assert.equal(new URL(page.url()).pathname + new URL(page.url()).hash, "/en/gp#thanks");
  assert.ok(await page.locator("#thanks").isVisible());
  await page.goto(site.url + "/cy/easy/gp");
  await tap(page.getByRole("button", { name: "Oedd", exact: true }));
  const { stdout } = await promisify(execFile)(binary, ["feedback", "--data-dir", site.data]);
  const [, line] = stdout.split("\n");
  assert.match(line, /^\d{4}-\d\d {2}gp +en +1 +1 +0 /);
  assert.ok(line.includes(`2. ${part} (1)`), line);
});

test("the way out of a sensitive page is the strongest thing on it", async () => {
  const { page } = full;
  for (const size of [{ width: 320, height: 640 }, { width: 390, height: 844 }, { width: 640, height: 340 }]) {
    await page.setViewportSize(size);
    const area = async (path) => {
      await page.goto(site.url + path);
      const box = await page.locator("header .leave").boundingBox();
      return box.width * box.height;
    };
    const usual = await area("/en/gp");
    assert.ok(await area("/en/t/strong-feelings") > usual * 1.15, `${size.width} wide`);
    assert.equal(await page.title(), "My guide");
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight / 2));
    const box = await page.locator("header .leave").boundingBox();
    assert.ok(box.y >= 0 && box.y + box.height <= size.height && box.x + box.width <= size.width, `it stays in sight: ${JSON.stringify(box)}`);
    assert.equal(await tooWide(page), 0);
  }
  await page.locator(".leave-end a").click();
  await page.waitForURL(/\/quiet/);
});

test("a pack is kept with one tap, without its sensitive pages", async () => {
  const { page } = full;
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(site.url + "/en/packs/feeling-low");
  assert.match(await page.locator(".panel [data-keep]").textContent(), /^Keep this pack \([\d.]+\sKB\)$/);
  await page.locator(".panel [data-keep]").click();
  await until(() => page.locator(".panel [data-remove]").isVisible(), "the pack is kept");
  await page.goto(site.url + "/en/kept");
  await until(() => page.locator(".kept__row").first().isVisible(), "kept pages are listed");
  const kept = await page.locator(".kept__row a").evaluateAll((all) => all.map((a) => a.getAttribute("href")));
  assert.ok(kept.includes("/en/packs/feeling-low") && kept.length > 1, kept.join(" "));
  assert.ok(!kept.includes("/en/t/strong-feelings"));
  await page.goto(site.url + "/en/packs/feeling-low");
  await page.locator('.keep[data-url="/en/t/strong-feelings"] [data-keep]').click();
  await until(async () => /Kept/.test(await page.locator('.keep[data-url="/en/t/strong-feelings"] .keep__status').textContent()), "its own button keeps it");
});

test("each pack prints on one side, with its addresses", async () => {
  const { page } = plain;
  await page.goto(site.url + "/en/packs");
  const packs = await page.locator("a.tile").evaluateAll((all) => all.map((a) => a.getAttribute("href")));
  assert.equal(packs.length, 7);
  for (const path of packs.flatMap((p) => [p, p.replace("/en/", "/cy/")])) {
    await page.goto(site.url + path);
    await page.emulateMedia({ media: "print" });
    assert.match(await page.locator(".pack__title").first().evaluate((el) => getComputedStyle(el, "::after").content), /^"localhost:\d+\/(en|cy)\//);
    const sheet = (await page.pdf({ format: "A4", preferCSSPageSize: true })).toString("latin1");
    assert.equal(sheet.match(/\/Type\s*\/Page\b(?!s)/g).length, 1, path);
    await page.emulateMedia({ media: null });
  }
});

for (const scheme of ["light", "dark"]) {
  test(`the screens that no site map lists are sound at 320 pixels, ${scheme}`, async () => {
    const { page } = full;
    await page.emulateMedia({ colorScheme: scheme });
    await page.setViewportSize({ width: 320, height: 640 });
    for (const path of ["/en/easy/gp", "/cy/easy/gp", "/en/easy/t/feeling-low", "/cy/words", "/en/gp#thanks"]) {
      await page.goto(site.url + path);
      // The links that skip are out of sight until they are reached; axe.test.mjs looks at them.
      const { violations } = await new AxeBuilder({ page }).setLegacyMode().exclude(".skip").withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]).analyze();
      assert.deepEqual(violations.map((v) => `${path}: ${v.id}: ${v.nodes[0].html}`), []);
      assert.equal(await tooWide(page), 0, path);
    }
  });
}

test("nothing was refused, and nothing asked of another site", () => {
  for (const { seen } of [plain, full]) {
    assert.deepEqual(seen.elsewhere, []);
    // Without a signal the manifest fails; a browser with scripts off asks for an icon of its own.
    assert.deepEqual(seen.errors.filter((e) => !/ERR_INTERNET_DISCONNECTED|favicon\.ico/.test(e)), []);
  }
});
