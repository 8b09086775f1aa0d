package web

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// posterMost is how many letters the own words of a poster may have: two lines at its
// foot.
const posterMost = 60

var (
	// siteLike finds an address with no figure in it: "www.x", "x.org/y", "name@x".
	siteLike = regexp.MustCompile(`(?i)\bwww\b|https?|[@/\\<>]|\pL\.\pL{2,}`)
	// personLike finds the name of a person behind a title. A name with no title cannot be
	// told from that of a place, so the form asks for none.
	personLike = regexp.MustCompile(`(?i:\b(mr|mrs|ms|miss|mx|dr|prof|sir|mister|y br)\.?\s+\pL)|(?i:\b(doctor|professor|nurse))\s+\p{Lu}`)
)

// posterWords looks at the words that an office puts on its poster: the name of a room
// or a team. It gives the key of what is wrong, or "".
func posterWords(words string) string {
	switch {
	case utf8.RuneCountInString(words) > posterMost:
		return "meet.poster.error.long"
	case strings.ContainsFunc(words, unicode.IsNumber):
		return "meet.poster.error.number"
	case siteLike.MatchString(words):
		return "meet.poster.error.link"
	case personLike.MatchString(words):
		return "meet.poster.error.person"
	}
	return ""
}

// readable is typed text without bytes that are no text: NUL and what is no UTF-8.
func readable(text string) string {
	return strings.ReplaceAll(strings.ToValidUTF8(text, "\ufffd"), "\x00", "")
}

// oneLine is typed text on one line.
func oneLine(text string) string { return strings.Join(strings.Fields(readable(text)), " ") }
