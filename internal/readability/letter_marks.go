package readability

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// swap is what a simpler word in the place of a mark saves.
type swap struct{ syllables, words float64 }

// plainSyllables is what a plain word has, where none is known for a hard one: the
// mean of English running text.
const plainSyllables = 1.5

// marks finds the hard words and phrases of a sentence: first what the lists name, then
// words on no list. A name is no hard word.
func (l *Letters) marks(s sentence, at stretch) (marks []Mark, swaps []swap) {
	taken := make([]bool, len(s.words))
	type found struct {
		Mark
		swap
	}
	var all []found
	put := func(i, n int, say, note string) {
		if slices.Contains(taken[i:i+n], true) {
			return
		}
		var keys []string
		syllables := 0
		for j := i; j < i+n; j++ {
			taken[j] = true
			keys, syllables = append(keys, s.words[j].Key), syllables+s.raw[j]
		}
		last := s.words[i+n-1]
		one := found{Mark: Mark{Span: at.place(s.words[i].At, last.At+len(last.Text)), Key: strings.Join(keys, " "), Say: say, Note: note}}
		switch simple := Words(say); {
		case len(simple) > 0:
			one.swap = swap{float64(syllables - syllablesOf(simple)), float64(n - len(simple))}
		case s.term[i]: // it stays and is explained
		default:
			one.swap = swap{float64(syllables) - plainSyllables*float64(n), 0}
		}
		all = append(all, one)
	}
	for _, list := range []*Say{l.say, l.simpler, l.means} {
		hits := list.find(s.text, s.words, noTerms)
		slices.SortStableFunc(hits, func(a, b sayHit) int { return len(b.words) - len(a.words) })
		for _, hit := range hits {
			if !hit.warn || hit.say != "" {
				put(hit.at, len(hit.words), hit.say, hit.do)
			}
		}
	}
	for i, w := range s.words {
		if s.hard[i] && !name(s.words, i) && w.Sort == Plain {
			put(i, 1, "", "")
		}
	}
	slices.SortFunc(all, func(a, b found) int { return cmp.Compare(a.Start, b.Start) })
	for _, f := range all {
		marks, swaps = append(marks, f.Mark), append(swaps, f.swap)
	}
	return marks, swaps
}

// noTerms covers nothing: in a letter a listed name of several words is explained too.
var noTerms = &Terms{}

func syllablesOf(words []Word) int {
	n := 0
	for _, w := range words {
		n += w.Syllables()
	}
	return n
}

// name says whether a word is written as a name: it begins with a capital inside a
// sentence, or stands beside a word that does.
func name(words []Word, i int) bool {
	if i > 0 {
		return capital(words[i])
	}
	return capital(words[0]) && len(words) > 1 && capital(words[1])
}

func capital(w Word) bool {
	first, _ := utf8.DecodeRuneInString(w.Text)
	return unicode.IsUpper(first)
}
