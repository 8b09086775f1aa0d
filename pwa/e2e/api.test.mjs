// Another system, written from the OpenAPI file alone, against the finished program.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { once } from "node:events";
import { until } from "./lib/patience.mjs";
import { startSite } from "./lib/program.mjs";
import { SecondProgram } from "./lib/second-program.mjs";
import { invite, password } from "./lib/worker.mjs";

let site, lead, receiver, address;
const received = [];
let refuse = 0; // so many callbacks are answered with 500 first

before(async () => {
  receiver = createServer(async (request, response) => {
    let body = "";
    for await (const part of request) body += part;
    received.push({ headers: request.headers, body, message: JSON.parse(body) });
    response.writeHead(refuse-- > 0 ? 500 : 204).end();
  }).listen(0, "127.0.0.1");
  await once(receiver, "listening");
  address = `http://127.0.0.1:${receiver.address().port}`;
  site = await startSite({ PLAINWELL_CALLBACK_HOSTS: address });
  const joined = await form(await invite(site, "lead@example.org", "lead"), { name: "Lee", password });
  lead = joined.headers.getSetCookie().map((c) => c.split(";")[0]).join("; ");
});

after(async () => {
  await site?.remove();
  receiver?.close();
});

/** Sends a form of a page, as the lead when they are signed in. */
async function form(url, values) {
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    for (const one of [value].flat()) body.append(name, one);
  }
  return fetch(url, { method: "POST", redirect: "manual", body, headers: { origin: site.url, ...(lead && { cookie: lead }) } });
}

/** Makes a key on the page of the lead. */
async function makeKey(kind) {
  const scopes = ["people:read", "people:write", "appointments:read", "appointments:write", "callbacks:write"];
  const page = await (await form(`${site.url}/kw/keys`, { name: "Case system", kind, scopes, days: "30" })).text();
  return page.match(/<code id="key">(\S+)<\/code>/)[1];
}

const connect = async (kind) => SecondProgram.connect(`${site.url}/api/v1/openapi.json`, await makeKey(kind));

test("a second program makes, changes and cancels an appointment", async () => {
  const program = await connect("live");
  const person = await program.call("createPerson", { body: program.body("createPerson") });
  assert.equal(person.status, 201);
  const body = program.body("createAppointment", { person: person.data.id, starts_local: program.wallTime("createAppointment", "starts_local", 9) });
  const made = await program.call("createAppointment", { body, values: { "Idempotency-Key": "first" } });
  assert.equal(made.status, 201);
  const again = await program.call("createAppointment", { body, values: { "Idempotency-Key": "first" } });
  assert.deepEqual([again.status, again.replayed, again.data], [201, true, made.data]);

  const gift = await program.call("giveAppointment", { values: { id: made.data.id } });
  assert.match(gift.data.code, /^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  assert.equal((await fetch(gift.data.url)).status, 200);
  const picture = await fetch(gift.data.qr_svg);
  assert.match(picture.headers.get("content-type"), /^image\/svg\+xml/);
  assert.match(await picture.text(), /^<svg xmlns=/);

  const change = program.body("changeAppointment", { starts_local: program.wallTime("changeAppointment", "starts_local", 10) });
  const changed = await program.call("changeAppointment", { values: { id: made.data.id, "If-Match": made.etag }, body: change });
  assert.deepEqual([changed.status, changed.data.version, changed.data.bring], [200, 2, change.bring]);
  const late = await program.call("changeAppointment", { values: { id: made.data.id, "If-Match": made.etag }, body: change });
  assert.deepEqual([late.status, late.data.type], [412, "urn:plainwell:precondition"]);

  const calendar = await program.call("createCalendar", { values: { id: person.data.id } });
  assert.match(await (await fetch(calendar.data.url)).text(), /BEGIN:VEVENT/);

  const cancelled = await program.call("cancelAppointment", { values: { id: made.data.id, "If-Match": changed.etag } });
  assert.deepEqual([cancelled.status, cancelled.data.cancelled], [200, true]);
  const list = await program.call("listAppointments", { values: { person: person.data.id } });
  assert.deepEqual(list.data.items.map((a) => [a.id, a.cancelled]), [[made.data.id, true]]);
  const events = await program.call("listEvents");
  assert.deepEqual(events.data.items.map((e) => e.type), ["appointment.made", "appointment.changed", "appointment.cancelled"]);
});

test("it hears of an answer by a signed callback that holds no text", async () => {
  const program = await connect("test");
  const url = `${address}/in?from=plainwell`;
  const callback = await program.call("createCallback", { body: program.body("createCallback", { url, events: program.kinds.filter((k) => k !== "callback.test") }) });
  assert.equal(callback.status, 201);
  const before = received.length;
  const person = await program.call("createPerson", { body: program.body("createPerson", { ref: "test-answer-cant", nickname: "Secret nickname" }) });
  const made = await program.call("createAppointment", {
    body: program.body("createAppointment", { person: person.data.id, starts_local: program.wallTime("createAppointment", "starts_local", 3), note: "Secret note" }),
  });
  assert.deepEqual([made.data.answer.said, made.data.reach, made.data.test], ["cant", "on", true]);
  await until(() => received.length >= before + 2, "both callbacks have come");
  const calls = received.slice(before);
  assert.deepEqual(new Set(calls.map((c) => c.message.type)), new Set(["appointment.made", "appointment.answered"]));
  for (const call of calls) {
    assert.ok(program.signed(call.headers, call.body, callback.data.secret), "the signature fits");
    assert.ok(!program.signed(call.headers, call.body + " ", callback.data.secret), "another body does not");
    assert.doesNotMatch(call.body, /Secret|cant|Rowan|test-answer/);
    assert.equal(call.headers["webhook-id"], call.message.id);
    assert.equal(call.message.data.appointment, made.data.id);
  }

  const rotated = await program.call("rotateCallback", { values: { id: callback.data.callback.id } });
  await program.call("testCallback", { values: { id: callback.data.callback.id } });
  await until(() => received.at(-1).message.type === "callback.test", "the try has come");
  const last = received.at(-1);
  assert.ok(program.signed(last.headers, last.body, rotated.data.secret), "the new secret signs");
  assert.ok(program.signed(last.headers, last.body, callback.data.secret), "the old one too, for a day");
});

test("what waits to be sent outlives a stop of the program", async () => {
  const program = await connect("test");
  const callback = (await program.call("listCallbacks")).data.items[0];
  refuse = 1;
  const before = received.length;
  await program.call("testCallback", { values: { id: callback.id } });
  await until(() => received.length > before, "the first try has come");
  const log = async () => (await program.call("listDeliveries", { values: { id: callback.id, limit: 1 } })).data.items[0];
  await until(async () => (await log()).result === "http-500", "what came of it is written");
  await site.stop("SIGKILL");
  await site.whileDown(async () => {});
  const waits = await log();
  assert.deepEqual([waits.state, waits.attempts], ["planned", 1]);
  assert.ok(waits.next_try > waits.tried);
});
