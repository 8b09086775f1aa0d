// The "saved on" line of a page that came from the phone. Text: data-saved
// ({date}).
import { fill } from '../page/show.js';
import { dateHere } from '../page/when.js';
import { askIfThere } from '../page/worker.js';

export async function saved(line) {
  const reply = await askIfThere('saved', { url: location.pathname });
  if (!reply || !reply.saved) return;
  line.textContent = fill(line.dataset.saved, { date: dateHere(reply.saved) });
  line.hidden = false;
}
