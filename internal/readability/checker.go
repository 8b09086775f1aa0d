// Package readability measures how hard a page is to read and says what to do
// about it. It counts sentences, words and syllables, works out reading grades,
// finds hard words, passives and house-style slips, each with its file, line and
// sentence, and holds pages, messages and the whole site to limits.
//
// A figure can stop a bad page. It can never show that a page is good.
package readability

import (
	"errors"
	"io/fs"
)

// The names of the lists that Load reads from the root of its file system.
const (
	TermsFile    = "terms.en.json"
	FamiliarFile = "familiar.en.txt"
	SayFile      = "say.en.toml"
)

// Checker measures and checks text with its word lists. It is read-only once made
// and safe for use by many goroutines.
type Checker struct {
	terms    *Terms
	familiar *Familiar
	say      *Say
}

// NewChecker makes a checker of its three lists.
func NewChecker(terms *Terms, familiar *Familiar, say *Say) *Checker {
	return &Checker{terms, familiar, say}
}

// Load makes a checker of the three lists in the root of fsys. What is wrong with
// any of them is reported together.
func Load(fsys fs.FS) (*Checker, error) {
	terms, err1 := LoadTerms(fsys, TermsFile)
	familiar, err2 := LoadFamiliar(fsys, FamiliarFile)
	say, err3 := LoadSay(fsys, SayFile)
	if err := errors.Join(err1, err2, err3); err != nil {
		return nil, err
	}
	return NewChecker(terms, familiar, say), nil
}
