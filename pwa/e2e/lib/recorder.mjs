// A proxy that writes down every request of a browser, whoever in it asks: page,
// worker or the browser itself.
import { createServer, request } from "node:http";
import { once } from "node:events";

/** Starts it. Open a browser with `proxy` of what it gives; `asked` grows with each request. */
export async function startRecorder() {
  const asked = [];
  const server = createServer((req, res) => {
    const parts = [];
    req.on("data", (d) => parts.push(d));
    req.on("end", () => {
      const body = Buffer.concat(parts);
      asked.push({ method: req.method, url: req.url, headers: JSON.stringify(req.rawHeaders), body: body.toString("latin1") });
      const on = request(req.url, { method: req.method, headers: req.headers }, (answer) => {
        res.writeHead(answer.statusCode, answer.rawHeaders);
        answer.pipe(res);
      });
      on.on("error", () => res.destroy());
      on.end(body);
    });
  });
  // An encrypted line cannot be read here: that it was asked for is enough to fail.
  server.on("connect", (req, socket) => { asked.push({ method: "CONNECT", url: req.url, headers: "", body: "" }); socket.destroy(); });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    asked,
    proxy: { server: `http://127.0.0.1:${server.address().port}`, bypass: "<-loopback>" },
    async stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** The ways in which a word may be hidden in what is sent: as it is, in base 64 (at each of the three places), as hex. */
export function guises(word) {
  const cut = (b64, from, to) => b64.slice(from, b64.length - to);
  const all = [word.toLowerCase(), Buffer.from(word).toString("hex")];
  for (const pad of [0, 1, 2]) {
    const b64 = Buffer.concat([Buffer.alloc(pad), Buffer.from(word)]).toString("base64").replace(/=+$/, "");
    all.push(cut(b64, pad ? pad + 1 : 0, 2).toLowerCase());
  }
  return all;
}

/** Lists the requests that hold one of the words in address, headers or body. */
export function leaks(asked, words) {
  const wanted = words.flatMap(guises);
  const plain = (s) => { try { return decodeURIComponent(s); } catch { return s; } };
  return asked.filter((r) => {
    const all = `${r.url}\n${plain(r.url)}\n${r.headers}\n${r.body}\n${plain(r.body.replaceAll("+", " "))}`.toLowerCase();
    return wanted.some((w) => all.includes(w));
  }).map((r) => `${r.method} ${r.url}`);
}
