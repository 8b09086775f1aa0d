package readability

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"github.com/BurntSushi/toml"
)

// Say is the list of words not to use, with what to say instead.
type Say struct {
	byFirst map[string][]phrase
}

type phrase struct {
	words  []string
	say    string // the word to say instead, or "": then the advice is a sentence
	do     string // a sentence on what to do
	advice string
	warn   bool
	unless [][]string // listed phrases inside which the word may stand
	aside  bool       // may stand in brackets
}

// sayEntry is one [[word]] table of the list.
type sayEntry struct {
	Not      []string `toml:"not"`      // words or phrases, matched with plural and verb endings
	Say      string   `toml:"say"`      // the word to say instead
	Do       string   `toml:"do"`       // or a sentence on what to do instead
	Why      string   `toml:"why"`      // one more sentence, may be empty
	Warn     bool     `toml:"warn"`     // a warning only
	Unless   []string `toml:"unless"`   // phrases in which the word may stand
	Brackets bool     `toml:"brackets"` // may stand in brackets, after the plain word
}

// LoadSay reads the list, a TOML file of [[word]] tables. All mistakes are reported
// together.
func LoadSay(fsys fs.FS, path string) (*Say, error) {
	raw, err := fs.ReadFile(fsys, path)
	if err != nil {
		return nil, fmt.Errorf("words to say: %w", err)
	}
	var file struct {
		Word []sayEntry `toml:"word"`
	}
	meta, err := toml.Decode(string(raw), &file)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	var errs []error
	for _, k := range meta.Undecoded() {
		errs = append(errs, fmt.Errorf("%s: unknown key %q", path, k))
	}
	s := &Say{byFirst: map[string][]phrase{}}
	for i, e := range file.Word {
		if err := s.add(e); err != nil {
			errs = append(errs, fmt.Errorf("%s: word table %d: %w", path, i+1, err))
		}
	}
	if len(file.Word) == 0 {
		errs = append(errs, fmt.Errorf("%s: no words in the list", path))
	}
	return s, errors.Join(errs...)
}

func (s *Say) add(e sayEntry) error {
	if len(e.Not) == 0 || (e.Say == "") == (e.Do == "") {
		return fmt.Errorf("%q needs \"not\", and either \"say\" or \"do\"", strings.Join(e.Not, ", "))
	}
	p := phrase{say: e.Say, do: strings.TrimSpace(e.Do + " " + e.Why), warn: e.Warn, aside: e.Brackets}
	for _, u := range e.Unless {
		p.unless = append(p.unless, keys(u))
	}
	for _, not := range e.Not {
		p.words = keys(not)
		if len(p.words) == 0 {
			return fmt.Errorf("%q is no word", not)
		}
		p.advice = fmt.Sprintf("Do not write %q. %s", not, e.Do)
		if e.Say != "" {
			p.advice = fmt.Sprintf("Say %q, not %q.", e.Say, not)
		}
		p.advice = strings.TrimSpace(p.advice + " " + e.Why)
		s.byFirst[p.words[0]] = append(s.byFirst[p.words[0]], p)
	}
	return nil
}

func keys(text string) []string {
	var out []string
	for _, w := range Words(text) {
		out = append(out, w.Key)
	}
	return out
}
