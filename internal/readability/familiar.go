package readability

import (
	"bufio"
	"fmt"
	"io/fs"
	"strings"
)

// Familiar is a list of familiar words. It knows the regular endings of English,
// so that helps, helped, helping and helper are as familiar as help.
type Familiar struct{ words map[string]bool }

// LoadFamiliar reads a list: one word a line; empty lines and lines that start
// with # are passed over.
func LoadFamiliar(fsys fs.FS, path string) (*Familiar, error) {
	f, err := fsys.Open(path)
	if err != nil {
		return nil, fmt.Errorf("familiar words: %w", err)
	}
	defer f.Close()
	words := map[string]bool{}
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		w := strings.TrimSpace(lines.Text())
		if w != "" && w[0] != '#' {
			words[key(w)] = true
		}
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	if len(words) == 0 {
		return nil, fmt.Errorf("%s: no words in the list", path)
	}
	return &Familiar{words}, nil
}

// Len is how many words are listed.
func (f *Familiar) Len() int { return len(f.words) }

// Has says whether a word is on the list, itself or under a regular ending. A word
// with hyphens is familiar when each of its parts is.
func (f *Familiar) Has(word string) bool {
	w := key(word)
	if f.one(w) {
		return true
	}
	if !strings.Contains(w, "-") {
		return false
	}
	for part := range strings.SplitSeq(w, "-") {
		if part == "" || !f.one(part) && sortOf(part) != Number {
			return false
		}
	}
	return true
}

func (f *Familiar) one(w string) bool {
	if f.words[w] {
		return true
	}
	for _, cut := range []string{"'s", "'", "'ll", "'re", "'ve", "'d", "'m", "n't"} {
		if stem, ok := strings.CutSuffix(w, cut); ok && stem != "" && f.one(stem) {
			return true
		}
	}
	return f.inflected(w) || twice(w, f.inflected)
}

func (f *Familiar) inflected(w string) bool {
	for stem := range stems(w, allEndings) {
		if f.words[stem] {
			return true
		}
	}
	return false
}

// twice allows -s after -er and -ing: helpers, feelings.
func twice(w string, known func(string) bool) bool {
	stem, ok := strings.CutSuffix(w, "s")
	return ok && hasSuffix(stem, "er", "ing") && known(stem)
}
