// Own words of a key worker: says what has to change while they are typed. The server
// looks at them and keeps nothing; the form checks them again when it is sent.
const QUIET = 600; // milliseconds without a key

export function ownWords(root) {
  const box = root.querySelector('textarea');
  const status = root.querySelector('[data-status]');
  let timer;
  let last = 0;

  const say = (lines, error) => status.replaceChildren(...lines.map((line) => {
    const p = document.createElement('p');
    p.className = error ? 'field__error' : 'field__hint';
    p.textContent = line;
    return p;
  }));

  async function check() {
    const mine = ++last;
    const words = box.value.trim();
    if (!words) return say([]);
    const lang = document.querySelector('[name=lang]:checked');
    const answer = await fetch(root.dataset.check, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ words, lang: lang ? lang.value : '' }),
      credentials: 'same-origin',
      cache: 'no-store',
    });
    if (!answer.ok || mine !== last) return;
    const { findings } = await answer.json();
    if (findings.length) say(findings, true);
    else say([status.dataset.fine]);
  }

  box.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => check().catch(() => {}), QUIET); // with no signal the form checks them
  });
}
