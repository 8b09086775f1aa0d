// Subscribing this phone to notices, and keeping server and phone in step.
import { api } from '../api.js';
import { keyBytes, sameKey } from '../push-key.js';
import { get, put } from '../store.js';
import { register } from './worker.js';

export const canPush = () => 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;

// Phones without their maker's push service never answer; nobody waits for ever.
const patient = (work) => Promise.race([
  work, new Promise((_, reject) => setTimeout(reject, 20000)),
]);

async function manager() {
  await register();
  return (await navigator.serviceWorker.ready).pushManager;
}

async function fresh(key) {
  const push = await manager();
  const old = await push.getSubscription();
  if (old && sameKey(old, key)) return old;
  if (old) await old.unsubscribe();
  return patient(push.subscribe({ userVisibleOnly: true, applicationServerKey: keyBytes(key) }));
}

// alone does one piece of work on the subscription at a time, whichever page of this
// site does it. Two at once would each tell the server, which takes a phone that it
// does not know yet for a new one: the one that is left may be the one without notices.
const alone = (work) => (navigator.locks ? navigator.locks.request('push', work) : work());

const save = (subscription) => api('/phone/subscription', 'PUT', subscription);

// turnOn subscribes and tells the server. Permission has been given.
export const turnOn = () => alone(async () => {
  const { key } = await api('/push');
  await save(await fresh(key));
  await put('settings', 'push', true);
});

// turnOff ends notices on this phone; the caller tells the server. The wish is
// written down first: the next page must not turn them on again.
export async function turnOff() {
  await put('settings', 'push', false);
  const old = await (await manager()).getSubscription();
  if (old) await old.unsubscribe();
}

export async function isOn() {
  if (!canPush() || Notification.permission !== 'granted') return false;
  const there = await navigator.serviceWorker.getRegistration();
  return !!(there && await there.pushManager.getSubscription());
}

// short is the first 16 hex figures of an endpoint's SHA-256, as the server
// gives it.
export async function short(endpoint) {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(endpoint));
  return Array.from(new Uint8Array(hash, 0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

// resync puts right what browsers and servers lose without a word. It runs on
// every page, and does nothing on a phone that never asked for notices. The
// server's answer names the key that a subscription has to be made with.
export async function resync() {
  if (!canPush() || Notification.permission !== 'granted') return;
  await alone(async () => {
    const there = await navigator.serviceWorker.getRegistration();
    if (!there) return;
    const wanted = await get('settings', 'push');
    const old = await there.pushManager.getSubscription();
    if (wanted === false || (!wanted && !old)) return;
    const phone = await api('/phone');
    const dead = phone.push === 'gone' && old && (!phone.endpoint || phone.endpoint === await short(old.endpoint));
    if (dead) await old.unsubscribe();
    const now = await fresh(phone.vapid);
    if (phone.push !== 'on' || phone.endpoint !== await short(now.endpoint)) await save(now);
  });
}
