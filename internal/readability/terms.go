package readability

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"strings"
)

// Terms is the closed list of words that a page may use though they are long: hard
// words that are explained, official names, and everyday words with no shorter
// equal. In adjusted figures a listed word counts as familiar and as two syllables
// at most; raw figures take no notice of the list.
type Terms struct {
	words   map[string]bool
	phrases map[string][][]string // by first word
}

// LoadTerms reads the list, a JSON object with the lists "term", "name" and
// "everyday".
func LoadTerms(fsys fs.FS, path string) (*Terms, error) {
	raw, err := fs.ReadFile(fsys, path)
	if err != nil {
		return nil, fmt.Errorf("terms: %w", err)
	}
	var file struct{ Term, Name, Everyday []string }
	if err := json.Unmarshal(raw, &file); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	t := &Terms{words: map[string]bool{}, phrases: map[string][][]string{}}
	for _, list := range [][]string{file.Term, file.Name, file.Everyday} {
		for _, term := range list {
			t.add(term)
		}
	}
	if len(t.words) == 0 {
		return nil, fmt.Errorf("%s: no terms in the list", path)
	}
	return t, nil
}

func (t *Terms) add(term string) {
	var words []string
	for _, w := range Words(term) {
		words = append(words, w.Key)
	}
	switch len(words) {
	case 0:
	case 1:
		t.words[words[0]] = true
	default:
		t.phrases[words[0]] = append(t.phrases[words[0]], words)
	}
}

// Has says whether a single word is a listed term, itself or as a plural, a
// possessive or a regular verb form.
func (t *Terms) Has(word string) bool { return t.is(key(word), t.words) }

func (t *Terms) is(w string, list map[string]bool) bool {
	w = strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "'")
	if list[w] {
		return true
	}
	for stem := range stems(w, verbEndings) {
		if list[stem] {
			return true
		}
	}
	return false
}

// Mark says of each word of a sentence whether it is a listed term or stands in a
// listed name of several words.
func (t *Terms) Mark(words []Word) []bool {
	out := make([]bool, len(words))
	for i, w := range words {
		if t.Has(w.Key) {
			out[i] = true
		}
		for n := range t.phraseAt(words, i) {
			out[i+n] = true
		}
	}
	return out
}

// phraseAt gives the length of the longest listed name that starts at word i, or 0.
func (t *Terms) phraseAt(words []Word, i int) int {
	best := 0
	for _, phrase := range t.phrases[words[i].Key] {
		if len(phrase) <= best || i+len(phrase) > len(words) {
			continue
		}
		same := true
		for j, p := range phrase {
			w := words[i+j].Key
			if w != p && !(j == len(phrase)-1 && t.is(w, map[string]bool{p: true})) {
				same = false
				break
			}
		}
		if same {
			best = len(phrase)
		}
	}
	return best
}
