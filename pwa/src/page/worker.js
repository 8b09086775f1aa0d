// The page's side of the service worker.

export const canWork = () => 'serviceWorker' in navigator;

export const register = () => navigator.serviceWorker.register('/sw.js', { updateViaCache: 'none' });

// ask sends one question to the worker and answers its reply; progress(reply)
// is called for each reply that says more is to come. It throws when the worker
// says no, or says nothing for half a minute.
export async function ask(type, data, progress) {
  await register();
  const { active } = await navigator.serviceWorker.ready;
  return tell(active, type, data, progress);
}

// askIfThere asks only a worker that is already on this phone.
export async function askIfThere(type, data) {
  const there = canWork() && await navigator.serviceWorker.getRegistration();
  return there && there.active ? tell(there.active, type, data) : undefined;
}

function tell(worker, type, data, progress) {
  return new Promise((resolve, reject) => {
    const { port1, port2 } = new MessageChannel();
    let timer;
    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(reject, 30000);
    };
    port1.onmessage = ({ data: reply }) => {
      wait();
      if (reply.more) {
        progress && progress(reply);
        return;
      }
      clearTimeout(timer);
      port1.close();
      if (reply.error) reject(new Error(reply.error));
      else resolve(reply);
    };
    wait();
    worker.postMessage({ type, ...data }, [port2]);
  });
}
