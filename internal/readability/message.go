package readability

import (
	"regexp"
	"slices"
	"strings"
)

var placeholder = regexp.MustCompile(`\{\{[^{}]*\}\}`)

// MessageLimits gives the limits of an interface message in a language: a longest
// sentence of 15 words and the word rules in English, 17 words elsewhere.
func MessageLimits(lang string) Limits {
	if primary(lang) == "en" {
		return Limits{Name: "Message", LongestSentence: English().LongestSentence, Words: true}
	}
	return Limits{Name: "Message", LongestSentence: OtherLanguage().LongestSentence}
}

// CheckMessage holds one interface message to its limits. Placeholders such as
// {{.Name}} count as one short word. The findings have no file and no line: the
// caller knows them. A message may be a question.
func (c *Checker) CheckMessage(text, lang string) []Finding {
	b := messageBlock(text)
	l := MessageLimits(lang)
	var out []Finding
	names := placeholder.FindAllString(text, -1)
	for _, s := range c.read([]Block{b}) {
		here := strings.Count(s.text, string(hole))
		for _, f := range c.sentenceFindings(b, s, l) {
			f.Sentence = refill(s.text, names)
			out = append(out, f)
		}
		names = names[min(here, len(names)):]
	}
	return out
}

// CheckStaffMessage is CheckMessage for a screen of key workers, who know names in
// initials such as CSV and PIN.
func (c *Checker) CheckStaffMessage(text, lang string) []Finding {
	return slices.DeleteFunc(c.CheckMessage(text, lang), func(f Finding) bool { return f.Rule == ruleCapitals })
}

// MeasureMessage gives the measures of one message.
func (c *Checker) MeasureMessage(text string) Measures {
	return c.Measure([]Block{messageBlock(text)})
}

// messageBlock makes one block of a message, with a sign that counts as a number in
// the place of each placeholder.
func messageBlock(text string) Block {
	parts := placeholder.Split(text, -1)
	for i, part := range parts {
		parts[i] = strings.ReplaceAll(strings.ToValidUTF8(part, ""), string(hole), "")
	}
	return Block{Kind: Paragraph, Text: strings.Join(strings.Fields(strings.Join(parts, string(hole))), " ")}
}

// refill puts the placeholders back.
func refill(text string, names []string) string {
	for _, n := range names {
		if !strings.ContainsRune(text, hole) {
			break
		}
		text = strings.Replace(text, string(hole), n, 1)
	}
	return text
}
