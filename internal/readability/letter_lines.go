package readability

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// A paragraph whose longest line has so many letters was wrapped by a program: a
// break in it that the next word explains is no end of a sentence.
const (
	wrapLeast = 45
	wrapMost  = 100
)

var listMark = regexp.MustCompile(`^\s*([-*•–·▪◦]|\d{1,2}[.)]|\(?[a-z][.)])\s+`)

// pieces parts a letter into what is read by itself: paragraphs, lines that stand
// alone and items of lists, without the mark of the item. Lines that are no sentences
// are left out.
func pieces(text string) []Span {
	var out []Span
	var group []Span
	flush := func() {
		out = append(out, joined(text, group)...)
		group = nil
	}
	for start := 0; start <= len(text); {
		end := len(text)
		if n := strings.IndexAny(text[start:], "\n\r"); n >= 0 {
			end = start + n
		}
		if strings.TrimSpace(text[start:end]) == "" {
			if !strings.HasSuffix(text[:start], "\r") || !strings.HasPrefix(text[start:], "\n") { // CRLF is one break
				flush()
			}
		} else {
			group = append(group, Span{start, end})
		}
		start = end + 1
	}
	flush()
	return out
}

// joined makes pieces of the lines of one paragraph.
func joined(text string, lines []Span) []Span {
	wide := 0
	for _, l := range lines {
		wide = max(wide, utf8.RuneCountInString(strings.TrimSpace(l.In(text))))
	}
	var out []Span
	item := map[int]bool{} // which pieces are items of a list: they count however short they are
	for i, l := range lines {
		mark := listMark.FindString(l.In(text))
		switch {
		case mark != "":
			l.Start += len(mark)
			item[len(out)] = true
			out = append(out, l)
		case i > 0 && wide >= wrapLeast && wide <= wrapMost && wrapped(text, lines[i-1], l, wide):
			out[len(out)-1].End = l.End
		default:
			out = append(out, l)
		}
	}
	kept := out[:0]
	for i, piece := range out {
		if item[i] || !quiet(piece.In(text)) {
			kept = append(kept, piece)
		}
	}
	return kept
}

// wrapped says whether a line was broken because the first word of the next did not
// fit.
func wrapped(text string, line, next Span, wide int) bool {
	words := strings.Fields(next.In(text))
	return utf8.RuneCountInString(strings.TrimSpace(line.In(text)))+1+utf8.RuneCountInString(words[0]) > wide
}
