package readability

import "fmt"

// Severity says whether a finding stops a page.
type Severity int

// The severities.
const (
	Limit  Severity = iota // fails the check
	Advice                 // a warning: a person decides
)

// String gives the word that stands in front of a finding.
func (s Severity) String() string {
	if s == Advice {
		return "advice"
	}
	return "limit"
}

// Finding is one thing to put right: where it is, which rule it breaks, the
// sentence, and what to do in plain words.
type Finding struct {
	File     string
	Line     int // 0 when it is about a whole page
	Rule     string
	Severity Severity
	Sentence string // empty when it is about a whole page
	Advice   string
}

// String gives the finding on one line, or two when there is a sentence.
func (f Finding) String() string {
	s := f.File
	if f.Line > 0 {
		s += fmt.Sprintf(":%d", f.Line)
	}
	s += fmt.Sprintf(": %s: %s: %s", f.Severity, f.Rule, f.Advice)
	if f.Sentence != "" {
		s += fmt.Sprintf("\n\t%q", f.Sentence)
	}
	return s
}

// Fails says whether any of the findings is over a limit.
func Fails(findings []Finding) bool {
	for _, f := range findings {
		if f.Severity == Limit {
			return true
		}
	}
	return false
}
