// How long anything is waited for, in milliseconds. It is never what a test is about:
// on a quick computer each wait ends as soon as it can.
export const PATIENCE = 60_000;

/** Waits for something to become true. */
export async function until(check, what, ms = PATIENCE) {
  const end = Date.now() + ms;
  for (;;) {
    const value = await check();
    if (value) return value;
    if (Date.now() > end) throw new Error(`waited in vain until ${what}`);
    await new Promise((go) => setTimeout(go, 50));
  }
}
