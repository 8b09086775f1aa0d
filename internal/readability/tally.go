package readability

import (
	"fmt"
	"sort"
	"strings"
)

// HardWords gives the hard words of a page and how often each stands there, the
// most frequent first.
func (c *Checker) HardWords(blocks []Block) []Count {
	return tally(c.read(blocks), func(s sentence, i int) bool { return s.hard[i] })
}

// LongWords gives the words of three syllables or more that are no listed terms.
func (c *Checker) LongWords(blocks []Block) []Count {
	return tally(c.read(blocks), func(s sentence, i int) bool { return s.adj[i] >= 3 })
}

// Count is a word and how often it stands in a text.
type Count struct {
	Word string
	N    int
}

func tally(sentences []sentence, pick func(sentence, int) bool) []Count {
	n := map[string]int{}
	for _, s := range sentences {
		for i, w := range s.words {
			if pick(s, i) {
				n[w.Key]++
			}
		}
	}
	out := make([]Count, 0, len(n))
	for w, k := range n {
		out = append(out, Count{w, k})
	}
	sort.Slice(out, func(i, j int) bool {
		if out[i].N != out[j].N {
			return out[i].N > out[j].N
		}
		return out[i].Word < out[j].Word
	})
	return out
}

func hardest(sentences []sentence) string {
	return list(tally(sentences, func(s sentence, i int) bool { return s.hard[i] }))
}

func longest(sentences []sentence, adjusted bool) string {
	words := tally(sentences, func(s sentence, i int) bool {
		if adjusted {
			return s.adj[i] >= 3
		}
		return s.raw[i] >= 3
	})
	if len(words) == 0 {
		return ""
	}
	return " The long words: " + list(words) + "."
}

// list names at most twelve words.
func list(counts []Count) string {
	var parts []string
	for i, c := range counts {
		if i == 12 {
			parts = append(parts, fmt.Sprintf("and %d more", len(counts)-i))
			break
		}
		if c.N > 1 {
			parts = append(parts, fmt.Sprintf("%s (%d)", c.Word, c.N))
		} else {
			parts = append(parts, c.Word)
		}
	}
	return strings.Join(parts, ", ")
}

func passives(sentences []sentence) string {
	var parts []string
	for _, s := range sentences {
		if s.passive && len(parts) < 5 {
			parts = append(parts, fmt.Sprintf("%q", s.text))
		}
	}
	return strings.Join(parts, " ")
}
