package readability

import (
	"fmt"
	"regexp"
	"strings"
)

// rule is a house rule that a pattern can find in a sentence. The advice may hold
// one %q for what was found.
type rule struct {
	name    string
	pattern *regexp.Regexp
	advice  string
	warn    bool
}

// rules are the house rules of numbers, dates, times and links, from the NHS
// service manual.
var rules = []rule{
	{"percent", regexp.MustCompile(`(?i)\d\s?%|\bper\s?cent(age)?s?\b`), `Do not use %q. Say "1 in 2", "half" or "7 in every 10".`, false},
	{"clock", regexp.MustCompile(`(?i)\b12\s?(am|pm)\b`), `%q is unclear. Write "midday" or "midnight".`, false},
	{"clock", regexp.MustCompile(`(?i)\b\d{1,2}\.[0-5]\d\s?(am|pm)\b`), `Write the time %q with a colon, such as "5:30pm".`, false},
	{"range", regexp.MustCompile(`(?i)\d\s?(am|pm)?\s?[-–—]\s?\d{1,2}([:.]\d\d)?\s?(am|pm)\b`), `Write the range %q with "to", such as "2pm to 6pm".`, false},
	{"numeric-date", regexp.MustCompile(`\b\d{1,2}[/.]\d{1,2}[/.](\d{4}|\d{2})\b|\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}-\d{1,2}-\d{4}\b`), `Write the date %q in words, such as "6 August 2026".`, false},
	{"short-date", regexp.MustCompile(`\b(Mon|Tues?|Weds?|Thur?s?|Fri|Jan|Feb|Apr|Aug|Sept?|Oct|Nov|Dec)\b\.?`), `Write %q in full.`, false},
	{"link-words", regexp.MustCompile(`(?i)\bclick here\b`), `Do not write %q. Say where the link goes.`, false},
	{"and-or", regexp.MustCompile(`(?i)\band/or\b`), `Do not write %q. Use "and" or "or".`, false},
	{"your-gp", regexp.MustCompile(`(?i)\byour GP\b`), `Say "a GP", not %q. Many readers have none.`, true},
}

var (
	clockTime  = regexp.MustCompile(`(?i)\b([01]?\d|2[0-3]):[0-5]\d\b(\s?(am|pm)\b)?`)
	negative   = regexp.MustCompile(`(?i)\b\pL+n['’]t\b`)
	haveShort  = regexp.MustCompile(`(?i)\b(should|could|would|they|might|must)['’]ve\b`)
	numberWord = regexp.MustCompile(`(?i)\b(two|three|four|five|six|seven|eight|nine|ten)\b`)
	// question finds the turned-round order of a question: "Do I need ID", "What is a GP".
	question = regexp.MustCompile(`(?i)^((what|who|why|where|when|how) )?(is|are|am|was|were|do|does|did|can|could|will|would|have|has) (i|you|it|we|they|he|she|there|my|your|the|a|an|this|that) `)
)

// patternFindings gives what the pattern rules find in a sentence.
func patternFindings(text string, add func(rule string, s Severity, advice string)) {
	for _, r := range rules {
		for _, hit := range r.pattern.FindAllString(text, -1) {
			add(r.name, severity(r.warn), fill(r.advice, strings.TrimSpace(hit)))
		}
	}
	for _, hit := range clockTime.FindAllStringSubmatch(text, -1) {
		if hit[2] == "" {
			add("clock", Limit, fmt.Sprintf(`Write the time %q with am or pm, such as "2:30pm".`, hit[0]))
		}
	}
	for _, hit := range negative.FindAllString(text, -1) {
		add("contraction", Limit, fmt.Sprintf("Write %q as two words, such as \"do not\" or \"cannot\". People can read it as the opposite.", hit))
	}
	for _, hit := range haveShort.FindAllString(text, -1) {
		add("contraction", Limit, fmt.Sprintf("Write %q as two words.", hit))
	}
	for _, hit := range numberWord.FindAllString(text, -1) {
		add("number-word", Advice, fmt.Sprintf("Write the number %q in figures, such as 2 or 10.", hit))
	}
}

func severity(warn bool) Severity {
	if warn {
		return Advice
	}
	return Limit
}

func fill(advice, hit string) string {
	if strings.Contains(advice, "%q") {
		return fmt.Sprintf(advice, hit)
	}
	return advice
}
