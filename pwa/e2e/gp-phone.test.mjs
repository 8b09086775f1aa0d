// What lives on the phone of the way to a GP: the answers that never leave it, the
// card for the desk, the letters.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { openBrowser, tooWide, until } from "./lib/browser.mjs";
import { tap } from "./lib/go.mjs";
import { packHere, setting } from "./lib/phone.mjs";
import { leaks, startRecorder } from "./lib/recorder.mjs";
import { startSite } from "./lib/program.mjs";

const reasons = ["closed", "area", "id", "address", "not-here", "rude", "removed", "list"];
const sheets = (pdf) => pdf.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g).length;
const givesAway = /prison|probation|offen[cd]|carchar|gwasanaeth prawf|troseddw/i;

let site;
before(async () => { site = await startSite(); });
after(() => site?.remove());

/** Runs a piece of test in a browser of its own. */
async function withBrowser(options, run) {
  const browser = await openBrowser(site, options);
  try {
    await run(browser.page, browser);
    assert.deepEqual(browser.seen.errors.filter((e) => !/ERR_(INTERNET_DISCONNECTED|CONNECTION_REFUSED)|favicon\.ico/.test(e)), []);
  } finally {
    await browser.close();
  }
}

/** Types a word of its own into every field, and picks and ticks the rest. */
async function answerAll(page) {
  const typed = [];
  for (const el of await page.locator("[data-field]").all()) {
    const kind = await el.evaluate((f) => f.type);
    if (kind === "checkbox") await el.check();
    else if (kind === "select-one") await el.selectOption({ index: 1 });
    else {
      const word = `Zq${String.fromCharCode(97 + typed.length)}wolvexbrun`;
      typed.push(word);
      await el.fill("");
      await el.pressSequentially(word);
    }
  }
  return typed;
}

test("nothing that is typed leaves the phone, in any address, header or body", async () => {
  const recorder = await startRecorder();
  try {
    await withBrowser({ proxy: recorder.proxy }, async (page, { seen }) => {
      // The worker is at work, as on any phone that has been here before.
      await page.goto(site.url + "/en/gp");
      await until(() => page.evaluate(() => !!navigator.serviceWorker.controller), "the worker answers");
      const answer = await page.goto(site.url + "/en/gp/fill");
      assert.match(answer.headers()["content-security-policy"], /connect-src 'none'; form-action 'none'/);
      assert.equal(await page.locator("main form, main [name]").count(), 0, "no form and no named field");
      assert.equal(await page.locator("[data-field]:not([autocomplete=off])").count(), 0);
      assert.equal(await page.locator("input.input:not([spellcheck=false]), textarea:not([spellcheck=false])").count(), 0);
      const typed = await answerAll(page);
      assert.ok(typed.length > 20, `${typed.length} fields`);
      await page.keyboard.press("Enter");
      await page.getByRole("button", { name: "Yes, keep my answers here" }).click();
      await page.getByText("Your answers are kept on this phone.").waitFor();
      await page.getByRole("button", { name: "Show it large" }).click();
      const large = await page.locator("[data-sheet]").innerText();
      for (const word of typed) assert.ok(large.includes(word), word);
      assert.match(large, /Someone to read things to me/);
      await page.pdf({ preferCSSPageSize: true });
      await page.getByRole("button", { name: "Back to the questions" }).click();
      await page.goto(site.url + "/en/gp/no/id/letter");
      await page.locator("[data-copy]").waitFor();
      typed.push(...await answerAll(page));
      await page.evaluate(() => document.querySelector("[data-mail]").addEventListener("click", (e) => e.preventDefault()));
      await page.locator("[data-mail]").click();
      assert.ok((await page.locator("[data-mail]").getAttribute("href")).includes(typed.at(-1)));
      await page.locator("[data-copy]").click();
      await page.pdf({ preferCSSPageSize: true });
      await page.goto(site.url + "/en/gp/fill");
      await until(async () => (await page.inputValue("#fill-first")) === typed[1], "the answers are back");
      await page.goto(site.url + "/en/");
      await packHere(page);
      await page.waitForLoadState("networkidle"); // what was begun in the background has come to its end
      assert.ok(recorder.asked.length > 10 && recorder.asked.some((r) => r.url.endsWith("/en/gp/fill")), "the recorder hears");
      assert.ok(recorder.asked.some((r) => r.url.endsWith("/en/words")), "the worker's own requests too");
      assert.deepEqual(leaks(recorder.asked, typed), []);

      assert.deepEqual(seen.errors, []);

      // The recorder does hear what leaks, whoever leaks it and however.
      const heard = async (word, leak) => {
        const before = recorder.asked.length;
        await page.evaluate(leak, word);
        await until(() => leaks(recorder.asked.slice(before), [word]).length > 0, `${leak} is heard`);
      };
      await heard("Zqaddress", (w) => fetch("/en/?x=" + encodeURIComponent(w)).then(() => {}));
      await heard("Zqheader", (w) => fetch("/en/", { headers: { "x-it": w } }).then(() => {}));
      await heard("Zqbodybody", (w) => fetch("/en/nowhere", { method: "POST", body: btoa("1" + w) }).then(() => {}));
      await heard("Zqworker", async (w) => {
        const { active } = await navigator.serviceWorker.ready;
        active.postMessage({ type: "keep", urls: ["/en/t/" + w] });
      });
      seen.errors.length = 0; // of those four
    });
  } finally {
    await recorder.stop();
  }
});

test("the page itself could not send it: no request of a script, no form", () => withBrowser({}, async (page, { seen }) => {
  await page.goto(site.url + "/en/gp/fill");
  assert.equal(await page.evaluate(() => fetch("/en/").then(() => "sent", () => "refused")), "refused");
  assert.equal(await page.evaluate(() => navigator.sendBeacon("/en/", "x") && "sent"), "sent", "a browser only queues it");
  await page.evaluate(() => {
    const form = document.createElement("form");
    form.action = "/en/find";
    form.method = "post";
    document.body.append(form);
    form.submit();
  });
  await until(() => seen.errors.some((e) => /form-action/.test(e)), "the form is refused");
  assert.equal(page.url(), site.url + "/en/gp/fill");
  assert.ok(seen.errors.some((e) => /connect-src/.test(e)));
  seen.errors.length = 0;
}));

test("answers are kept only after a yes, and go when they are removed or the phone is forgotten", () => withBrowser({}, async (page) => {
  const open = async () => {
    await page.goto(site.url + "/en/gp/fill");
    await page.locator("[data-yes]:visible, [data-remove]:visible").first().waitFor(); // it has seen what is kept
  };
  await open();
  assert.match(await page.locator("main").innerText(), /Do other people use this phone\? They could then read your answers\./);
  await page.fill("#fill-first", "Kim");
  await open();
  assert.equal(await page.inputValue("#fill-first"), "", "nothing is kept without a yes");
  await page.fill("#fill-first", "Kim");
  await page.getByRole("button", { name: "Yes, keep my answers here" }).click();
  await page.getByText("Your answers are kept on this phone.").waitFor();
  await page.fill("#fill-last", "Testing");
  await page.check("#fill-needs-large");
  const large = JSON.stringify(["fill-needs-large", true]);
  await until(async () => (await setting(page, "gp-answers")).includes(large), "the last tick is kept");
  await page.goto(site.url + "/en/gp/no/id/letter");
  await page.getByText("My name: Kim Testing").waitFor();
  await open();
  assert.deepEqual([await page.inputValue("#fill-first"), await page.inputValue("#fill-last"), await page.isChecked("#fill-needs-large")], ["Kim", "Testing", true]);
  await page.getByRole("button", { name: "Remove my answers" }).click();
  await page.getByText("Your answers are gone from this phone.").waitFor();
  assert.equal(await page.inputValue("#fill-first"), "");
  await open();
  assert.equal(await page.inputValue("#fill-first"), "");
  await page.fill("#fill-first", "Kim");
  await page.getByRole("button", { name: "Yes, keep my answers here" }).click();
  await page.getByText("Your answers are kept on this phone.").waitFor();
  await page.goto(site.url + "/en/forget");
  await page.getByRole("button", { name: "Yes, forget this phone" }).click();
  await page.waitForURL("**/en/forgotten");
  await open();
  assert.equal(await page.inputValue("#fill-first"), "");
}));

test("each field says what to do if you do not know, and the licence stands by the address", () => withBrowser({}, async (page) => {
  for (const lang of ["en", "cy"]) {
    await page.goto(`${site.url}/${lang}/gp/fill`);
    const fields = await page.locator(".field, main fieldset").count();
    assert.equal(await page.locator("main details").count(), fields);
    assert.ok(fields > 25);
  }
  await page.goto(site.url + "/en/gp/fill");
  await page.locator("details", { hasText: "NHS number" }).locator("summary").click();
  await page.getByText("You do not need it to join. They can look it up.").waitFor();
  const text = await page.locator("main").innerText();
  assert.match(text, /Does your licence say where you live\? Do not give another home address\. Ask to use the surgery's address\.\s+Do you have an address\?/);
  assert.doesNotMatch(text, givesAway);
}));

test("the answers print on A4 at 14 point: filled in, or blank with scripts off", async () => {
  const small = () => [...document.querySelectorAll("main *")].filter((el) => el.getClientRects().length && el.childNodes.length === 1 && el.firstChild.nodeType === 3
    && parseFloat(getComputedStyle(el).fontSize) < 14 * 96 / 72 - 0.01).map((el) => el.outerHTML);
  await withBrowser({}, async (page) => {
    await page.goto(site.url + "/en/gp/fill");
    await page.fill("#fill-first", "Kim");
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    await page.emulateMedia({ media: "print" });
    assert.deepEqual(await page.evaluate(small), []);
    const lines = await page.locator("main").innerText();
    assert.match(lines, /First name\s+Kim/);
    assert.doesNotMatch(lines, /What if|Keep my answers|Pick one/);
    assert.ok(sheets(await page.pdf({ preferCSSPageSize: true })) <= 2);
  });
  await withBrowser({ javaScriptEnabled: false }, async (page) => {
    await page.goto(site.url + "/cy/gp/fill");
    assert.equal(await page.locator("main input:visible, main textarea:visible, main select:visible").count(), 0, "no box that keeps nothing");
    assert.match(await page.locator("main").innerText(), /Argraffwch y dudalen hon/);
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.locator("[data-answer]:visible").count(), 28);
    assert.ok(sheets(await page.pdf({ preferCSSPageSize: true })) <= 3);
  });
});

/** Stands in for the parts of a phone that keep the screen on. */
const phoneParts = () => {
  window.held = 0;
  Object.defineProperty(navigator, "wakeLock", { value: { request: async () => { window.held += 1; return {}; } } });
};

for (const scheme of ["light", "dark"]) {
  test(`the card fills the screen in black on white, with the phone ${scheme}, and stays on`, () => withBrowser({ colorScheme: scheme }, async (page, { context }) => {
    await context.addInitScript(phoneParts);
    for (const path of ["/en/gp/fill", "/en/gp/no/id/letter", "/en/gp/show"]) {
      await page.goto(site.url + path);
      assert.equal(await page.evaluate(() => window.held), path.endsWith("show") ? 1 : 0, path);
    }
    await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
    assert.equal(await page.evaluate(() => window.held), 2, "it asks again when it is seen again");
    assert.equal(await page.locator("header, nav, footer").count(), 0);
    const colours = await page.evaluate(() => [document.body, document.querySelector("h1"), document.querySelector(".show__line")].map((el) => getComputedStyle(el)).flatMap((s) => [s.backgroundColor, s.color]));
    assert.equal(colours[0], "rgb(255, 255, 255)");
    assert.deepEqual([colours[1], colours[3], colours[5]], Array(3).fill("rgb(0, 0, 0)"));
    assert.ok(await page.evaluate(() => parseFloat(getComputedStyle(document.querySelector(".show__line")).fontSize)) >= 25);
    await page.getByRole("button", { name: "Full screen" }).click();
    await until(() => page.evaluate(() => !!document.fullscreenElement), "the card is the whole screen");
    await page.evaluate(() => document.exitFullscreen());
    assert.ok(await page.getByRole("link", { name: "Leave" }).isVisible());
    await page.getByRole("link", { name: "Close" }).click();
    await page.waitForURL("**/letter");
  }));
}

test("the card is read where the phone can do neither, and with scripts off", async () => {
  await withBrowser({}, async (page, { context }) => {
    await context.addInitScript(() => {
      delete Navigator.prototype.wakeLock;
      Element.prototype.requestFullscreen = undefined;
    });
    await page.goto(site.url + "/en/gp/show");
    assert.equal(await page.locator("[data-full]").isVisible(), false);
    assert.ok(await page.getByText("I have no ID.").isVisible());
  });
  await withBrowser({ javaScriptEnabled: false }, async (page) => {
    await page.goto(site.url + "/en/gp/show");
    assert.equal(await page.locator("[data-full]").isVisible(), false);
    await tap(page.getByRole("link", { name: "Close" }));
    assert.equal(page.url(), site.url + "/en/gp/start");
  });
});

test("the card quotes the charter first in England, and has words of its own in Wales", () => withBrowser({}, async (page) => {
  const read = async (path) => {
    await page.goto(site.url + path);
    await page.locator("details").evaluate((d) => { d.open = true; });
    const text = await page.locator("main").innerText();
    assert.doesNotMatch(text, givesAway, path);
    return { text, second: await page.locator(".own").evaluateAll((all) => [...new Set(all.map((el) => el.lang))]) };
  };
  const england = await read("/en/gp/show");
  assert.deepEqual(england.second, []);
  assert.ok(england.text.indexOf("You and Your General Practice") < england.text.indexOf("Primary Medical Care Policy and Guidance Manual"));
  for (const says of [/no ID/, /no proof of address/, /NHS number/, /up to 14 days/, /reason in writing/, /interpreter/]) assert.match(england.text, says);
  const own = await read("/cy/gp/show");
  assert.deepEqual(own.second, ["cy"]);
  assert.match(own.text, /I have no ID.*\n*Nid oes gennyf ID/);
  for (const lang of ["en", "cy"]) {
    const wales = await read(`/${lang}/gp/show/wales`);
    assert.deepEqual(wales.second, ["cy"], "in two languages");
    assert.doesNotMatch(wales.text, /You and Your General Practice|NHS England|14 days|I can join without it/);
    assert.match(wales.text, /tell me what else I can show/);
    assert.match(wales.text, /health board/);
  }
}));

test("eight cards of 85 by 55 mm print on one sheet of A4, with nothing cut off", () => withBrowser({}, async (page) => {
  for (const path of ["/en/gp/show/print", "/cy/gp/show/print", "/en/gp/show/wales/print", "/cy/gp/show/wales/print"]) {
    await page.goto(site.url + path);
    await page.emulateMedia({ media: "print" });
    const cards = await page.locator(".cut li").evaluateAll((all) => all.map((el) => {
      const box = el.getBoundingClientRect();
      return { mm: [box.width, box.height].map((px) => Math.round(px / 96 * 25.4)).join("x"), cut: Math.max(0, el.scrollHeight - el.clientHeight, el.scrollWidth - el.clientWidth) };
    }));
    assert.deepEqual(cards, Array(8).fill({ mm: "85x55", cut: 0 }), path);
    assert.equal(sheets(await page.pdf({ preferCSSPageSize: true })), 1, path);
    assert.doesNotMatch(await page.locator(".cut").innerText(), givesAway);
    await page.emulateMedia({ media: null });
  }
}));

test("every letter is one sheet, by hand with scripts off, and says nothing of where anybody was", () => withBrowser({ javaScriptEnabled: false }, async (page) => {
  for (const reason of reasons) {
    for (const end of ["", "/wales"]) {
      const path = `/en/gp/no/${reason}/letter${end}`;
      await page.goto(site.url + path);
      assert.equal(await page.locator("main input:visible, main textarea:visible").count(), 0);
      const letter = await page.locator("article").innerText();
      assert.doesNotMatch(letter, givesAway, path);
      assert.match(letter, /reason in writing|who put me on it/, path);
      assert.equal(/General Practice|NHS England|14 days/.test(letter), !end, path);
      assert.match(decodeURIComponent(await page.locator("[data-mail]").getAttribute("href")), /^mailto:\?body=To the GP surgery:[\s\S]*Thank you for your help/);
      assert.equal(sheets(await page.pdf({ preferCSSPageSize: true })), 1, path);
    }
  }
  await page.goto(site.url + "/cy/gp/no/id/letter");
  assert.match(await page.locator("article").innerText(), /Dear practice manager/, "a surgery in England reads English");
  await page.goto(site.url + "/cy/gp/no/id/letter/wales");
  assert.match(await page.locator("article").innerText(), /Annwyl/);
}));

test("a letter is filled in on the phone, and copied and shared from there", () => withBrowser({}, async (page, { context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: site.url });
  await context.addInitScript(() => { navigator.share = async (data) => { window.shared = data; }; });
  await page.goto(site.url + "/en/gp/no/address/letter");
  await page.locator("[data-copy]").waitFor();
  await page.fill("#letter-name", "Kim Testing");
  await page.fill("#letter-address", "1 Low Street\nAnytown");
  await page.fill("#letter-surgery", "The Surgery");
  const letter = await page.locator("article").innerText();
  for (const words of ["Kim Testing", "1 Low Street\nAnytown", "To the GP surgery: The Surgery", "fixed address"]) assert.ok(letter.includes(words), words);
  assert.match(letter, /Date: \w+day \d+ \w+ \d{4}/);
  await page.getByRole("button", { name: "Copy the letter" }).click();
  await page.getByText("Copied.").waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(copied, /Kim Testing/);
  await page.getByRole("button", { name: "Share the letter" }).click();
  assert.deepEqual(await page.evaluate(() => window.shared), { text: copied });
}));

// In the dark only colours differ, so only they are looked at again.
for (const [scheme, rules] of [["light", (axe) => axe.withTags(["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])], ["dark", (axe) => axe.withRules(["color-contrast-enhanced", "link-in-text-block"])]]) {
  test(`axe finds nothing and nothing is cut off at 320 pixels, ${scheme}`, () => withBrowser({ colorScheme: scheme, hasTouch: true, isMobile: true, viewport: { width: 320, height: 640 } }, async (page) => {
    for (const path of ["/en/gp/fill", "/cy/gp/fill", "/en/gp/show", "/cy/gp/show/wales", "/en/gp/show/print", "/cy/gp/no/id/letter", "/en/gp/no/list/letter/wales"]) {
      await page.goto(site.url + path);
      const look = async (where) => {
        const { violations } = await rules(new AxeBuilder({ page }).exclude(".skip")).analyze();
        assert.deepEqual(violations.map((v) => `${where}: ${v.id}: ${v.nodes[0].html}`), []);
        assert.equal(await tooWide(page), 0, `${where} is too wide`);
      };
      await look(path);
      if (!path.endsWith("fill")) continue;
      await page.fill("#fill-first", "Kim");
      await page.locator("[data-large]").click();
      await look(path + " large");
    }
  }));
}
