// Plays a slow computer, so that a test that reads too early fails here and not only
// elsewhere. PLAINWELL_SLOW=6 makes each page six times slower at its work, and lets
// each answer of the site come later by 50 milliseconds for each of the six.
import { once } from "node:events";
import { connect, createServer } from "node:net";

const rate = Number(process.env.PLAINWELL_SLOW ?? 1);
export const slow = rate > 1;

/** Makes the pages of a browser slow, those that are open and those to come. */
export async function slowPages(context) {
  if (!slow) return;
  const each = async (page) => (await context.newCDPSession(page)).send("Emulation.setCPUThrottlingRate", { rate });
  for (const page of context.pages()) await each(page);
  context.on("page", (page) => each(page).catch(() => {})); // it may be closed again by then
}

/** Stands between browser and site, and holds back what the site says. */
export async function slowLine(from, to) {
  const open = new Set();
  const server = createServer((near) => {
    const far = connect(to, "127.0.0.1");
    for (const end of [near, far]) {
      open.add(end);
      end.on("error", () => {}).on("close", () => open.delete(end));
    }
    near.pipe(far);
    near.on("close", () => far.destroy());
    far.on("data", (data) => setTimeout(() => near.writable && near.write(data), rate * 50));
    far.on("close", () => setTimeout(() => near.end(), rate * 50)); // what it said last is said before
  });
  server.listen(from, "127.0.0.1");
  await once(server, "listening");
  return () => {
    for (const end of open) end.destroy();
    return new Promise((done) => server.close(done));
  };
}
