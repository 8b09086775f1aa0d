// Fills in the form for a date the way a person does.
import assert from "node:assert/strict";
import { tap } from "./go.mjs";

/** A time on the clocks of London, some minutes from now, in the parts that the form asks for. */
export function inMinutes(minutes) {
  const at = new Date(Date.now() + minutes * 60_000);
  const part = (options) => new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/London", ...options }).format(at);
  const hour24 = Number(part({ hour: "2-digit", hourCycle: "h23" }));
  return {
    day: part({ day: "numeric" }), month: part({ month: "long" }), year: part({ year: "numeric" }), weekday: part({ weekday: "long" }),
    hour: String(hour24 % 12 || 12), minute: part({ minute: "2-digit" }).padStart(2, "0"), half: hour24 < 12 ? "am" : "pm",
  };
}

/** Opens "Add what gets you there", where the place, the phone number and more stand. */
export async function openMore(page) {
  if (await page.locator("#place").isVisible()) return;
  await page.locator("#getting > summary").click();
  await page.locator("#place").waitFor();
}

/** Sends the form that is open, and waits for the page that answers. */
export const save = (page) => tap(page.locator("form.form button[type=submit]"));

/** Types a date into the form that is open, and saves it. */
export async function saveDate(page, when, more = {}) {
  for (const name of ["day", "month", "year", "hour", "minute"]) await page.fill(`[name=${name}]`, when[name]);
  await page.selectOption("[name=half]", when.half);
  if (Object.keys(more).some((name) => name !== "note")) await openMore(page);
  for (const [name, value] of Object.entries(more)) await page.fill(`[name=${name}]`, value);
  await save(page);
}

/** Makes choices on the settings page and saves them. */
export async function choose(site, page, choices, lang = "en") {
  await page.goto(`${site.url}/${lang}/settings`);
  for (const [name, value] of Object.entries(choices)) await page.check(`[name=${name}][value="${value}"]`);
  await tap(page.locator("form button").first());
  assert.match(page.url(), /\/settings\?done=settings$/);
}
