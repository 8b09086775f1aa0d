// What a visit costs a phone that pays for each kilobyte.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { get as httpGet } from "node:http";
import { startSite } from "./lib/program.mjs";

let site;
// Pages come in the quick compression of the first who asks: later ones get less.
before(async () => { site = await startSite(); });
after(() => site?.remove());

/** Body bytes on the wire, with the compression that a phone asks for, and the text. */
const wire = (path) => new Promise((resolve, reject) => httpGet(site.url + path, { headers: { "accept-encoding": "br, gzip" } }, (res) => {
  const parts = [];
  res.on("data", (d) => parts.push(d));
  res.on("end", () => resolve({ bytes: Buffer.concat(parts).length, status: res.statusCode }));
}).on("error", reject));
const text = async (path) => (await fetch(site.url + path)).text();

test("the first visit to the home page, with all that it names, is at most 50 KB", async () => {
  const html = await text("/en/");
  const named = [...html.matchAll(/<(?:link|script|img)[^>]+(?:href|src)="([^"]+)"/g)].map((m) => m[1]).filter((a) => a.startsWith("/") && !/^\/(en|cy)\//.test(a));
  const manifest = JSON.parse(await text("/manifest.en.webmanifest"));
  const all = new Set(["/en/", ...named, ...manifest.icons.map((i) => i.src), "/sw.js"]);
  assert.ok(all.size >= 8, [...all].join(" "));
  let sum = 0;
  for (const path of all) {
    const { bytes, status } = await wire(path);
    assert.equal(status, 200, path);
    sum += bytes;
  }
  assert.ok(sum <= 50 * 1024, `${sum} bytes`);
});

test("no page with its pictures is over 14 KB", async () => {
  const map = await text("/sitemap.xml");
  const paths = [...map.matchAll(/<loc>([^<]+)<\/loc>/g)].map((m) => new URL(m[1]).pathname);
  assert.ok(paths.length > 15);
  for (const path of paths) {
    const { bytes } = await wire(path);
    assert.ok(bytes <= 14 * 1024, `${path}: ${bytes} bytes`);
  }
});

test("all scripts together are at most 15 KB", async () => {
  const [, app] = (await text("/en/")).match(/<script[^>]+src="([^"]+)"/);
  const sum = (await wire(app)).bytes + (await wire("/sw.js")).bytes;
  assert.ok(sum <= 15 * 1024, `${sum} bytes`);
});

test("files with a hash in their name are kept for a year, pages are asked for again", async () => {
  const [, app] = (await text("/en/")).match(/<script[^>]+src="([^"]+)"/);
  assert.match((await fetch(site.url + app)).headers.get("cache-control"), /immutable/);
  assert.match((await fetch(site.url + "/en/")).headers.get("cache-control"), /no-cache/);
  assert.match((await fetch(site.url + "/sw.js")).headers.get("cache-control"), /no-cache/);
});
