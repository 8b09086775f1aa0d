package readability

import "strings"

// Syllables counts the syllables of an English word as a speaker of British
// English says it. It looks the word up in a table of exceptions, with regular
// endings taken off, and else counts groups of vowels and mends the count by rule:
// silent e, -ed, -es, vowels that are said apart (video, science, being) and an e
// that is silent in the middle (something, safely). A hyphen joins two counts. The
// least is 1.
func Syllables(word string) int {
	n := 0
	for part := range strings.FieldsFuncSeq(key(word), func(r rune) bool { return r == '-' || r == '/' }) {
		n += syllables(strings.Trim(part, ".'"))
	}
	return max(n, 1)
}

// endings are taken off before the table of exceptions is asked; add is what the
// ending itself sounds like.
var endings = []struct {
	cut, put string
	add      int
}{
	{"'s", "", 0}, {"s'", "s", 0}, {"'ll", "", 0}, {"'re", "", 0}, {"'ve", "", 0}, {"'d", "", 0}, {"'m", "", 0},
	{"s", "", 0}, {"d", "", 0}, {"ed", "", 0}, {"ies", "y", 0}, {"ied", "y", 0},
	{"ing", "", 1}, {"ing", "e", 1}, {"ly", "", 1}, {"ly", "le", 0}, {"r", "", 1}, {"er", "", 1},
	{"ness", "", 1}, {"less", "", 1}, {"ful", "", 1}, {"ment", "", 1}, {"ments", "", 1},
}

func syllables(w string) int {
	if w == "" {
		return 0
	}
	if n, ok := spoken[w]; ok {
		return n
	}
	for _, e := range endings {
		stem, ok := strings.CutSuffix(w, e.cut)
		if !ok || len(stem) < 2 {
			continue
		}
		if n, ok := spoken[stem+e.put]; ok && !heard(stem, e.cut) {
			return n + e.add
		} else if ok {
			return n + e.add + 1
		}
	}
	return byRule(strings.ReplaceAll(w, "'", ""), w)
}

// heard says whether -s, -es, -d or -ed after a stem is a syllable of its own:
// houses, services, wanted, needed.
func heard(stem, ending string) bool {
	switch ending {
	case "s", "'s":
		return hasSuffix(stem, "ce", "se", "ze", "ge", "che", "she", "xe") || ending == "'s" && hasSuffix(stem, "s", "x", "z", "ch", "sh")
	case "d":
		return hasSuffix(stem, "te", "de")
	case "ed":
		return hasSuffix(stem, "t", "d")
	}
	return false
}

func hasSuffix(s string, any ...string) bool {
	for _, suffix := range any {
		if strings.HasSuffix(s, suffix) {
			return true
		}
	}
	return false
}
