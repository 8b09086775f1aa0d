// The server's public push key, as text (base64url) and as bytes.

export function keyBytes(text) {
  const plain = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
  return Uint8Array.from(plain, (c) => c.charCodeAt(0));
}

// sameKey says whether a subscription was made with this key. A browser that
// does not tell is believed.
export function sameKey(subscription, text) {
  const made = subscription.options && subscription.options.applicationServerKey;
  if (!made) return true;
  const a = new Uint8Array(made);
  const b = keyBytes(text);
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}
