package share

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"plainwell/internal/fault"
)

// Clean makes own words one paragraph: no control characters, no marks that turn the
// direction of text or that nobody sees, single spaces.
func Clean(text string) string {
	text = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co, unicode.Cs):
			return -1
		}
		return r
	}, strings.ToValidUTF8(text, ""))
	return strings.Join(strings.Fields(text), " ")
}

var (
	// A link, an address or a name on another site: a full stop or slash inside a word,
	// @, and the words that links are said with.
	linkShape = regexp.MustCompile(`(?i)[\p{L}\p{N}][./\\:][\p{L}\p{N}]|//|@|\bhttps?\b|\bwww\b|\bdot ?(?:com|co|org|net|uk|wales|cymru|info|io|me|gov|ac|nhs)\b|[\[<(](?:at|dot)[\])>]`)
	// Abbreviations that have full stops inside.
	dotted = regexp.MustCompile(`(?i)\b(?:e\.g|i\.e|a\.m|p\.m|and/or|he/she|she/he|neu/a)\b`)
	// Three figures in a row that are written as words are a number to ring.
	saidFigure = `(?:zero|oh|nought|one|two|three|four|five|six|seven|eight|nine|double|treble|triple|dim|sero|un|dau|dwy|tri|tair|pedwar|pedair|pump|chwech|saith|wyth|naw)`
	saidNumber = regexp.MustCompile(`(?i)\b` + saidFigure + `(?:[ ,.-]+` + saidFigure + `){2,}\b`)
)

// Plain says what own words may not hold whoever writes them: more than MostWords
// characters, links, and numbers. Every figure of every script is a number, and so are
// three figures in a row that are written as words: a phone number, a price or an
// address could be in them, and none of those is to be published here unchecked.
func Plain(text string) []fault.Field {
	var wrong []fault.Field
	add := func(key string, args map[string]any) {
		wrong = append(wrong, fault.Field{Name: "words", Key: key, Args: args})
	}
	if n := utf8.RuneCountInString(text); n > MostWords {
		add("made.error.words.long", map[string]any{"Most": MostWords, "Over": n - MostWords})
	}
	if linkShape.MatchString(dotted.ReplaceAllString(text, "")) {
		add("made.error.words.link", nil)
	}
	if strings.IndexFunc(text, isFigure) >= 0 || saidNumber.MatchString(text) {
		add("made.error.words.number", nil)
	}
	return wrong
}

// isFigure says whether a character is a figure of any sort: 7, ٧, ⁷, Ⅶ, ⑦.
func isFigure(r rune) bool { return unicode.IsNumber(r) }
