package i18n

import (
	"golang.org/x/text/language"
)

// English is the tag of the language that every other one falls back to.
const English = "en"

// maxAccept is how much of an Accept-Language header is read, in bytes. Real ones
// are under 200; the rest would only cost time.
const maxAccept = 512

// Bundle holds the messages of every language. Make one with Load.
type Bundle struct {
	tags     []string // English first, the others sorted
	speakers map[string]*Speaker
	langs    map[string]Language
	messages map[string][]Message // by tag, in the order of the file
	matcher  language.Matcher     // over tags, in their order
	missing  *missing
}

// Tags lists the languages that can be spoken: "en" first, then the others sorted.
func (b *Bundle) Tags() []string { return append([]string(nil), b.tags...) }

// Language describes one language. An unknown tag gives English.
func (b *Bundle) Language(tag string) Language {
	if l, ok := b.langs[tag]; ok {
		return l
	}
	return b.langs[English]
}

// For gives the speaker of a language. It is made beforehand, so this is one map
// look-up. An unknown tag gives English.
func (b *Bundle) For(tag string) *Speaker {
	if s, ok := b.speakers[tag]; ok {
		return s
	}
	return b.speakers[English]
}

// Match gives the language that fits an Accept-Language header best (RFC 9110,
// 12.5.4), and "en" when none does or the header cannot be read.
func (b *Bundle) Match(acceptLanguage string) string {
	if len(acceptLanguage) > maxAccept {
		acceptLanguage = acceptLanguage[:maxAccept]
	}
	wanted, _, err := language.ParseAcceptLanguage(acceptLanguage)
	if err != nil || len(wanted) == 0 {
		return English
	}
	_, i, sure := b.matcher.Match(wanted...)
	if sure == language.No {
		return English
	}
	return b.tags[i]
}

// Keys lists the keys that are written in a language itself, sorted. It is nil for
// an unknown tag.
func (b *Bundle) Keys(tag string) []string {
	var keys []string
	for _, m := range b.messages[tag] {
		keys = append(keys, m.Key)
	}
	return sorted(keys)
}

// Messages lists every text of a language, one for each plural form, in the order
// of its file. It is nil for an unknown tag.
func (b *Bundle) Messages(tag string) []Message {
	return append([]Message(nil), b.messages[tag]...)
}

// Missing lists what was asked for and is not there, sorted: keys that English
// does not have, and variables that a caller did not give ("key .Name"). Tests
// look at it after they have drawn every screen.
func (b *Bundle) Missing() []string { return b.missing.list() }
