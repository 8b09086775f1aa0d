package search

import "strings"

// spelled is a word of the query and what it is read as.
type spelled struct {
	typed string
	read  string
	known bool     // the word, or one read for it, can be found
	other []string // what else may be meant
}

// spell reads each word: as it is where it is known, else as the nearest known one.
// The last word may be the beginning of one.
func (v *vocabulary) spell(words []string) []spelled {
	var out []spelled
	words = v.join(words)
	for i, w := range words {
		if s, ok := v.exact(w); ok {
			out = append(out, spelled{typed: w, read: s, known: true})
			continue
		}
		if hasDigit(w) {
			out = append(out, spelled{typed: w, read: w})
			continue
		}
		near := v.near(w)
		if i == len(words)-1 {
			if whole, ok := v.finish(w); ok && (len(near) == 0 || near[0].cost > 0.4 || strings.HasPrefix(near[0].word, w)) {
				out = append(out, spelled{typed: w, read: whole, known: true, other: v.others(near, whole)})
				continue
			}
		}
		if two := v.split(w); two != nil && (len(near) == 0 || near[0].cost > 0.9) {
			for _, part := range two {
				out = append(out, spelled{typed: part, read: part, known: true})
			}
			continue
		}
		if len(near) > 0 {
			out = append(out, spelled{typed: w, read: near[0].word, known: true, other: v.others(near, near[0].word)})
			continue
		}
		out = append(out, spelled{typed: w, read: w})
	}
	return out
}

// exact finds the word itself, its single, or in Welsh the word before its first
// letter changed.
func (v *vocabulary) exact(w string) (string, bool) {
	if small[w] {
		return w, true
	}
	best := w
	if s := stem(w); !v.has(w) && v.has(s) {
		best = s
	}
	if v.lang == "cy" {
		// The changed form may stand in a text too; the base is what pages are called.
		for _, base := range unmutated(w) {
			if v.weight[base] > v.weight[best] {
				best = base
			}
		}
	}
	return best, v.has(best)
}

// join puts two neighbours together where that makes a known word and one of them
// is none: "over dose", "pre scription".
func (v *vocabulary) join(words []string) []string {
	var out []string
	for i := 0; i < len(words); i++ {
		if i+1 < len(words) {
			both := words[i] + words[i+1]
			one, two := v.has(words[i]), v.has(words[i+1])
			if len(both) >= 6 && v.has(both) && (!(one && two) || v.weight[both] > 8) || v.halves(words[i], words[i+1]) {
				out = append(out, both)
				i++
				continue
			}
		}
		out = append(out, words[i])
	}
	return out
}

// halves says that two words that are both unknown are nearly one long word:
// "bupe norphine".
func (v *vocabulary) halves(a, b string) bool {
	if len(a)+len(b) < 9 || len(a) < 3 || len(b) < 3 || small[a] || small[b] || v.has(a) || v.has(b) {
		return false
	}
	near := v.near(a + b)
	return len(near) > 0 && near[0].cost < 1.2
}

// split takes a word apart into two known ones: "killmyself".
func (v *vocabulary) split(w string) []string {
	best, weight := []string(nil), 0
	for i := 3; i+3 <= len(w); i++ {
		a, b := w[:i], w[i:]
		if (v.has(a) || small[a]) && (v.has(b) || small[b]) {
			if n := min(v.weight[a], v.weight[b]); best == nil || n > weight {
				best, weight = []string{a, b}, n
			}
		}
	}
	return best
}

// asClose is how much worse a second reading may be than the first to be offered.
const asClose = 0.6

// others gives what else may have been meant: words nearly as near that pages are
// called by, and that are not the same word in another form.
func (v *vocabulary) others(near []guess, but string) []string {
	var out []string
	for _, g := range near {
		if stem(g.word) != stem(but) && g.cost < near[0].cost+asClose && v.weight[g.word] >= calledWeight {
			out = append(out, g.word)
		}
	}
	return out
}

func hasDigit(w string) bool { return strings.ContainsAny(w, "0123456789") }
