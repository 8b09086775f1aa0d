import { openBrowser } from "./e2e/lib/browser.mjs";
import { startSite } from "./e2e/lib/program.mjs";
const site = await startSite({ PLAINWELL_EXAMPLE_PLACES: "true" });
const empty = await startSite({});
const b = await openBrowser(site, {});
const { page } = b;
async function shot(name, w, scheme, lang, typed, base = site) {
  await page.setViewportSize({ width: w, height: w === 320 ? 640 : 900 });
  await page.emulateMedia({ colorScheme: scheme });
  await page.goto(`${base.url}/${lang}/gp/near`);
  if (typed !== null) { await page.fill("#place", typed); await Promise.all([page.waitForEvent("load"), page.press("#place", "Enter")]); }
  await page.screenshot({ path: `/tmp/shots/${name}.png`, fullPage: true });
}
await shot("form-320-en", 320, "light", "en", null);
await shot("form-1280-cy-dark", 1280, "dark", "cy", null);
await shot("list-320-en", 320, "light", "en", "ZZ1 1AA");
await shot("list-320-cy-dark", 320, "dark", "cy", "ZZ3");
await shot("list-1280-en", 1280, "light", "en", "ZZ1 1AA");
await shot("error-320", 320, "light", "en", "qqqq");
await shot("choice-320", 320, "light", "en", "exampleby");
await shot("none-320", 320, "light", "en", "TS18 1HU", empty);
await page.setViewportSize({ width: 320, height: 640 });
await page.goto(site.url + "/en/gp/near"); await page.fill("#place", "ZZ4"); await Promise.all([page.waitForEvent("load"), page.press("#place", "Enter")]);
await page.getByRole("button", { name: "Keep this list on this phone" }).click(); await page.waitForTimeout(5000);
await page.screenshot({ path: `/tmp/shots/keeping-320.png`, fullPage: true });
await page.goto(site.url + "/en/gp/near"); await page.waitForTimeout(500);
await page.screenshot({ path: `/tmp/shots/kept-320.png`, fullPage: true });
await b.close(); await site.remove(); await empty.remove();
