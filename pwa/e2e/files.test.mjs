// Files of other systems: tried first, taken in after a yes, mended by the next file,
// and taken out again. On the narrowest phone, with scripts off.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { axeFinds } from "./lib/axe.mjs";
import { openBrowser, openFor } from "./lib/browser.mjs";
import { tap } from "./lib/go.mjs";
import { startSite } from "./lib/program.mjs";
import { signedIn } from "./lib/worker.mjs";

let site;
before(async () => { site = await startSite(); });
after(async () => { await site?.remove(); });

const next = (days) => new Date(Date.now() + days * 24 * 3600 * 1000).toISOString().slice(0, 10);
const file = (name, text) => ({ name, mimeType: "text/csv", buffer: Buffer.from(text) });
const head = "external_id,person_ref,date,time,place,kind\n";

test("with scripts off, on the narrowest phone, a file is tried, taken in, mended and taken out", async (t) => {
  const { page } = await openFor(t, site, { javaScriptEnabled: false, viewport: { width: 320, height: 640 } });
  await signedIn(page, site, { email: "sam@team.example", name: "Sam" });
  const words = () => page.locator("main").innerText();
  const fits = async () => assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 320), page.url() + " is wider than the phone");
  const give = async (text, more = {}) => {
    await page.goto(site.url + "/kw/files");
    await page.setInputFiles("#file", file("dates.csv", text));
    for (const [name, value] of Object.entries(more)) await page.check(`#${name}-${value}`);
    await tap(page.locator("main form button").first());
  };

  await t.test("nothing chosen, and a date that can be two days, are told with the form still there", async () => {
    await page.goto(site.url + "/kw/files");
    await fits();
    await tap(page.locator("main form button").first());
    assert.match(await words(), /Choose a file first\./);
    await give(head + "A1,blue 7,03/04/2027,10:30,Long Lane,doctor\n");
    assert.match(await words(), /03\/04\/2027 in line 2 can be 2 days\./);
    assert.ok(await page.locator("#order-day").isVisible());
  });
  await t.test("the trial says what would happen, names what is wrong by line and column, and changes nothing", async () => {
    await give(head + `A1,blue 7,${next(3)},10:30,Long Lane,doctor\nA2,red 8,${next(4)},14:00,Long Lane,\nA3,red 8,soon,14:00,,party\n`);
    const text = await words();
    assert.match(text, /New date: 2/);
    assert.match(text, /New people on your list: 2/);
    assert.match(text, /line 4, date: We cannot read the date soon\./);
    assert.match(text, /line 4, kind: We do not know this kind\./);
    await fits();
    const trial = page.url();
    await page.goto(site.url + "/kw/people");
    assert.match(await words(), /You have no people here yet\./);
    await page.goto(trial);
    await tap(page.getByRole("button", { name: "Take in what is right" }));
    assert.match(await words(), /The file is in\.\s+New date: 2/);
    await page.goto(site.url + "/kw/people");
    assert.match(await words(), /blue 7/);
  });
  await t.test("the same file again changes nothing, and a changed line changes its date alone", async () => {
    await give(head + `A1,blue 7,${next(3)},10:30,Long Lane,doctor\nA2,red 8,${next(4)},14:00,Long Lane,\n`);
    assert.match(await words(), /The same as before: 2\s+There is nothing to do\./);
    await give(head + `A1,blue 7,${next(3)},11:15,Long Lane,doctor\nA2,red 8,${next(4)},14:00,Long Lane,\n`);
    assert.match(await words(), /Changed date: 1\s+The same as before: 1/);
    await tap(page.getByRole("button", { name: "Take all of it in" }));
    await page.goto(site.url + "/kw/people");
    await tap(page.getByRole("link", { name: /blue 7/ }));
    assert.match(await words(), /11:15am/);
  });
  await t.test("dates are taken out as a table that changes nothing when it comes back, and as FHIR", async () => {
    const table = await (await page.request.get(site.url + "/kw/files/dates.csv")).text();
    assert.match(table, /^\ufeffexternal_id,person_ref,date,time,place,kind,note,answer,cancelled\r\n/);
    assert.equal(table.trim().split("\r\n").length, 3);
    const bundle = await (await page.request.get(site.url + "/kw/files/dates.json")).json();
    assert.deepEqual(bundle.entry.map((e) => e.resource.status), ["booked", "booked"]);
  });
});

test("a file of another team's lies behind one answer, and axe finds nothing", async (t) => {
  const one = await openBrowser(site), other = await openBrowser(site);
  t.after(async () => { await one.close(); await other.close(); });
  await signedIn(one.page, site, { email: "kim@team.example", name: "Kim" });
  await signedIn(other.page, site, { email: "lou@else.example", name: "Lou", team: "South" });
  await one.page.goto(site.url + "/kw/files");
  assert.deepEqual(await axeFinds(one.page), []);
  await one.page.setInputFiles("#file", file("dates.csv", head + `A1,blue 7,${next(3)},10:30,Long Lane,\nA2,,${next(3)},10:30,,\n`));
  await tap(one.page.locator("main form button").first());
  assert.deepEqual(await axeFinds(one.page), []);
  const trial = one.page.url();
  assert.equal((await other.page.goto(trial)).status(), 410);
  assert.ok(!(await other.page.locator("main").innerText()).includes("blue 7"));
});
