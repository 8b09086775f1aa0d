// From one page to the next. Playwright's own click ends when the tap is done, which
// may be before the next page is there: whoever reads then, reads the old page.

/**
 * Does what opens a page (follows a link, sends a form), and waits until that page has
 * come and has loaded with its scripts. A link to a part of the same page counts too.
 */
export async function go(page, act) {
  await Promise.all([page.waitForEvent("framenavigated", (frame) => frame === page.mainFrame()), act()]);
  await page.waitForLoadState("load");
}

/** Taps what opens a page: a link, or the button of a form. */
export const tap = (locator) => go(locator.page(), () => locator.click());
