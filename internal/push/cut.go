package push

import (
	"strings"
	"unicode"
)

// cut shortens a text to at most most characters (runes), at the end of a word,
// and marks it with "…". A single word that is too long is cut inside, but never
// between a letter and its accent.
func cut(text string, most int) string {
	text = strings.TrimSpace(text)
	runes := []rune(text)
	if len(runes) <= most {
		return text
	}
	end := most - 1 // leaves room for the mark
	for at := end; at > 0; at-- {
		if unicode.IsSpace(runes[at]) {
			return trimmed(runes[:at])
		}
	}
	for end > 1 && unicode.Is(unicode.M, runes[end]) {
		end--
	}
	return trimmed(runes[:end])
}

// trimmed ends a text with the mark, in place of spaces and of signs that open
// or part.
func trimmed(runes []rune) string {
	return strings.TrimRight(string(runes), " \t\n\r\u00a0,;:-–(") + "…"
}
