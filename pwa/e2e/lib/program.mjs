// Starts the finished program and the stand-in push service for a test file, each
// on a free port of this computer with a folder of its own, and ends them by
// their process.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { until } from "./patience.mjs";
import { slow, slowLine } from "./slow.mjs";

/** The finished program. */
export const command = resolve(process.env.PLAINWELL_BIN ?? new URL("../../../bin/plainwell", import.meta.url).pathname);

async function freePort() {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

async function answers(url, child, output) {
  await until(() => {
    if (child.exitCode !== null) throw new Error("the program ended at once");
    return fetch(url).then((answer) => answer.ok, () => false);
  }, `${url} answers`).catch((failed) => {
    child.kill();
    throw new Error(`${failed.message}:\n${output.join("")}`);
  });
}

async function start(args, env, ready) {
  const output = [];
  const child = spawn(command, args, { env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env }, stdio: ["ignore", "pipe", "pipe"] });
  child.stdout.on("data", (d) => output.push(String(d)));
  child.stderr.on("data", (d) => output.push(String(d)));
  await answers(ready, child, output);
  return {
    child,
    output: () => output.join(""),
    async stop(signal = "SIGTERM") {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, "exit");
      child.kill(signal);
      await ended;
    },
  };
}

/** The stand-in push service: real registrations, real decryption, no internet. */
export async function startStandIn() {
  const url = `http://127.0.0.1:${await freePort()}`;
  const running = await start(["dev-push", `--addr=${url.slice(7)}`], {}, url + "/messages");
  return {
    url,
    stop: running.stop,
    register: async () => (await fetch(url + "/register", { method: "POST" })).json(),
    /** What phones were sent, oldest first, decrypted. */
    messages: async () => (await (await fetch(url + "/messages")).json()).map((m) => ({ ...m, payload: m.plaintext })),
  };
}

/** The site, with its data in a new folder. Extra settings are environment variables. */
export async function startSite(extra = {}) {
  const data = await mkdtemp(join(tmpdir(), "plainwell-"));
  const port = await freePort();
  const behind = slow ? await freePort() : port;
  const url = `http://localhost:${port}`;
  let running, cut;
  const up = async () => {
    running = await start(["serve"], {
      PLAINWELL_ADDR: `127.0.0.1:${behind}`, PLAINWELL_PUBLIC_URL: url, PLAINWELL_DATA_DIR: data,
      PLAINWELL_EXIT_URL: `${url}/quiet?exit`, ...extra,
    }, `http://localhost:${behind}/healthz`);
    cut = slow ? await slowLine(port, behind) : () => {};
  };
  const stop = async (signal) => {
    await cut();
    await running.stop(signal);
  };
  await up();
  return {
    url, data, port, stop,
    output: () => running.output(),
    /** Does a piece of work while the site is down, and starts it again however that ends. */
    async whileDown(work) {
      await stop();
      try {
        return await work();
      } finally {
        await up();
      }
    },
    async remove() {
      await stop();
      await rm(data, { recursive: true, force: true });
    },
  };
}
