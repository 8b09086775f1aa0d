// Goes through every page of the site.

/** The address of every public page in the languages it is written in, and of the screens around them. */
export async function everyPage(site) {
  const map = await (await fetch(site.url + "/sitemap.xml")).text();
  return [...map.matchAll(/<loc>([^<]+)<\/loc>/g)].map((m) => new URL(m[1]).pathname)
    .concat(["/en/kept", "/cy/kept", "/en/offline", "/cy/offline", "/en/dates", "/cy/dates", "/en/dates/new", "/cy/dates/new", "/en/reminders", "/cy/reminders", "/en/inbox", "/cy/inbox", "/en/move", "/cy/move", "/cy/gp", "/en/forgotten"]);
}

/** Visits each page once, and gives what each look found there, by address. */
export async function walk(site, page, addresses, ...looks) {
  const found = looks.map(() => ({}));
  for (const address of addresses) {
    await page.goto(site.url + address);
    for (const [i, look] of looks.entries()) found[i][address] = await look(page, address);
  }
  return found;
}

/** The pages on which something was found. */
export const marked = (found) => Object.fromEntries(Object.entries(found).filter(([, all]) => all.length));
