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
				out = append(out, spelled{typed: w, read: whole, known: true, other: others(near, whole)})
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
			out = append(out, spelled{typed: w, read: near[0].word, known: true, other: others(near[1:], near[0].word)})
			continue
		}
		out = append(out, spelled{typed: w, read: w})
	}
	return out
}

// exact finds the word itself, its single, or in Welsh the word before its first
// letter changed.
func (v *vocabulary) exact(w string) (string, bool) {
	if v.has(w) || small[w] {
		return w, true
	}
	if s := stem(w); s != w && v.has(s) {
		return s, true
	}
	if v.lang == "cy" {
		for _, base := range unmutated(w) {
			if v.has(base) {
				return base, true
			}
		}
	}
	return "", false
}

// join puts two neighbours together where that makes a known word and one of them
// is none: "over dose", "pre scription".
func (v *vocabulary) join(words []string) []string {
	var out []string
	for i := 0; i < len(words); i++ {
		if i+1 < len(words) {
			both := words[i] + words[i+1]
			one, two := v.has(words[i]), v.has(words[i+1])
			if len(both) >= 6 && v.has(both) && (!(one && two) || v.weight[both] > 8) {
				out = append(out, both)
				i++
				continue
			}
		}
		out = append(out, words[i])
	}
	return out
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

func others(near []guess, but string) []string {
	var out []string
	for _, g := range near {
		if g.word != but {
			out = append(out, g.word)
		}
	}
	return out
}

func hasDigit(w string) bool { return strings.ContainsAny(w, "0123456789") }
