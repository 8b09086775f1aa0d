package web

import (
	"strings"
	"unicode/utf8"

	"plainwell/internal/content"
)

// wordsView is the page of hard words.
type wordsView struct {
	Words   []content.HardWord
	Letters []letter
}

// letter leads to the first word that starts with it.
type letter struct{ Name, Word string }

// wordsView shows the list of hard words of a language, or the English one.
func (s *Server) wordsView(tag string) view {
	glossary, inLang := s.Library.Glossary(tag)
	w := wordsView{Words: glossary.Words()}
	last := ""
	for _, word := range w.Words {
		r, _ := utf8.DecodeRuneInString(word.Word)
		if name := strings.ToUpper(string(r)); name != last {
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
