// Sharing and paper: plain links, the phone's own sheet, A4 sheets and the A6 card.
import assert from "node:assert/strict";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { inBrowser } from "./lib/browser.mjs";
import { tap } from "./lib/go.mjs";
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
    .replace(/^short = .*/m, 'short = "Secret topic, teeth"'));
  site = await startSite({ PLAINWELL_CONTENT_DIR: content });
});
after(async () => {
  await site?.remove();
  await rm(content, { recursive: true, force: true });
});

const withBrowser = (options, work) => inBrowser(site, options, work);

test("with scripts off, a page is shared by plain links that say nothing of anybody", () => withBrowser({ javaScriptEnabled: false }, async (page) => {
  await page.goto(site.url + "/en/gp");
  await tap(page.getByRole("link", { name: "Share this page" }));
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
