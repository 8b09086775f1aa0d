package readability

import "strings"

// sentence is one sentence of a block with what was found in it.
type sentence struct {
	text    string
	words   []Word
	block   int
	kind    Kind // Lead only for the last sentence of a lead-in
	passive bool
	raw     []int  // syllables of each word
	adj     []int  // the same, listed terms capped at two
	hard    []bool // on no list
	term    []bool
}

// read parts blocks into sentences and looks every word up.
func (c *Checker) read(blocks []Block) []sentence {
	var out []sentence
	for i, b := range blocks {
		texts := Sentences(b.Text)
		for j, text := range texts {
			kind := b.Kind
			if kind == Lead && j < len(texts)-1 {
				kind = Paragraph
			}
			if s, ok := c.sentence(text); ok {
				s.block, s.kind = i, kind
				out = append(out, s)
			}
		}
	}
	return out
}

// sentence looks up the words of one sentence; false where it has none.
func (c *Checker) sentence(text string) (sentence, bool) {
	words := Words(text)
	if len(words) == 0 {
		return sentence{}, false
	}
	s := sentence{text: text, words: words, passive: passive(words), term: c.terms.Mark(words)}
	c.weigh(&s)
	return s, true
}

// weigh counts the syllables of each word, raw and adjusted, and marks the hard
// ones.
func (c *Checker) weigh(s *sentence) {
	for i, w := range s.words {
		raw := w.Syllables()
		adj := raw
		if s.term[i] {
			adj = min(raw, 2)
		}
		s.raw, s.adj = append(s.raw, raw), append(s.adj, adj)
		s.hard = append(s.hard, c.hard(w, s.term[i]))
	}
}

// hard says whether a word is on no list. Numbers, addresses and the well-known
// initials are not hard; a word with hyphens is as hard as its hardest part.
func (c *Checker) hard(w Word, term bool) bool {
	if term || knownInitials[w.Key] || w.Sort == Number || w.Sort == Address || c.familiar.Has(w.Key) {
		return false
	}
	if !strings.Contains(w.Key, "-") {
		return true
	}
	for part := range strings.SplitSeq(w.Key, "-") {
		if !c.familiar.Has(part) && !c.terms.Has(part) && sortOf(part) != Number {
			return true
		}
	}
	return false
}

// Syllables counts the syllables of a word in its place. Numbers, addresses and
// initials are one short word each, in raw figures too: a counter of vowels is
// wrong on them, and readers know them by sight.
func (w Word) Syllables() int {
	if w.Sort != Plain {
		return 1
	}
	return Syllables(w.Key)
}
