import { openBrowser } from "./lib/browser.mjs";
import { startSite } from "./lib/program.mjs";
import { inMinutes, saveDate } from "./lib/form.mjs";
const site = await startSite();
const out = "/tmp/s8shots/";
try {
  const b = await openBrowser(site, { viewport: { width: 320, height: 640 }, javaScriptEnabled: true });
  const p = b.page;
  const shots = [];
  await p.goto(site.url + "/en/dates/new");
  await p.check("#repeat-week");
  const w = inMinutes(3 * 24 * 60);
  await saveDate(p, w, { place: "High Street" });
  const first = new URL(p.url()).pathname.replace(/\/all$/, "");
  shots.push(["all-added", first + "/all?done=repeats&"]);
  // change one alone
  const links = await p.locator(".dates__link").evaluateAll((a) => a.map((x) => x.getAttribute("href")));
  await p.goto(site.url + links[2] + "/change");
  await p.fill("[name=place]", "Low Street");
  await p.click("form.form button[type=submit]");
  shots.push(["changed-alone", links[2] + "?"]);
  await p.goto(site.url + links[1] + "/change");
  await p.check("#scope-follow");
  await p.fill("[name=hour]", "2"); await p.selectOption("[name=half]", "pm");
  await p.click("form.form button[type=submit]");
  shots.push(["changed-follow", links[1] + "?"], ["all", links[1] + "/all?"], ["change-form", links[1] + "/change?"], ["cancel", links[1] + "/cancel?"], ["list", "/LANG/dates?"], ["new", "/LANG/dates/new?"], ["feed-none", "/LANG/dates/calendar?"]);
  await p.goto(site.url + "/en/dates/new"); await p.check("#repeat-month");
  await saveDate(p, { day: "25", month: "12", year: "2026", hour: "10", minute: "30", half: "am" });
  shots.push(["holiday", new URL(p.url()).pathname.replace(/\/all$/, "") + "?"]);
  const run = async (name, lang, width, scheme, path) => {
    await p.setViewportSize({ width, height: width > 500 ? 800 : 640 });
    await p.emulateMedia({ colorScheme: scheme });
    await p.goto(site.url + path.replace("LANG", lang) + (path.includes("LANG") ? "" : "lang=" + lang));
    const over = await p.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    if (over) console.log("TOO WIDE", name, lang, width);
    await p.screenshot({ path: `${out}${name}-${lang}-${width}-${scheme}.png`, fullPage: true });
  };
  for (const [name, path] of shots) {
    await run(name, "en", 320, "light", path); await run(name, "cy", 320, "dark", path); await run(name, "en", 1280, "light", path);
  }
  // errors
  await p.setViewportSize({ width: 320, height: 640 });
  await p.goto(site.url + "/en/dates/new"); await p.check("#repeat-weeks");
  await p.evaluate(() => document.querySelectorAll("details").forEach((d) => { d.open = true; }));
  await p.check("#repeat-days-su"); await p.fill("[name=repeat-times]", "lots");
  await saveDate(p, { ...w });
  await p.screenshot({ path: out + "errors-en-320-light.png", fullPage: true });
  await p.goto(site.url + "/en/dates/calendar"); await p.click("button[value=new]");
  for (const [lang, width, scheme] of [["en", 320, "light"], ["cy", 320, "dark"], ["en", 1280, "light"]]) await run("feed", lang, width, scheme, "/LANG/dates/calendar?");
  console.log("errors:", b.seen.errors, b.seen.elsewhere);
  await b.close();
} finally { await site.remove(); }
