package web

import (
	"strings"

	"plainwell/internal/content"
)

// wordsView is the page of hard words.
type wordsView struct {
	Words   []glossed
	Letters []letter
}

// glossed is one hard word, with the English one where that is another word: pages
// that are not in the reader's language yet use that one.
type glossed struct {
	content.HardWord
	English string
}

// letter leads to the first word that starts with it.
type letter struct{ Name, Word string }

// wordsView shows the list of hard words of a language, or the English one.
func (s *Server) wordsView(tag string) view {
	glossary, inLang := s.Library.Glossary(tag)
	english, _ := s.Library.Glossary("en")
	var w wordsView
	last := ""
	for _, word := range glossary.Words() {
		one := glossed{HardWord: word}
		if e, ok := english.Word(word.ID); ok && inLang && !strings.EqualFold(e.Word, word.Word) {
			one.English = e.Word
		}
		w.Words = append(w.Words, one)
		if name := capital(content.Initial(tag, word.Word)); name != last {
			w.Letters = append(w.Letters, letter{name, word.ID})
			last = name
		}
	}
	v := view{
		Title: "words.title", Describe: s.Bundle.For(tag).T("words.describe"), Path: "words", Data: w,
		Canonical: "/" + tag + "/words", Alternate: s.wordTags(),
	}
	if !inLang {
		v.Fallback, v.Canonical = "en", "/en/words"
	}
	return v
}

// capital writes a letter large: "Ll" for "ll", as a list in Welsh has it.
func capital(letter string) string {
	if letter == "" {
		return ""
	}
	return strings.ToUpper(letter[:1]) + letter[1:]
}

// wordTags lists the languages that have a list of hard words of their own.
func (s *Server) wordTags() []string {
	var tags []string
	for _, tag := range s.Bundle.Tags() {
		if g, inLang := s.Library.Glossary(tag); inLang && len(g.Words()) > 0 {
			tags = append(tags, tag)
		}
	}
	return tags
}
