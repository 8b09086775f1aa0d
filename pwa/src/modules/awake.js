// The card for a desk: the screen stays on while it is seen, and one tap makes it the
// whole screen. It is read just as well where the phone can do neither.
// Buttons: full, close.
import { on } from '../page/show.js';

export function awake(root) {
  const page = document.documentElement;
  const hold = () => {
    if (navigator.wakeLock && document.visibilityState === 'visible') navigator.wakeLock.request('screen').catch(() => {});
  };
  hold(); // the phone lets go of it whenever the card is out of sight
  document.addEventListener('visibilitychange', hold);
  root.querySelector('[data-full]').hidden = !page.requestFullscreen;
  on(root, {
    full: () => (document.fullscreenElement ? document.exitFullscreen() : page.requestFullscreen()),
  });
  // Back to where the reader came from; the link itself leads to the start.
  root.querySelector('[data-close]').addEventListener('click', (event) => {
    if (history.length < 2) return;
    event.preventDefault();
    history.back();
  });
}
