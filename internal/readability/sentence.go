package readability

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// neverEnds holds short forms whose full stop does not end a sentence.
var neverEnds = map[string]bool{
	"dr.": true, "mr.": true, "mrs.": true, "ms.": true, "prof.": true, "rev.": true, "st.": true,
	"e.g.": true, "i.e.": true, "eg.": true, "ie.": true, "vs.": true, "approx.": true, "tel.": true, "ext.": true,
	"mon.": true, "tue.": true, "tues.": true, "wed.": true, "thu.": true, "thur.": true, "thurs.": true, "fri.": true,
	"jan.": true, "feb.": true, "apr.": true, "aug.": true, "sept.": true, "oct.": true, "nov.": true, "dec.": true,
}

// beforeNumber holds short forms that do not end a sentence when a number follows:
// "No. 5", but "You do not need ID? No. You do not."
var beforeNumber = map[string]bool{"no.": true, "nos.": true, "p.": true, "pp.": true, "fig.": true}

const (
	stops   = ".!?…。！？．؟۔।"
	closers = `"'”’)]}»›」』）`
	openers = `"'“‘([{«‹「『（`
)

var (
	wideStop = regexp.MustCompile(`([。！？．][」』）”’]*)`)
	initial  = regexp.MustCompile(`^\p{Lu}\.$`)
)

// Sentences parts a text into sentences. A full stop, question mark or
// exclamation mark ends one when white space follows and the next word does not
// start with a small letter; stops inside numbers, addresses and short forms such
// as "Dr." and "e.g." do not. Nothing but white space is lost.
func Sentences(text string) []string {
	var out []string
	for _, s := range stretches(text) {
		out = append(out, s.text())
	}
	return out
}

// ends says whether a sentence ends after token i, which is not the last one.
func ends(tokens []string, i int) bool {
	token := strings.TrimRight(tokens[i], closers)
	last, _ := utf8.DecodeLastRuneInString(token)
	if token == "" || !strings.ContainsRune(stops, last) {
		return false
	}
	next := strings.TrimLeft(tokens[i+1], openers)
	first, size := utf8.DecodeRuneInString(next)
	if last == '.' && token == tokens[i] {
		bare := strings.TrimLeft(token, openers)
		short := strings.ToLower(bare)
		switch {
		case neverEnds[short], beforeNumber[short] && unicode.IsDigit(first):
			return false
		case initial.MatchString(bare) && bare != "I." && named(tokens, i):
			return false
		}
	}
	if unicode.IsLower(first) && last < utf8.RuneSelf {
		second, _ := utf8.DecodeRuneInString(next[size:])
		return unicode.IsUpper(second) // "iPhone" starts a sentence as it is
	}
	return true
}

// named says whether the single letter at i is an initial of a name: it stands
// first, or after another name. "Hepatitis C." after a small word is not.
func named(tokens []string, i int) bool {
	next, _ := utf8.DecodeRuneInString(tokens[i+1])
	if !unicode.IsUpper(next) {
		return false
	}
	if i == 0 {
		return true
	}
	before := strings.TrimLeft(tokens[i-1], openers)
	if neverEnds[strings.ToLower(before)] || initial.MatchString(before) {
		return true
	}
	return strings.ContainsRune(stops, lastRune(before))
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}
