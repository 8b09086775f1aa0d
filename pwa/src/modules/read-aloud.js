// Reads the article aloud, line by line, with the line marked. It never starts by
// itself, and is hidden where the phone has no voice for the page's language.
// Buttons: start, stop. Stopped, it starts again at the line where it was; there
// is no pausing, because phones lose what is paused.
import { on } from '../page/show.js';
import { figures, sentences, voiceFor } from '../page/sentences.js';

const LINES = 'h1, h2, h3, p, li, summary';

// lines are what a reader sees, each once: a list item with paragraphs in it is
// read by its paragraphs. What is closed, or for staff, is left out.
const lines = (root) => [...root.closest('article').querySelectorAll(LINES)]
  .filter((el) => el.getClientRects().length && !el.querySelector(LINES) && !el.closest('[data-for], details:not([open])') && el.textContent.trim());

function words(el) {
  const copy = el.cloneNode(true);
  for (const number of copy.querySelectorAll('[href^="tel:"]')) number.textContent = figures(number.textContent);
  return sentences(copy.textContent);
}

export async function readAloud(root) {
  const speech = window.speechSynthesis;
  if (!speech) return;
  const lang = root.closest('article').lang || document.documentElement.lang;
  const stopButton = root.querySelector('[data-stop]');
  const startButton = root.querySelector('[data-start]');
  let voice;
  let run = 0; // a run that is over says nothing more: some browsers end what was cancelled late
  let left = 0; // the line to start at
  let marked;
  let saying; // held on to: browsers forget the end of an utterance that nobody holds

  const mark = (el) => {
    if (marked) marked.removeAttribute('aria-current');
    marked = el;
    if (!el) return;
    el.setAttribute('aria-current', 'true');
    el.scrollIntoView({ block: 'center' });
  };

  const stop = () => {
    run += 1;
    speech.cancel();
    mark();
    if (document.activeElement === stopButton) startButton.focus({ preventScroll: true });
    stopButton.hidden = true;
  };

  const say = (text) => new Promise((resolve, reject) => {
    saying = new SpeechSynthesisUtterance(text);
    saying.lang = voice.lang;
    saying.voice = voice;
    saying.onend = resolve;
    saying.onerror = reject;
    speech.speak(saying);
  });

  async function read(from) {
    stop();
    const mine = run;
    stopButton.hidden = false;
    stopButton.focus({ preventScroll: true });
    const all = lines(root);
    try {
      for (left = from < all.length ? from : 0; left < all.length; left += 1) {
        mark(all[left]);
        for (const sentence of words(all[left])) {
          await say(sentence);
          if (run !== mine) return;
        }
      }
      left = 0;
    } catch (failed) {
      if (run !== mine) return;
    }
    stop();
  }

  const look = () => {
    voice = voiceFor(lang, speech.getVoices());
    root.hidden = !voice;
  };
  look();
  speech.addEventListener && speech.addEventListener('voiceschanged', look);
  on(root, {
    start() { read(marked ? 0 : left); }, // pressed while it reads: from the top
    stop,
  });
  addEventListener('pagehide', stop);
  addEventListener('keydown', (event) => event.key === 'Escape' && marked && stop());
}
