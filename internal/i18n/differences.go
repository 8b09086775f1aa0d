package i18n

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/language"
)

// Differences compares every language with English and lists what does not fit:
// a key that only one of the two has, other variables, a plural set that is not
// the language's own, and texts with blanks at an end, curly quotes or HTML.
// Nothing is a good answer. Each line names the file and the line in it.
func (b *Bundle) Differences() []string {
	var found []string
	english := byKey(b.messages[English])
	for _, tag := range b.tags {
		forms := pluralForms(language.Make(tag))
		own := byKey(b.messages[tag])
		for key := range english {
			if own[key] == nil {
				found = append(found, fmt.Sprintf("active.%s.toml: %s is missing", tag, key))
			}
		}
		for key, texts := range own {
			if english[key] == nil {
				found = append(found, fmt.Sprintf("%s: English does not have it", where(texts[0])))
				continue
			}
			if x, y := allVars(texts), allVars(english[key]); !slices.Equal(x, y) {
				found = append(found, fmt.Sprintf("%s: it fills in %v, English fills in %v", where(texts[0]), x, y))
			}
			want := []string{"other"}
			if len(english[key]) > 1 {
				want = forms
			}
			if have := formsOf(texts); !slices.Equal(have, want) {
				found = append(found, fmt.Sprintf("%s: it has the plural forms %v, and needs %v", where(texts[0]), have, want))
			}
		}
		for _, m := range b.messages[tag] {
			if flaw := flawOf(m.Text); flaw != "" {
				found = append(found, where(m)+": "+flaw)
			}
		}
	}
	return sorted(found)
}

// flawOf says what is wrong with a text whatever the language, or "".
func flawOf(text string) string {
	switch {
	case strings.TrimSpace(text) != text:
		return "a blank stands at an end"
	case strings.Contains(text, "  "):
		return "two blanks stand together"
	case strings.ContainsAny(text, "‘’“”"):
		return `a curly quote or apostrophe: all messages use the straight ' and "`
	case strings.ContainsAny(text, "<>") || strings.Contains(text, "&amp;") || strings.Contains(text, "&#"):
		return "HTML: messages are plain text"
	}
	return ""
}

func where(m Message) string { return fmt.Sprintf("%s:%d: %s", m.File, m.Line, m.Key) }

func byKey(all []Message) map[string][]Message {
	keys := make(map[string][]Message)
	for _, m := range all {
		keys[m.Key] = append(keys[m.Key], m)
	}
	return keys
}

// allVars lists the variables of a message over all its plural forms: one form may
// leave the number out, as the dual of Arabic does.
func allVars(texts []Message) []string {
	var names []string
	for _, m := range texts {
		names = append(names, m.Vars...)
	}
	return sorted(names)
}

func formsOf(texts []Message) []string {
	var forms []string
	for _, m := range texts {
		forms = append(forms, m.Form)
	}
	return sorted(forms)
}
