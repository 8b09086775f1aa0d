// Key workers sign in: by invitation, with a second step, with a passkey, and with
// scripts off on a small phone.
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { after, before, test } from "node:test";
import { axeFinds } from "./lib/axe.mjs";
import { inBrowser, openBrowser, tooWide } from "./lib/browser.mjs";
import { tap } from "./lib/go.mjs";
import { startSite } from "./lib/program.mjs";
import { invite, join, password } from "./lib/worker.mjs";

let site;
before(async () => { site = await startSite(); });
after(async () => { await site?.remove(); });

/** What an app shows for a secret (RFC 6238), so many steps from now. */
function codeOf(secret, ahead = 0) {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...secret.replace(/ /g, "")].map((c) => alphabet.indexOf(c).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from(bits.match(/.{8}/g).map((b) => parseInt(b, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + ahead));
  const sum = createHmac("sha1", key).update(step).digest();
  return String((sum.readUInt32BE(sum[19] & 15) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

const press = (page, name) => tap(page.getByRole("button", { name, exact: true }));

async function signOut(page) {
  await page.goto(site.url + "/kw/account");
  await press(page, "Sign out");
  await page.waitForURL("**/kw/sign-in");
}

async function signIn(page, email) {
  await page.goto(site.url + "/kw/sign-in");
  await page.fill("#email", email);
  await page.fill("#password", password);
  await press(page, "Sign in");
}

test("with scripts off on a small phone: invited, signed in, a second step, a spare code, signed out", async () => {
  await inBrowser(site, { javaScriptEnabled: false, viewport: { width: 320, height: 640 } }, async (page) => {
    const fits = async () => assert.equal(await tooWide(page), 0, `${page.url()} is too wide`);
    const address = await invite(site, "ann@example.org", "admin");
    await page.goto(address);
    await page.fill("#name", "Ann");
    await page.fill("#password", "password2026");
    await press(page, "Save and sign in");
    assert.match(await page.locator(".error-summary").innerText(), /Many people use this password/);
    assert.equal(await page.inputValue("#name"), "Ann");
    await fits();
    await join(page, address, "Ann");
    await page.goto(site.url + "/kw/account/code");
    await press(page, "Set up a second step");
    const secret = await page.locator("main code").innerText();
    await fits();
    await page.fill("#code", codeOf(secret));
    await press(page, "Turn it on");
    const spare = await page.locator(".kw-codes code").first().innerText();
    assert.equal(await page.locator(".kw-codes li").count(), 10);
    await fits();
    for (const path of ["/kw/account", "/kw/account/password", "/kw/account/code", "/kw/account/passkeys", "/kw/account/sessions", "/kw/admin/people", "/kw/admin/people/new", "/kw/admin/teams"]) {
      for (const lang of ["en", "cy"]) {
        await page.goto(`${site.url}${path}?lang=${lang}`);
        assert.equal(await page.locator("html").getAttribute("lang"), lang);
        await fits();
      }
    }
    await page.goto(site.url + "/kw/account?lang=en");
    await signOut(page);
    await signIn(page, "ann@example.org");
    await page.waitForURL("**/kw/sign-in/code");
    await page.goto(site.url + "/kw/account");
    assert.equal(new URL(page.url()).pathname, "/kw/sign-in", "the password alone lets nobody in");
    await page.goto(site.url + "/kw/sign-in/code");
    await page.fill("#code", "000000");
    await press(page, "Sign in");
    assert.match(await page.locator(".error-summary").innerText(), /This code is not right/);
    await page.fill("#code", codeOf(secret, 1));
    await press(page, "Sign in");
    await page.waitForURL("**/kw");
    await signOut(page);
    await signIn(page, "ann@example.org");
    await page.fill("#code", spare.toLowerCase().replace("-", " "));
    await press(page, "Sign in");
    await page.waitForURL("**/kw");
    await page.goto(site.url + "/kw/account/code");
    assert.match(await page.locator("main").innerText(), /Spare codes left: 9/);
    await page.goto(address);
    assert.match(await page.locator("main").innerText(), /This link does not work any more/);
  });
});

test("an admin invites, and turning an account off ends it in the other browser at once", async () => {
  const admin = await openBrowser(site), other = await openBrowser(site);
  try {
    await join(admin.page, await invite(site, "boss@example.org", "admin"), "Boss");
    await admin.page.goto(site.url + "/kw/admin/people/new");
    await admin.page.fill("#email", "carys@example.org");
    await press(admin.page, "Make the account");
    await join(other.page, await admin.page.locator("main code").innerText(), "Carys");
    await other.page.goto(site.url + "/kw/account");
    assert.equal(await other.page.inputValue("#name"), "Carys");
    await admin.page.goto(site.url + "/kw/admin/people");
    await tap(admin.page.getByRole("link", { name: "Carys" }));
    await press(admin.page, "Turn it off now");
    assert.match(await admin.page.locator(".banner--done").innerText(), /The account is off/);
    await other.page.goto(site.url + "/kw/account");
    assert.equal(new URL(other.page.url()).pathname, "/kw/sign-in");
    await signIn(other.page, "carys@example.org");
    assert.match(await other.page.locator(".error-summary").innerText(), /The email or the password is not right/);
  } finally {
    await admin.close();
    await other.close();
  }
});

test("a passkey is made on the phone and signs in without a password", async () => {
  await inBrowser(site, {}, async (page, { context }) => {
    const cdp = await context.newCDPSession(page);
    await cdp.send("WebAuthn.enable");
    const { authenticatorId } = await cdp.send("WebAuthn.addVirtualAuthenticator", {
      options: { protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
    });
    await join(page, await invite(site, "dai@example.org"), "Dai");
    await page.goto(site.url + "/kw/account/passkeys");
    await page.fill("#name", "Work phone");
    await page.getByRole("button", { name: "Add a passkey" }).click();
    await page.waitForURL("**/passkeys?done=passkey");
    assert.match(await page.locator("main").innerText(), /Work phone/);
    const { credentials } = await cdp.send("WebAuthn.getCredentials", { authenticatorId });
    assert.equal(credentials.length, 1);
    assert.equal(credentials[0].isResidentCredential, true);
    await signOut(page);
    await page.getByRole("button", { name: "Sign in with a passkey" }).click();
    await page.waitForURL("**/kw");
    await page.goto(site.url + "/kw/account/passkeys");
    assert.match(await page.locator("main").innerText(), /Last used/);
    await press(page, "Take it off");
    assert.match(await page.locator("main").innerText(), /You have no passkey yet/);
    await signOut(page);
    await page.getByRole("button", { name: "Sign in with a passkey" }).click();
    await page.locator("[data-status]", { hasText: "This passkey does not work here" }).waitFor();
  });
});

test("axe finds nothing on the screens of accounts, light and dark", async () => {
  await inBrowser(site, {}, async (page) => {
    const found = [];
    const inTheDark = ["/kw/sign-in", "/kw/account", "/kw/admin/people"]; // between them they have every part
    const look = async (path) => {
      for (const scheme of inTheDark.includes(path) ? ["light", "dark"] : ["light"]) {
        await page.emulateMedia({ colorScheme: scheme });
        await page.goto(site.url + path);
        found.push(...(await axeFinds(page, { dark: scheme === "dark" })));
      }
    };
    const address = await invite(site, "eira@example.org", "admin");
    for (const path of ["/kw/sign-in", "/kw/sign-in/code", new URL(address).pathname]) await look(path);
    await join(page, address, "Eira");
    await page.goto(site.url + "/kw/account/code");
    await press(page, "Set up a second step");
    for (const path of ["/kw/account", "/kw/account/password", "/kw/account/code", "/kw/account/code/new", "/kw/account/passkeys", "/kw/account/sessions", "/kw/admin/people", "/kw/admin/people/new", "/kw/admin/teams"]) await look(path);
    await page.goto(site.url + "/kw/admin/people");
    await look(await page.getByRole("link", { name: "Dai" }).getAttribute("href"));
    await page.context().clearCookies();
    await join(page, await invite(site, "ffion@example.org", "lead"), "Ffion");
    await look("/kw/team/audit");
    assert.deepEqual(found, []);
  });
});
