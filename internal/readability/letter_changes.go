package readability

import (
	"cmp"
	"slices"
)

// ChangeKind says what sort of change helps.
type ChangeKind string

// The kinds of change.
const (
	ChangeSplit  ChangeKind = "split"  // make two sentences of one
	ChangeWord   ChangeKind = "word"   // use a simpler word
	ChangeActive ChangeKind = "active" // say who does it
)

// Change is one thing to do to a letter.
type Change struct {
	Kind     ChangeKind
	Sentence int     // of the letter: the one to change, or the first with the word
	Mark     Mark    // the word, for ChangeWord
	Times    int     // how often the word is there
	gain     float64 // grades that it takes off, as the formula has it
}

// mostChanges is how many changes are named: more would be put off.
const mostChanges = 3

// changes weighs every change by the grades that it takes off the whole letter.
func (l *Letter) changes() []Change {
	words, sentences := float64(l.Measures.Words), float64(l.Measures.Sentences)
	var all []Change
	where := map[string]int{} // word to its change
	for i, s := range l.Sentences {
		if s.Over > 0 {
			more := float64((s.Words - 1) / l.Limits.LongestSentence)
			all = append(all, Change{Kind: ChangeSplit, Sentence: i, gain: perSentence * (words/sentences - words/(sentences+more))})
		}
		if s.Passive {
			all = append(all, Change{Kind: ChangeActive, Sentence: i, gain: perSentence / sentences}) // a word fewer
		}
		for j, m := range s.Marks {
			gain := perSyllable*s.swaps[j].syllables/words + perSentence*s.swaps[j].words/sentences
			at, seen := where[m.Key]
			if !seen {
				at = len(all)
				where[m.Key] = at
				all = append(all, Change{Kind: ChangeWord, Sentence: i, Mark: m})
			}
			all[at].Times++
			all[at].gain += gain
		}
	}
	all = slices.DeleteFunc(all, func(c Change) bool { return c.gain <= 0 })
	slices.SortStableFunc(all, func(a, b Change) int { return cmp.Compare(b.gain, a.gain) })
	return all[:min(len(all), mostChanges)]
}
