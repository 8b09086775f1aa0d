package readability

import "strings"

// stretch is one sentence as it stands in a text: its runs without white space and
// where each begins, in bytes of the text.
type stretch struct {
	tokens []string
	at     []int
}

// stretches parts a text into its sentences: see Sentences.
func stretches(text string) []stretch {
	var all stretch
	for start, end := range chunks(text) {
		from := start
		// In Chinese and Japanese no space follows a full stop.
		for _, hit := range wideStop.FindAllStringIndex(text[start:end], -1) {
			all.add(text, from, start+hit[1])
			from = start + hit[1]
		}
		all.add(text, from, end)
	}
	var out []stretch
	from := 0
	for i := range all.tokens {
		if i+1 == len(all.tokens) || ends(all.tokens, i) {
			out = append(out, stretch{all.tokens[from : i+1], all.at[from : i+1]})
			from = i + 1
		}
	}
	return out
}

func (s *stretch) add(text string, start, end int) {
	if start < end {
		s.tokens, s.at = append(s.tokens, text[start:end]), append(s.at, start)
	}
}

// text is the sentence with one space between its runs: what its words are counted in.
func (s stretch) text() string { return strings.Join(s.tokens, " ") }

// span is where the whole sentence stands in the text.
func (s stretch) span() Span {
	last := len(s.tokens) - 1
	return Span{s.at[0], s.at[last] + len(s.tokens[last])}
}

// place turns a place in text() into one of the text that the sentence stands in.
func (s stretch) place(start, end int) Span {
	var out Span
	at := 0
	for i, token := range s.tokens {
		if at <= start {
			out.Start = s.at[i] + start - at
		}
		if at < end {
			out.End = s.at[i] + min(end-at, len(token))
		}
		at += len(token) + 1
	}
	return out
}

// Span is a piece of a text, in bytes: from Start up to, not with, End.
type Span struct{ Start, End int }
