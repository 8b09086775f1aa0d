package i18n

import (
	"maps"

	goi18n "github.com/nicksnyder/go-i18n/v2/i18n"
	"github.com/nicksnyder/go-i18n/v2/i18n/template"
	"golang.org/x/text/language"
	"golang.org/x/text/message"
)

// Speaker says messages in one language. Bundle.For gives it.
type Speaker struct {
	tag     string
	dir     string
	entries map[string]entry // every key of English and of the language itself
	printer *message.Printer
	missing *missing
}

// Text is a message with the language that it is really in, which is English
// where a translation is missing. When Lang differs from the page's language, put
// it in a lang attribute.
type Text struct{ String, Lang string }

// entry is one message as one speaker says it.
type entry struct {
	plain string            // the whole text, when voice is nil
	voice *goi18n.Localizer // of the language that the text is in; nil when there is nothing to fill in or to choose
	vars  []string          // what has to be filled in, over all plural forms
	lang  string
}

// parser turns a message into a template. The values are strings, so a missing
// one is "" and not "<no value>".
var parser = &template.TextParser{Option: "missingkey=zero"}

// newSpeaker makes the speaker of one language. What it lacks comes from english,
// which is nil for English itself.
func newSpeaker(tag string, texts []Message, voice *goi18n.Localizer, english *Speaker) *Speaker {
	parsed := language.Make(tag)
	s := &Speaker{tag: tag, dir: direction(parsed), entries: make(map[string]entry), printer: message.NewPrinter(parsed)}
	if english != nil {
		maps.Copy(s.entries, english.entries)
	}
	for key, forms := range byKey(texts) {
		e := entry{lang: tag, plain: forms[0].Text, vars: allVars(forms)}
		if len(forms) > 1 || len(e.vars) > 0 {
			e.voice = voice
		}
		s.entries[key] = e
	}
	return s
}

// Tag gives the language of the speaker.
func (s *Speaker) Tag() string { return s.tag }

// Dir gives the direction of the language: "ltr" or "rtl".
func (s *Speaker) Dir() string { return s.dir }

// Has says whether the language itself has the key. English standing in for it
// does not count.
func (s *Speaker) Has(key string) bool {
	e, ok := s.entries[key]
	return ok && e.lang == s.tag
}

// T gives a message as plain text, not HTML-escaped. args are pairs of a variable's
// name and its value ("Name", "Ann", "Count", 3), or one map[string]any. "Count"
// chooses the plural form. A key that the language lacks is said in English; one
// that English lacks gives "" and is remembered for Bundle.Missing. It never panics.
// A message with nothing to fill in costs one map look-up.
func (s *Speaker) T(key string, args ...any) string { return s.Text(key, args...).String }

// Text is T, with the language that the text is really in.
func (s *Speaker) Text(key string, args ...any) Text {
	e, ok := s.entries[key]
	if !ok {
		s.missing.note(key)
		return Text{Lang: s.tag}
	}
	if e.voice == nil {
		return Text{String: e.plain, Lang: e.lang}
	}
	data, count := s.values(key, args)
	for _, name := range e.vars {
		if _, given := data[name]; !given {
			s.missing.note(key + " ." + name)
		}
	}
	// The error is of no use to a reader: the library gives its best text with it,
	// which is the form "other" where a plural form is missing.
	text, err := e.voice.Localize(&goi18n.LocalizeConfig{
		MessageID: key, TemplateData: data, PluralCount: count, TemplateParser: parser,
	})
	if err != nil {
		s.missing.note(key + ": " + err.Error())
	}
	return Text{String: text, Lang: e.lang}
}
