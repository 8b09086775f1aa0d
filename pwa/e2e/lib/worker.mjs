// Key workers for the walks: accounts made by the command, signed in by the screens.
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { command } from "./program.mjs";

const run = promisify(execFile);
export const password = "four grey herons wait";

/** Makes an account and answers the whole one-time address. */
export async function invite(site, email, role = "worker", team = "North") {
  const { stdout } = await run(command, ["worker", "invite", `--data-dir=${site.data}`, `--public-url=${site.url}`, `--email=${email}`, `--role=${role}`, `--team=${team}`]);
  return stdout.match(/http\S+\/kw\/join\/\S+/)[0];
}

/** Accepts an invitation in a page, which is then signed in, at /kw. */
export async function join(page, address, name) {
  await page.goto(address);
  await page.fill("#name", name);
  await page.fill("#password", password);
  await page.locator("main form button[type=submit]").first().click();
  await page.waitForURL("**/kw");
}

/** Signs a page in with a new account. */
export async function signedIn(page, site, { email, name, role, team }) {
  await join(page, await invite(site, email, role, team), name);
}
