// Reminders on this phone. Button: ask. States: ask, working, on, denied, failed,
// unsupported, ios (put the app on the phone first).
import { apple, installed } from '../page/phone.js';
import { canPush, isOn, turnOn } from '../page/push.js';
import { on, show } from '../page/show.js';

export async function pushAsk(root) {
  on(root, {
    async ask() {
      // The question comes first and straight from the tap: Safari asks for that.
      const answer = await Notification.requestPermission();
      if (answer !== 'granted') {
        show(root, answer === 'denied' ? 'denied' : 'ask');
        return;
      }
      show(root, 'working');
      try {
        await turnOn();
        show(root, 'on');
        document.dispatchEvent(new Event('push'));
      } catch (failed) {
        show(root, 'failed');
      }
    },
  });

  if (apple() && !installed()) show(root, 'ios');
  else if (!canPush()) show(root, 'unsupported');
  else if (Notification.permission === 'denied') show(root, 'denied');
  else show(root, await isOn() ? 'on' : 'ask');
}
