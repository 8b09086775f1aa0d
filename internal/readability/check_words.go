package readability

import (
	"fmt"
	"strings"
)

// wordFindings holds one English sentence to the word rules.
func (c *Checker) wordFindings(s sentence, add func(rule string, sev Severity, advice string)) {
	for _, hit := range c.say.find(s.text, s.words, c.terms) {
		add("say", severity(hit.warn), hit.advice)
	}
	for i, w := range s.words {
		if c.shouted(w, s.term[i]) && !(i > 0 && s.words[i-1].Sort == Number && units[w.Key]) {
			add(ruleCapitals, Limit, fmt.Sprintf("Write %q in small letters. If it is a name in initials, write the name in full.", w.Text))
		}
	}
	patternFindings(s.text, add)
	if strings.Contains(s.text, ";") {
		add("one-idea", Advice, "Take out the semicolon. Make two sentences.")
	}
	ands := 0
	for _, w := range s.words {
		ands += one(w.Key == "and")
		if w.Key == "which" || w.Key == "whereas" || w.Key == "although" {
			add("one-idea", Advice, fmt.Sprintf("Split the sentence at %q: one idea in each.", w.Text))
		}
	}
	if ands > 1 {
		add("one-idea", Advice, "This sentence has \"and\" more than once. Make two sentences, or a list.")
	}
}

// headingFindings looks at the headings: no questions, no steps left out in the
// levels, none lower than h4, and a title that fits.
func headingFindings(blocks []Block) []Finding {
	var out []Finding
	level := 0
	for _, b := range blocks {
		if b.Kind != Heading {
			continue
		}
		add := func(rule, advice string) {
			out = append(out, Finding{File: b.File, Line: b.Line, Rule: rule, Sentence: b.Text, Advice: advice})
		}
		if strings.HasSuffix(b.Text, "?") || question.MatchString(b.Text+" ") {
			add("question-heading", "Make this heading a statement or an action, not a question.")
		}
		if b.Level == 0 {
			continue
		}
		if level > 0 && b.Level > level+1 {
			add("heading-level", fmt.Sprintf("This heading is h%d after h%d. Do not leave out a level.", b.Level, level))
		}
		if b.Level >= 5 {
			add("heading-level", "Do not use a heading as deep as this. Split the page.")
		}
		if n := len([]rune(b.Text)); b.Level == 1 && n > 65 {
			add("title-length", fmt.Sprintf("The title has %d characters. The limit is 65.", n))
		}
		level = b.Level
	}
	return out
}

// listFindings looks at the lists: six items at most, but for picture lines.
func listFindings(blocks []Block) []Finding {
	count := map[int]int{}
	for _, b := range blocks {
		if b.List > 0 && b.Kind == Item && !b.Lines {
			count[b.List]++
		}
	}
	var out []Finding
	seen := map[int]bool{}
	for _, b := range blocks {
		if n := count[b.List]; b.Kind == Item && n > 6 && !seen[b.List] {
			seen[b.List] = true
			out = append(out, Finding{
				File: b.File, Line: b.Line, Rule: "list-length", Severity: Advice, Sentence: b.Text,
				Advice: fmt.Sprintf("This list has %d items. 6 is plenty. Make two lists.", n),
			})
		}
	}
	return out
}
