package readability

import (
	"strings"
	"unicode"
)

// ruleCapitals is the rule that words do not stand in block capitals.
const ruleCapitals = "capitals"

// knownInitials may stand in capitals with no explanation; so may listed terms.
// OK is a word and not initials.
var knownInitials = setOf(`nhs gp gps uk id hiv a&e ok ghb`)

// units may stand in capitals right after a number: 42 KB.
var units = setOf(`kb mb gb`)

// shouted says whether a word is in block capitals and is not allowed to be: two
// capitals or more and no small letter, but for a plural s.
func (c *Checker) shouted(w Word, term bool) bool {
	if term || w.Sort == Address || knownInitials[strings.TrimSuffix(w.Key, "'s")] {
		return false
	}
	upper := 0
	for _, r := range strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(w.Text, "'s"), "’s"), "s") {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			upper++
		}
	}
	return upper >= 2
}
