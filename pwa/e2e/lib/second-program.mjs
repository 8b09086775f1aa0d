// A program of another system, written from the OpenAPI file alone: it knows where the
// file is and has a key, and nothing else of Plainwell. It finds operations by their
// id and builds requests from their schemas and examples.
import { createHmac, timingSafeEqual } from "node:crypto";

export class SecondProgram {
  #doc;
  #key;

  constructor(doc, key) {
    this.#doc = doc;
    this.#key = key;
  }

  /** Reads the description. */
  static async connect(file, key) {
    const answer = await fetch(file);
    if (!answer.ok) throw new Error(`the description: ${answer.status}`);
    return new SecondProgram(await answer.json(), key);
  }

  #resolve(v) {
    return v?.$ref ? v.$ref.slice(2).split("/").reduce((at, name) => at[name], this.#doc) : v;
  }

  #find(id) {
    for (const [path, item] of Object.entries(this.#doc.paths)) {
      for (const [method, operation] of Object.entries(item)) {
        if (operation.operationId === id) return { path, method, operation };
      }
    }
    throw new Error(`the description has no operation ${id}`);
  }

  /** An example of the body of an operation, with some members of one's own. Members
   * that the schema does not have are a mistake of this program. */
  body(id, own = {}) {
    const { schema, example } = Object.values(this.#find(id).operation.requestBody.content)[0];
    const known = this.#resolve(schema).properties;
    for (const name of Object.keys(own)) {
      if (!known[name]) throw new Error(`${id} has no member ${name}`);
    }
    return { ...example, ...own };
  }

  /** A day and a time as the schema of a member wants it, so many days from now. */
  wallTime(id, member, days) {
    const schema = this.#resolve(Object.values(this.#find(id).operation.requestBody.content)[0].schema).properties[member];
    const text = new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 11) + "10:30";
    if (!new RegExp(schema.pattern).test(text)) throw new Error(`${text} is not ${schema.pattern}`);
    return text;
  }

  /** Does one operation. Values go where the description has a parameter of the name. */
  async call(id, { values = {}, body } = {}) {
    const { path, method, operation } = this.#find(id);
    const left = new Set(Object.keys(values));
    let address = path;
    const query = new URLSearchParams();
    const headers = { authorization: `Bearer ${this.#key}` };
    for (const parameter of (operation.parameters ?? []).map((p) => this.#resolve(p))) {
      const value = values[parameter.name];
      left.delete(parameter.name);
      if (value === undefined) {
        if (parameter.required) throw new Error(`${id} needs ${parameter.name}`);
        continue;
      }
      if (parameter.in === "path") address = address.replace(`{${parameter.name}}`, encodeURIComponent(value));
      else if (parameter.in === "query") query.set(parameter.name, value);
      else headers[parameter.name] = value;
    }
    if (left.size > 0) throw new Error(`${id} has no ${[...left]}`);
    if (body !== undefined) headers["content-type"] = Object.keys(operation.requestBody.content)[0];
    const answer = await fetch(this.#doc.servers[0].url + address + (query.size > 0 ? `?${query}` : ""), {
      method: method.toUpperCase(), headers, body: body === undefined ? undefined : JSON.stringify(body),
    });
    const described = this.#resolve(operation.responses[answer.status]);
    if (!described) throw new Error(`${id} answered ${answer.status}, which the description does not have`);
    const text = await answer.text();
    const data = text === "" ? undefined : JSON.parse(text);
    if (answer.ok && described.content) {
      for (const name of this.#resolve(described.content["application/json"].schema).required) {
        if (!(name in data)) throw new Error(`${id}: the answer has no ${name}`);
      }
    }
    for (const name of Object.keys(answer.ok ? described.headers ?? {} : {})) {
      if (name !== "Idempotency-Replayed" && !answer.headers.has(name)) throw new Error(`${id}: the answer has no header ${name}`);
    }
    return { status: answer.status, data, etag: answer.headers.get("etag"), replayed: answer.headers.get("idempotency-replayed") === "true" };
  }

  /** The kinds of callbacks. */
  get kinds() {
    return Object.keys(this.#doc.webhooks);
  }

  /** Says whether a callback is signed with a secret, as the description tells it. */
  signed(headers, body, secret) {
    const named = this.#doc.webhooks[this.kinds[0]].post.parameters.map((p) => headers[p.name]);
    if (named.some((value) => value === undefined)) return false;
    const [id, timestamp, signatures] = named;
    if (Math.abs(Date.now() / 1000 - Number(timestamp)) > 300) return false;
    const want = createHmac("sha256", Buffer.from(secret.replace(/^whsec_/, ""), "base64")).update(`${id}.${timestamp}.${body}`).digest();
    return signatures.split(" ").some((one) => {
      const got = Buffer.from(one.replace(/^v1,/, ""), "base64");
      return got.length === want.length && timingSafeEqual(got, want);
    });
  }
}
