package i18n

import (
	"fmt"
	"regexp"
	"strings"

	goi18n "github.com/nicksnyder/go-i18n/v2/i18n"
)

// Message is one text of one language: a whole message, or one plural form of it.
type Message struct {
	Key  string   // dotted, such as "date.form.day"
	Form string   // plural form of CLDR: "zero", "one", "two", "few", "many" or "other"
	Text string   // as it stands in the file, variables as {{.Name}}
	Vars []string // names of its variables, sorted
	File string   // such as "active.en.toml"
	Line int      // 1 for the first; 0 when it could not be found
}

// Sample is the text with each variable replaced by "1", for measuring how hard it
// is to read: a value counts as one short word.
func (m Message) Sample() string { return variable.ReplaceAllString(m.Text, "1") }

var (
	// keyShape is at least two parts in small letters, digits and hyphens.
	keyShape = regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)+$`)
	// variable is the one template action that a message may hold. Nothing cleverer
	// is let in, so that a translator can see at a glance what is filled in.
	variable = regexp.MustCompile(`\{\{\s*\.([A-Z][A-Za-z]*)\s*\}\}`)
)

// messagesOf turns one parsed message into its texts, one for each plural form,
// and lists what is wrong with it.
func messagesOf(m *goi18n.Message, file string, lines map[string]int) (texts []Message, faults []error) {
	bad := func(form, what string) {
		faults = append(faults, fmt.Errorf("%s:%d: %s: %s", file, lineOf(lines, m.ID, form), m.ID, what))
	}
	if !keyShape.MatchString(m.ID) {
		bad("", `a key has at least two parts, in small letters, digits and hyphens, such as "date.form.day"`)
	}
	if m.LeftDelim+m.RightDelim != "" {
		bad("", "other delimiters than {{ and }} are not used here")
	}
	for _, f := range []struct{ form, text string }{
		{"zero", m.Zero}, {"one", m.One}, {"two", m.Two}, {"few", m.Few}, {"many", m.Many}, {"other", m.Other},
	} {
		if f.text == "" {
			continue
		}
		if rest := variable.ReplaceAllString(f.text, ""); strings.Contains(rest, "{{") || strings.Contains(rest, "}}") {
			bad(f.form, "only {{.Name}} can be filled in")
		}
		texts = append(texts, Message{
			Key: m.ID, Form: f.form, Text: f.text, Vars: variables(f.text),
			File: file, Line: lineOf(lines, m.ID, f.form),
		})
	}
	if m.Other == "" {
		bad("", `there is no text (a plural needs at least the form "other")`)
	}
	return texts, faults
}

// variables lists the names that a text fills in, sorted, each once.
func variables(text string) []string {
	var names []string
	for _, m := range variable.FindAllStringSubmatch(text, -1) {
		names = append(names, m[1])
	}
	return sorted(names)
}
