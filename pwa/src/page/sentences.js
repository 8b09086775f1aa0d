// What is read aloud, and with which voice.

// sentences cuts words into what is said in one breath. Long utterances are cut
// off by some browsers, and cannot be stopped by others.
export const sentences = (text) => text.replace(/\s+/g, ' ').match(/\S.*?(?:[.!?:]+(?=\s|$)|$)/g) || [];

// figures spells a telephone number: "111" is three figures, no hundred.
export const figures = (text) => text.replace(/\d/g, ' $& ').replace(/\s+/g, ' ').trim();

// voiceFor finds a voice of a language that is on this phone: others send the
// words to their maker. British English comes before other English.
export function voiceFor(lang, voices) {
  const near = (voice) => {
    const tag = voice.lang.toLowerCase().replace('_', '-');
    return tag === lang + '-gb' ? 2 : Number(tag.split('-')[0] === lang);
  };
  return [...voices].filter((voice) => voice.localService && near(voice)).sort((a, b) => near(b) - near(a))[0];
}
