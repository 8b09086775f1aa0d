// Putting the app on the phone. Button: install. States: offer (this browser can
// be asked), ios (picture guide), other (words for other browsers), done.
// Without scripts, all that the page shows stays as it is.
import { apple, installed } from '../page/phone.js';
import { on, show } from '../page/show.js';

let offer; // the browser's own question, kept for the tap
let draw = () => {};

addEventListener('beforeinstallprompt', (event) => {
  event.preventDefault();
  offer = event;
  draw();
});
addEventListener('appinstalled', () => {
  offer = null;
  draw('done');
});

export function install(root) {
  draw = (state) => {
    const now = state || (installed() ? 'done' : offer ? 'offer' : apple() ? 'ios' : 'other');
    show(root, now, {}, { install: !!offer });
  };
  on(root, {
    async install() {
      const asked = offer;
      offer = null; // it can be used once
      asked.prompt();
      const { outcome } = await asked.userChoice;
      draw(outcome === 'accepted' ? 'done' : 'other');
    },
  });
  draw();
}
