package search

import (
	"math/bits"
	"strings"
)

// vocabulary is every word that can be found in a language, with how much it
// weighs when a wrong word is near several.
type vocabulary struct {
	lang   string
	weight map[string]int
	words  []known // by length, through starts
	starts map[int][]known
	sounds map[string][]string
}

// known is a word with what is needed to compare it soon.
type known struct {
	word string
	mask uint64
}

func newVocabulary(lang string) *vocabulary {
	return &vocabulary{lang: lang, weight: map[string]int{}, starts: map[int][]known{}, sounds: map[string][]string{}}
}

// add counts words. What people call things weighs more than the words of pages.
func (v *vocabulary) add(words []string, weight int) {
	for _, w := range words {
		if v.weight[w] == 0 {
			k := known{w, letters(w)}
			v.words = append(v.words, k)
			v.starts[len(w)] = append(v.starts[len(w)], k)
			s := sound(v.lang, w)
			v.sounds[s] = append(v.sounds[s], w)
		}
		v.weight[w] += weight
	}
}

func (v *vocabulary) has(word string) bool { return v.weight[word] > 0 }

// guess is a word that was perhaps meant. Less cost is better.
type guess struct {
	word string
	cost float64
}

// near gives the words that a wrong word may stand for, best first, three at most.
func (v *vocabulary) near(word string) []guess {
	most := allowed(len(word))
	said, mask := sound(v.lang, word), letters(word)
	var best []guess
	try := func(w string, limit int) {
		d := distance(word, w, limit)
		if d > limit {
			return
		}
		best = keep(best, guess{w, v.cost(word, w, said, d)})
	}
	for n := max(3, len(word)-most); n <= len(word)+most && most > 0; n++ {
		for _, k := range v.starts[n] {
			if bits.OnesCount64(k.mask^mask) <= 2*most {
				try(k.word, most)
			}
		}
	}
	// Words that sound the same may be written more differently.
	if len(word) >= 3 && len(said) >= 2 {
		more := 2
		if len(said) >= 5 {
			more = 3
		}
		for _, w := range v.sounds[said] {
			try(w, most+more)
		}
	}
	return best
}

// cost weighs wrong letters against the sound, the first letter, and how common
// the word is.
func (v *vocabulary) cost(word, w, said string, wrong int) float64 {
	cost := float64(wrong)
	if sound(v.lang, w) == said {
		cost -= 0.9
	}
	if w[0] != word[0] {
		cost += 0.6
	}
	if strings.HasPrefix(w, word) {
		cost -= 0.3
	}
	return cost - 0.3*min(1, float64(v.weight[w])/10)
}

// keep puts a guess in its place among the best three.
func keep(best []guess, g guess) []guess {
	for i, b := range best {
		if b.word == g.word {
			if g.cost < b.cost {
				best[i].cost = g.cost
			}
			return best
		}
	}
	at := len(best)
	for at > 0 && (g.cost < best[at-1].cost || g.cost == best[at-1].cost && g.word < best[at-1].word) {
		at--
	}
	best = append(best[:at], append([]guess{g}, best[at:]...)...)
	return best[:min(3, len(best))]
}

// finish gives the likeliest word that begins so: of those with no more than five
// letters to go, the weightiest, then the shortest.
func (v *vocabulary) finish(word string) (string, bool) {
	best := ""
	if len(word) < 3 {
		return "", false
	}
	for n := len(word) + 1; n <= len(word)+5; n++ {
		for _, k := range v.starts[n] {
			if strings.HasPrefix(k.word, word) && (best == "" || v.weight[k.word] > v.weight[best]) {
				best = k.word
			}
		}
	}
	return best, best != ""
}
