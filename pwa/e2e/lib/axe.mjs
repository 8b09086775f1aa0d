// What axe finds on a page.
import { AxeBuilder } from "@axe-core/playwright";

const wanted = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/**
 * What axe finds on the page that is open, a line each; `more` are further tags. In the
 * dark only colours differ, so only they are looked at there. No page has frames, so
 * axe's older way of running sees all of it, and it opens no second tab for each page.
 */
export async function axeFinds(page, { dark = false, more = [] } = {}) {
  const axe = new AxeBuilder({ page }).setLegacyMode();
  if (dark) axe.withRules(["color-contrast", "color-contrast-enhanced", "link-in-text-block"]);
  else axe.withTags([...wanted, ...more]);
  const { violations } = await axe.analyze();
  return violations.map((v) => `${new URL(page.url()).pathname}: ${v.id}: ${v.nodes[0].html}`);
}
