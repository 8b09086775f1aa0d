package content

import (
	"regexp"
	"slices"
	"strings"
)

const months = `(?:January|February|March|April|May|June|July|August|September|October|November|December)`

// handRules find what has to be a fact, or has no place in easy read. The first
// that matches at a place names it.
var handRules = []struct {
	find *regexp.Regexp
	what string // for "leave out ..."
	do   string
}{
	{regexp.MustCompile(`£\s?[\d.,]*|\b\d+(?:\.\d+)?(?:p\b| pence\b| pounds?\b)`),
		"a price", "a price typed by hand. Put it in locales/facts.toml and write {price:name}."},
	{regexp.MustCompile(`\d\s?%|%|\bper ?cent\b`),
		"a percentage", "a percentage. Write \"7 in every 10\" or \"half\"."},
	{regexp.MustCompile(`\b\d{1,2}(?:st|nd|rd|th)?(?: of)? ` + months + `\b|\b` + months + ` \d{1,2}(?:st|nd|rd|th)?\b|\b\d{1,2}/\d{1,2}\b|\b\d{4}-\d{2}-\d{2}\b`),
		"a date", "a date typed by hand. Put it in locales/facts.toml and write {date:name}."},
	{regexp.MustCompile(`\b(?:999|111|112|101)\b|\+?\d(?:[ \x{a0}()-]{0,2}\d){4,}`),
		"a phone number", "a number to ring or text, typed by hand. Write {phone:name} or {sms:name}."},
	{regexp.MustCompile(`\b(?:19|20)\d\d\b`),
		"a year", "a year typed by hand. Put it in locales/facts.toml and write {date:name}."},
}

// numbers finds what every match of a hand rule holds.
var numbers = regexp.MustCompile(`[0-9£%]|cent\b`)

// handFind is something typed by hand, and where in the text it is.
type handFind struct {
	at       int
	what, do string
}

// typedByHand finds the numbers in a text that have to come from the facts, in
// order. A service that is called by its number, NHS 111, may be named.
func typedByHand(text string) []handFind {
	if !numbers.MatchString(text) {
		return nil // as most texts: nothing that the rules look for is without one of these
	}
	rest := strings.ReplaceAll(text, "NHS 111", "NHS ...")
	var all []handFind
	for _, rule := range handRules {
		for _, m := range rule.find.FindAllStringIndex(rest, -1) {
			all = append(all, handFind{m[0], rule.what, rule.do})
			// Blanked, so that no later rule names the same place again.
			rest = rest[:m[0]] + strings.Repeat(".", m[1]-m[0]) + rest[m[1]:]
		}
	}
	slices.SortStableFunc(all, func(a, b handFind) int { return a.at - b.at })
	return all
}

var nines = regexp.MustCompile(`\b999\b`)

// allow999 hides 999 from typedByHand, for the headings of care cards: "Call 999
// if:" is their name, and the number to tap stands below.
func allow999(text string) string { return nines.ReplaceAllString(text, "...") }
