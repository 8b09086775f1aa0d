// Every screen of the way to a GP, with all its sections: nothing for axe to find in
// the light and in the dark, nothing too wide for 320 pixels, and a voice.
import assert from "node:assert/strict";
import { after, before } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { until } from "./lib/browser.mjs";
import { person } from "./lib/person.mjs";
import { startSite } from "./lib/program.mjs";

let site;
before(async () => { site = await startSite({ PLAINWELL_EXAMPLE_PLACES: "true" }); });
after(() => site?.remove());

const tell = (name, options, story) => person(name, () => site, options, story);

for (const [scheme, look] of [["light", (axe) => axe.withTags(["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])], ["dark", (axe) => axe.withRules(["color-contrast-enhanced", "link-in-text-block"])]]) {
  tell(`axe finds nothing on any screen, ${scheme}`, { colorScheme: scheme }, async (me) => {
    const all = ["prison", "out", "hostel", "no-address", "no-id", "english", "removed", "moved"];
    const code = await me.start(...all.map((a) => "is-" + a));
    const steps = (await me.steps()).split(" ");
    const second = await me.start("is-refused", "is-wales");
    const paths = ["/en/gp/start", "/cy/gp/start", "/en/gp/my/" + code, "/cy/gp/my/" + code, "/en/gp/start/" + code, ...steps.map((s) => `/en/gp/my/${code}/${s}`), `/cy/gp/my/${code}/find`,
      `/en/gp/my/${second}/refused`, `/en/gp/my/${second}/ask`, "/en/gp/no", "/cy/gp/no", "/en/gp/no/not-here", "/en/gp/done", "/en/gp/say", "/en/gp/near"];
    assert.equal(new Set(steps).size, steps.length);
    for (const path of paths) {
      await me.page.goto(site.url + path);
      const { violations } = await look(new AxeBuilder({ page: me.page }).exclude(".skip")).analyze();
      assert.deepEqual(violations.map((v) => `${path}: ${v.id}: ${v.nodes[0].html}`), []);
      await me.look();
    }
  });
}

tell("a step and what to say are read aloud, line by line", {}, async (me) => {
  await me.context.addInitScript(() => {
    const said = (window.said = []);
    const speech = new EventTarget();
    Object.assign(speech, { getVoices: () => [{ lang: "en-GB", localService: true, name: "v" }], speak(u) { said.push(u.text); setTimeout(() => u.onend(), 5); }, cancel() {} });
    Object.defineProperty(window, "speechSynthesis", { value: speech });
    window.SpeechSynthesisUtterance = function (text) { this.text = text; };
  });
  const code = await me.start("is-no-id");
  for (const path of [`/en/gp/my/${code}/ask`, "/en/gp/say"]) {
    await me.page.goto(site.url + path);
    await me.page.locator("article [data-start]").click();
    await until(() => me.page.evaluate(() => window.said.length > 5), "it reads");
    const said = await me.page.evaluate(() => window.said);
    assert.equal(said[0], await me.page.locator("h1").innerText());
  }
});
