// "Forget this phone": empties the phone's own storage, then sends the form, so
// that the server forgets as well. Without scripts the server's answer empties
// the phone (Clear-Site-Data).
import { canWork } from '../page/worker.js';
import { erase } from '../store.js';

async function quiet(registration) {
  for (const shown of await registration.getNotifications()) shown.close();
  const push = registration.pushManager && await registration.pushManager.getSubscription();
  if (push) await push.unsubscribe();
}

async function empty() {
  const workers = canWork() ? await navigator.serviceWorker.getRegistrations() : [];
  await Promise.allSettled(workers.map(quiet));
  await Promise.allSettled(workers.map((worker) => worker.unregister()));
  if ('caches' in window) for (const name of await caches.keys()) await caches.delete(name);
  if (navigator.clearAppBadge) navigator.clearAppBadge().catch(() => {});
  await erase();
  document.cookie = 'lang=;path=/;max-age=0;SameSite=Lax';
}

export function forget(form) {
  let under = false;
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (under) return;
    under = true;
    const long = new Promise((resolve) => setTimeout(resolve, 4000));
    await Promise.race([empty().catch(() => {}), long]);
    form.submit();
  });
}
