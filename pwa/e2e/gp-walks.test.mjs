// People walk the way to a GP, from the questions to "Done", each on a phone of their
// own 320 pixels wide. What each must see, and must not see, is what they ticked.
import assert from "node:assert/strict";
import { after, before } from "node:test";
import { openBrowser } from "./lib/browser.mjs";
import { tap } from "./lib/go.mjs";
import { person, Person } from "./lib/person.mjs";
import { startSite } from "./lib/program.mjs";

let site;
before(async () => { site = await startSite({ PLAINWELL_EXAMPLE_PLACES: "true" }); });
after(() => site?.remove());

const tell = (name, options, story) => person(name, () => site, options, story);

tell("no address and no ID", {}, async (me) => {
  await me.start("is-no-address", "is-no-id");
  assert.equal(await me.steps(), "find answers card ask joined");
  await me.sees(["Step 1 of 5 is next."]);
  await me.open("find");
  await me.follows("/gp/near");
  await me.page.fill("#place", "ZZ1");
  await tap(me.page.locator("main form button").first());
  await me.page.locator(".near__item").first().waitFor();
  await me.sees(["Are there places you must not go? Pick a surgery away from them."], ["ZZ0001"]);
  await me.page.goBack();
  await me.back();
  await me.tick();
  await me.sees(["Step 2 of 5 is next."]);
  await me.open("answers");
  await me.sees(["If you have no address", "If you have no ID"], ["If you were in prison", "To join from prison", "If English is hard"]);
  await me.follows("/gp/fill");
  await me.sees(["Ask to use the surgery's address."]);
  await me.back();
  await me.tick();
  await me.open("card");
  await me.sees(["If you have no ID", "If you have no address"], ["If English is hard"]);
  await me.follows("/gp/show");
  await me.sees(["I have no ID. I can join without it.", "You and Your General Practice"]);
  await tap(me.page.getByRole("link", { name: "Close" }));
  await me.page.waitForURL("**/card");
  await me.tick();
  await me.does("ask", ["If you have no ID", "If you have no address"], ["If you are just out"]);
  await me.joins();
  // What was done can be taken back.
  await tap(me.page.locator("[data-step=find] .gp-steps__undo"));
  assert.equal(await me.steps(), "find answers* card* ask* joined*");
});

tell("just out on a Friday", {}, async (me) => {
  await me.start("is-out");
  assert.equal(await me.steps(), "medicine find answers card ask joined", "the medicine comes first");
  await me.open("medicine");
  await me.sees(["In your first days out", "Carry naloxone", "If you missed 3 days or more, take none until they say."], ["Before you leave", "In a hostel", "If you are off the list"]);
  await me.follows("/t/friday-medicine");
  await me.back();
  await me.follows("/dates/new?for=medicine");
  assert.ok((await me.page.inputValue("[name=note]")) || (await me.page.inputValue("[name=bring]")), "the form is filled in");
  await me.back();
  await me.tick();
  await me.does("find", [], ["Before you leave"]);
  await me.does("answers", ["If you were in prison"], ["If you have no ID"]);
  await me.does("card", [], ["If you have no ID"]);
  await me.does("ask", ["If you are just out"], ["If you have no ID"]);
  await me.joins();
});

tell("refused for want of ID", {}, async (me) => {
  const code = await me.start("is-refused", "is-no-id");
  assert.equal(await me.steps(), "refused find answers card ask joined", "what was said comes first");
  await me.open("refused");
  await me.sees(["They have 14 days to give you the reason."], ["If you were taken off a list"]);
  await me.follows("/gp/no");
  await me.follows("/gp/no/id");
  await me.sees(["You and Your General Practice"]);
  await me.page.fill("#area", "not a place");
  await tap(me.page.locator("main button[value=refused]"));
  assert.equal(await me.page.inputValue("#area"), "not a place", "what was typed comes back");
  await me.page.fill("#area", "LS1");
  await tap(me.page.locator("main button[value=refused]"));
  await me.page.waitForURL("**/gp/no/id#counted");
  await me.follows("/gp/no/id/letter");
  await me.page.locator("[data-copy]").waitFor();
  await me.page.fill("#letter-name", "Kim Testing");
  await me.sees(["You told me that I need ID.", "My name: Kim Testing", "give me the reason in writing"]);
  await me.page.goto(`${site.url}/en/gp/my/${code}`);
  await me.open("refused");
  await me.tick();
  for (const step of ["find", "answers", "card", "ask"]) await me.does(step);
  await me.joins();
});

tell("taken off the list", {}, async (me) => {
  await me.start("is-removed");
  assert.equal(await me.steps(), "medicine removed find answers card ask joined");
  await me.does("medicine", ["If you are off the list"], ["In your first days out", "Before you leave"]);
  await me.does("removed", ["If letters came back", "Special Allocation Scheme"], ["If you are just out", "In Wales"]);
  for (const step of ["find", "answers", "card", "ask"]) await me.does(step, [], ["If you have no ID"]);
  await me.joins();
});

tell("in Wales", {}, async (me) => {
  await me.start("is-wales", "is-refused");
  await me.open("refused");
  await me.sees(["In Wales", "Call your health board."], ["In England", "They have 14 days"]);
  await me.tick();
  await me.open("card");
  await me.follows("/gp/show/wales");
  await me.sees(["Rwyf eisiau ymuno", "tell me what else I can show"], ["You and Your General Practice", "I can join without it"]);
  await tap(me.page.getByRole("link", { name: "Close" }));
  await me.page.waitForURL("**/card");
  await me.tick();
  await me.page.goto(site.url + "/en/gp/no/id/letter");
  await tap(me.page.getByRole("link", { name: "Wales", exact: true }));
  await me.page.waitForURL("**/letter/wales");
  await me.sees(["health board"], ["NHS England"]);
  await me.page.goBack();
  await me.page.goBack();
  for (const step of ["find", "answers", "ask"]) await me.does(step, [], ["In England"]);
  await me.joins();
});

tell("speaks little English", { lang: "cy" }, async (me) => {
  await me.start("is-english");
  assert.equal(await me.steps(), "find answers language card ask joined");
  await me.open("language");
  await me.sees(["Nid yw'r dudalen hon", "interpreter"]);
  await me.follows("/gp/show");
  await me.sees(["I want to join this GP surgery", "Rwyf eisiau ymuno"]);
  await me.page.locator("summary").click();
  await me.sees(["I need an interpreter, please.", "My language is Cymraeg."]);
  await tap(me.page.getByRole("link", { name: "Cau" }));
  await me.page.waitForURL("**/language");
  await me.tick();
  await me.does("answers", ["If English is hard"], ["If you have no ID"]);
  await me.does("card", ["If English is hard"]);
  await me.does("ask", ["If English is hard"]);
  await me.does("find");
  await me.joins();
});

tell("scripts off, in a hostel for a short time", { javaScriptEnabled: false, isMobile: false }, async (me) => {
  Object.assign(me, { look: async () => {} }); // it measures with a script
  const code = await me.start("is-hostel", "stay-short");
  await me.sees([code, "Write it down."]);
  assert.equal(await me.steps(), "medicine hostel find answers card ask joined");
  for (const [step, see, not] of [
    ["medicine", ["In a hostel", "Move your medicine first."], ["Before you leave"]],
    ["hostel", ["If you stay less than 3 months"], ["If you stay 3 months or more"]],
    ["find", ["In your hostel"], []], ["answers", [], []], ["card", [], []], ["ask", [], []],
  ]) await me.does(step, see, not);
  await me.page.goto(site.url + "/en/gp/no/rude/letter");
  await me.sees(["My name:"], ["What you type stays"]);
  await me.page.goBack();
  await me.open("joined");
  await me.follows("/gp/done");
  await tap(me.page.locator("main button[value=trying]"));
  assert.ok(await me.page.locator("#counted").isVisible());
  await me.page.goBack();
  await me.page.goBack();
  await me.tick();
  await me.sees(["You have done all your steps. Well done."]);
});

tell("with no signal half-way", {}, async (me) => {
  await me.start("is-out", "is-no-id");
  await me.page.getByText("Your steps are on this phone now.").waitFor();
  await me.does("medicine");
  const { url } = site;
  await site.whileDown(async () => {
    await me.page.reload();
    assert.equal(await me.steps(), "medicine* find answers card ask joined", "the ticks are those of the address");
    await me.does("find", [], ["You have no signal"]);
    assert.equal(await me.steps(), "medicine* find* answers card ask joined");
    await me.sees(["Step 3 of 6 is next."]);
    assert.equal(await me.code(), new URL(me.page.url()).pathname.split("/").pop());
    assert.equal(await me.page.locator('[aria-current="step"]').getAttribute("href"), new URL(me.page.url()).pathname + "/answers");
    await me.open("answers");
    await me.follows("/gp/fill");
    assert.match(await me.page.evaluate(() => fetch("/en/").then(() => "sent", () => "refused")), /refused/, "the copy has the page's own policy");
    me.seen.errors.length = 0;
    await me.back();
    await me.tick();
    await me.open("card");
    await me.follows("/gp/show");
    await me.sees(["I have no ID."]);
    await tap(me.page.getByRole("link", { name: "Close" }));
    await me.page.waitForURL("**/card");
    await me.tick();
    await me.open("ask");
    await me.follows("/gp/no");
    await me.follows("/gp/no/closed");
    await me.follows("/gp/no/closed/letter");
    await me.sees(["your list is closed or full"]);
    for (let i = 0; i < 3; i += 1) await me.page.goBack();
    await me.tick();
    // What needs the network is answered with the page that is here, which says so.
    await me.page.goto(url + "/en/gp/near");
    await me.page.fill("#place", "ZZ1");
    await tap(me.page.locator("main form button").first());
    await me.page.getByText("Kept on this phone on").waitFor();
    await me.page.goBack();
    await me.page.goBack();
    await tap(me.page.locator("[data-step=find] .gp-steps__undo"));
    assert.equal(await me.steps(), "medicine* find answers* card* ask* joined");
    await me.does("find");
    await me.does("joined");
    await me.sees(["You have done all your steps. Well done."], ["is next"]);
  });
  await me.page.reload();
  assert.equal(await me.steps(), "medicine* find* answers* card* ask* joined*", "the server says the same");
});

tell("in prison now", {}, async (me) => {
  await me.start("is-prison");
  assert.equal(await me.steps(), "before medicine answers find card joined", "the health team asks, so there is no step for it");
  await me.does("before", ["You can join up to 4 weeks before you leave.", "A sheet to give to the health team", "at least 7 days of medicine"], ["In Wales"]);
  await me.does("medicine", ["Before you leave"], ["In your first days out"]);
  await me.does("answers", ["To join from prison"], ["If you were in prison"]);
  await me.does("find", ["Before you leave"]);
  await me.does("card");
  await me.joins();
  // The answers can change: just out now. What was done stays done.
  await tap(me.page.getByRole("link", { name: "Change my answers" }));
  await me.page.uncheck("#is-prison");
  await me.page.check("#is-out");
  await tap(me.page.locator("main form button").first());
  assert.equal(await me.steps(), "medicine* find* answers* card* ask joined*");
});

tell("carries on with the code on another phone", {}, async (me) => {
  await me.start("is-no-id", "is-moved");
  await me.does("find", ["If you moved"]);
  await me.does("answers");
  const code = await me.code();
  const other = await openBrowser(site, { viewport: { width: 320, height: 640 } });
  try {
    const there = new Person(other, site, "en");
    await there.page.goto(site.url + "/en/gp/start");
    const type = async (words) => {
      await there.page.fill("#code", words);
      await tap(there.page.getByRole("button", { name: "Go to my steps" }));
    };
    const wrong = code.slice(0, -1) + (code.endsWith("2") ? "3" : "2");
    await type(wrong);
    await there.sees(["This code is not right."]);
    assert.equal(await there.page.inputValue("#code"), wrong);
    await type(` ${code.toLowerCase().replace("-", " ")} `);
    await there.page.waitForURL("**/gp/my/" + code);
    assert.equal(await there.steps(), "find* answers* card ask joined");
    for (const step of ["card", "ask"]) await there.does(step, ["If you have no ID"]);
    await there.joins();
    assert.deepEqual(await other.context.cookies(), [], "nothing says who it was");
  } finally {
    await other.close();
  }
});
