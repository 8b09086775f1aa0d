import assert from 'node:assert/strict';
import test from 'node:test';
import { figures, sentences, voiceFor } from '../src/page/sentences.js';

test('words are cut into sentences, and no word is lost', () => {
  for (const [text, want] of [
    ['Call 111. It is free.', ['Call 111.', 'It is free.']],
    ['  Come\n  in at 10:30am? Yes! ', ['Come in at 10:30am?', 'Yes!']],
    ['Call 999 if:', ['Call 999 if:']],
    ['It costs £9.90 a pill', ['It costs £9.90 a pill']],
    ['Wait... then go', ['Wait...', 'then go']],
    ['', []],
    ['   ', []],
  ]) assert.deepEqual(sentences(text), want, text);
  const long = 'One two three. Four? Five! Six: seven. eight';
  assert.equal(sentences(long).join(' '), long);
});

test('a number is said figure by figure', () => {
  assert.equal(figures('116 123'), '1 1 6 1 2 3');
  assert.equal(figures('SHOUT to 85258'), 'SHOUT to 8 5 2 5 8');
});

test('the voice is of the language and on the phone, British first', () => {
  const v = (lang, localService = true) => ({ lang, localService });
  for (const [lang, voices, want] of [
    ['en', [v('en-US'), v('en-GB')], 1],
    ['en', [v('en-GB', false), v('en_US')], 1],
    ['en', [v('de-DE'), v('en')], 1],
    ['cy', [v('en-GB'), v('cy')], 1],
    ['cy', [v('en-GB')], -1],
    ['en', [v('en-GB', false)], -1],
    ['en', [v('eng')], -1],
    ['en', [], -1],
  ]) assert.equal(voiceFor(lang, voices), voices[want], `${lang} of ${voices.map((x) => x.lang)}`);
});
