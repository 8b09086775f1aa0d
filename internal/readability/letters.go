package readability

import (
	"errors"
	"fmt"
	"io/fs"

	"github.com/BurntSushi/toml"
)

// The names of the two more lists that LoadLetters reads.
const (
	SimplerFile = "simpler.en.toml" // official words with the plain ones, in the form of SayFile
	MeansFile   = "words.en.toml"   // hard words with what each means
)

// Letters reads letters and other plain text, and says what makes them hard. It is
// read-only once made and safe for use by many goroutines.
type Letters struct {
	*Checker
	simpler *Say
	means   *Say
}

// LoadLetters makes a reader of letters of the lists in the root of fsys. What is wrong
// with any of them is reported together.
func LoadLetters(fsys fs.FS) (*Letters, error) {
	c, err1 := Load(fsys)
	simpler, err2 := LoadSay(fsys, SimplerFile)
	means, err3 := loadMeans(fsys, MeansFile)
	if err := errors.Join(err1, err2, err3); err != nil {
		return nil, err
	}
	return &Letters{c, simpler, means}, nil
}

// loadMeans reads the list of hard words as a list of what to say of each. Words that
// nearly everybody knows are left out, and names that are words of another meaning in
// small letters.
func loadMeans(fsys fs.FS, path string) (*Say, error) {
	raw, err := fs.ReadFile(fsys, path)
	if err != nil {
		return nil, fmt.Errorf("hard words: %w", err)
	}
	var file map[string]struct {
		Word, Means   string
		Also          []string
		Exact, Common bool
	}
	if err := toml.Unmarshal(raw, &file); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	s := &Say{byFirst: map[string][]phrase{}}
	var errs []error
	for _, w := range file {
		if !w.Exact && !w.Common {
			errs = append(errs, s.add(sayEntry{Not: append([]string{w.Word}, w.Also...), Do: w.Means}))
		}
	}
	return s, errors.Join(errs...)
}
