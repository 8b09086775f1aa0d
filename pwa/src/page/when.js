// Dates in words. A phone often knows no Welsh, so a page may bring its own
// words: data-days and data-months on <html>, each a list with | between.

export function dateWords(ms, lang, names = {}) {
  const date = new Date(ms);
  if (names.days && names.months) {
    return [names.days.split('|')[date.getDay()], date.getDate(), names.months.split('|')[date.getMonth()],
      date.getFullYear()].join(' ');
  }
  return new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : lang, {
    weekday: 'long', day: 'numeric', month: 'long', year: 'numeric',
  }).format(date).replace(',', '');
}

export const dateHere = (ms) => dateWords(ms, document.documentElement.lang, document.documentElement.dataset);

// timeHere is the time of day; am and pm are texts with * for the clock.
export function timeHere(ms, { am, pm }) {
  const date = new Date(ms);
  const hour = date.getHours();
  const clock = (hour % 12 || 12) + ':' + String(date.getMinutes()).padStart(2, '0');
  return (hour < 12 ? am : pm).replace('*', clock);
}
