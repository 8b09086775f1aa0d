// Passkeys: signing in with one, and making one. Both ask the server what the browser
// needs, let the browser do it, and send back what came of it. Text of the status when
// the browser gives nothing: data-wrong; what the server says is shown as it is.
const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (sign) => sign.charCodeAt(0));
const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');

// ask posts to the server and answers its JSON. An error holds the server's own words.
async function ask(path, body) {
  const answer = await fetch(path, {
    method: 'POST',
    body: body && JSON.stringify(body),
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    credentials: 'same-origin',
    cache: 'no-store',
  });
  const said = await answer.json();
  if (!answer.ok) throw Object.assign(new Error(answer.status), { words: said.errors ? said.errors[0].detail : said.detail });
  return said;
}

const known = (list) => (list || []).map((one) => ({ ...one, id: bytes(one.id) }));

async function made() {
  const { publicKey } = await ask('/kw/account/passkeys/begin');
  const { id, type, response, authenticatorAttachment } = await navigator.credentials.create({
    publicKey: {
      ...publicKey,
      challenge: bytes(publicKey.challenge),
      user: { ...publicKey.user, id: bytes(publicKey.user.id) },
      excludeCredentials: known(publicKey.excludeCredentials),
    },
  });
  return {
    id, type, rawId: id, authenticatorAttachment, clientExtensionResults: {},
    response: {
      clientDataJSON: text(response.clientDataJSON),
      attestationObject: text(response.attestationObject),
      transports: response.getTransports ? response.getTransports() : [],
    },
  };
}

async function used() {
  const { publicKey } = await ask('/kw/sign-in/passkey/begin');
  const { id, type, response, authenticatorAttachment } = await navigator.credentials.get({
    publicKey: { ...publicKey, challenge: bytes(publicKey.challenge), allowCredentials: known(publicKey.allowCredentials) },
  });
  return {
    id, type, rawId: id, authenticatorAttachment, clientExtensionResults: {},
    response: {
      clientDataJSON: text(response.clientDataJSON),
      authenticatorData: text(response.authenticatorData),
      signature: text(response.signature),
      userHandle: text(response.userHandle),
    },
  };
}

// run shows the module where the browser knows passkeys, and does the work when asked.
function run(root, event, work) {
  if (!window.PublicKeyCredential) return;
  root.hidden = false;
  const status = root.querySelector('[data-status]');
  let busy = false;
  root.addEventListener(event, async (happened) => {
    if (event === 'click' && !happened.target.closest('[data-start]')) return;
    happened.preventDefault();
    if (busy) return;
    busy = true;
    status.textContent = '';
    try {
      location.assign((await work()).go);
    } catch (refused) {
      status.textContent = refused.words || root.dataset.wrong;
    }
    busy = false;
  });
}

export const passkeyUse = (root) => run(root, 'click', async () => ask('/kw/sign-in/passkey', await used()));

export const passkeyNew = (root) => run(root, 'submit', async () => ask('/kw/account/passkeys', { name: root.elements.name.value, answer: await made() }));
