package readability

// sayHit is a word or phrase of the list found in a sentence.
type sayHit struct {
	at int // index of the first word
	phrase
}

// find gives the words of the list that stand in a sentence: not inside a listed
// name of several words, such as Narcotics Anonymous, not inside one of the
// entry's own exceptions, and, for some, not in brackets.
func (s *Say) find(text string, words []Word, terms *Terms) []sayHit {
	covered := covered(words, terms)
	var out []sayHit
	for i := range words {
		for _, p := range s.candidates(words[i].Key) {
			if !matchAt(words, i, p.words) || covered[i] >= len(p.words) && covered[i] > 1 ||
				inside(words, i, p) || p.aside && inBrackets(text, words[i].At) {
				continue
			}
			out = append(out, sayHit{i, p})
		}
	}
	return out
}

// candidates gives the entries whose first word is w or a word that w is a regular
// form of.
func (s *Say) candidates(w string) []phrase {
	out := s.byFirst[w]
	for stem := range stems(w, verbEndings) {
		if stem != w {
			out = append(out[:len(out):len(out)], s.byFirst[stem]...)
		}
	}
	return out
}

// matchAt says whether the words at i are those of a phrase; each may have a
// regular ending.
func matchAt(words []Word, i int, phrase []string) bool {
	if i+len(phrase) > len(words) {
		return false
	}
	for j, p := range phrase {
		w := words[i+j].Key
		if w == p {
			continue
		}
		same := false
		for stem := range stems(w, verbEndings) {
			same = same || stem == p
		}
		if !same {
			return false
		}
	}
	return true
}

// inside says whether word i stands in one of the exceptions of p.
func inside(words []Word, i int, p phrase) bool {
	for _, u := range p.unless {
		for from := max(0, i-len(u)+1); from <= i; from++ {
			if matchAt(words, from, u) {
				return true
			}
		}
	}
	return false
}

// covered gives for each word the length of the listed name of several words that
// it stands in, or 0.
func covered(words []Word, terms *Terms) []int {
	out := make([]int, len(words))
	for i := range words {
		n := terms.phraseAt(words, i)
		for j := range n {
			out[i+j] = max(out[i+j], n)
		}
	}
	return out
}

func inBrackets(text string, at int) bool {
	open := 0
	for _, r := range text[:at] {
		switch r {
		case '(':
			open++
		case ')':
			open--
		}
	}
	return open > 0
}
