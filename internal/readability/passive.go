package readability

import "strings"

// passive says whether a sentence has a passive: a form of "be" and a past
// participle, with at most three small words such as "not", "often" or the subject
// of a question between them. Participles that say how someone is (worried, closed)
// count only before "by". It is a detector of a pattern and can be wrong both ways.
func passive(words []Word) bool {
	for i, w := range words {
		if !be[w.Key] {
			continue
		}
		for j := i + 1; j < len(words) && j <= i+4; j++ {
			k := words[j].Key
			if participle(k) {
				by := j+1 < len(words) && words[j+1].Key == "by"
				if by || !states[k] {
					return true
				}
				break
			}
			if !between[k] && !strings.HasSuffix(k, "ly") {
				break
			}
		}
	}
	return false
}

func participle(w string) bool {
	if irregular[w] {
		return true
	}
	return strings.HasSuffix(w, "ed") && len(w) > 4 && !notParticiples[w]
}
