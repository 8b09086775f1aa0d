package remind

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// clean makes typed text safe to keep: one kind of line break, no control
// characters, and none of the marks that turn the direction of the text around
// them (Unicode UAX 9), which could make a place read as another. With lines
// false it is one line. ok is false when the bytes are not UTF-8.
func clean(s string, lines bool) (out string, ok bool) {
	if !utf8.ValidString(s) {
		return "", false
	}
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n", "\u0085", "\n").Replace(s)
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\n' && lines:
			return r
		case r == '\n', r == '\t', r == '\v', r == '\f':
			return ' '
		case unicode.IsControl(r), turns(r), r == '\ufeff':
			return -1
		}
		return r
	}, s)
	rows := strings.Split(s, "\n")
	for i := range rows {
		rows[i] = strings.TrimSpace(rows[i])
	}
	s = strings.TrimSpace(strings.Join(rows, "\n"))
	for strings.Contains(s, "\n\n\n") {
		s = strings.ReplaceAll(s, "\n\n\n", "\n\n")
	}
	return s, true
}

// turns says whether a character sets the direction of what follows it.
func turns(r rune) bool {
	return r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069'
}

// tidy makes a short answer easy to read: small letters, plain digits, single
// spaces. Anything too long to be a number or a month comes back as "?", which
// nothing reads.
func tidy(s string) string {
	if len(s) > 100 {
		return "?"
	}
	s, ok := clean(s, false)
	if !ok {
		return "?"
	}
	s = strings.Map(plainDigit, strings.ToLower(s))
	return strings.Join(strings.Fields(s), " ")
}

// zeros are the first digits of the scripts whose phones may type them: Arabic,
// Persian and Urdu, Devanagari, Bengali, Gurmukhi, and full width.
var zeros = []rune{'\u0660', '\u06f0', '\u0966', '\u09e6', '\u0a66', '\uff10'}

func plainDigit(r rune) rune {
	for _, zero := range zeros {
		if r >= zero && r <= zero+9 {
			return '0' + r - zero
		}
	}
	return r
}

// digits counts the digits of a text.
func digits(s string) int {
	n := 0
	for _, r := range s {
		if unicode.IsDigit(r) {
			n++
		}
	}
	return n
}
