package search

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"

	"github.com/BurntSushi/toml"
)

// Danger is a kind of emergency.
type Danger string

// The kinds of emergency that a query may speak of, the one to show first where
// several fit.
const (
	NoDanger Danger = ""
	Overdose Danger = "overdose" // someone took too much
	Body     Danger = "body"     // any other danger to life
	Mind     Danger = "mind"     // thoughts of death or harm to oneself
)

// Called is what people call things in one language: for each page, by the name of
// its file, the words that mean it first, those that mean it after others, and the
// words of an emergency.
type Called struct {
	First     map[string][]string `toml:"first"`
	Also      map[string][]string `toml:"also"`
	Emergency map[Danger][]string `toml:"emergency"`
}

// LoadCalled reads called.<lang>.toml. A language without one has no such words.
// All that is wrong in the file is reported together.
func LoadCalled(fsys fs.FS, lang string) (Called, error) {
	var c Called
	name := "called." + lang + ".toml"
	raw, err := fs.ReadFile(fsys, name)
	if errors.Is(err, fs.ErrNotExist) {
		return c, nil
	}
	if err != nil {
		return c, err
	}
	meta, err := toml.Decode(string(raw), &c)
	if err != nil {
		return c, fmt.Errorf("%s: %w", name, err)
	}
	var wrong []error
	for _, key := range meta.Undecoded() {
		wrong = append(wrong, fmt.Errorf("%s: there is no table called %s", name, key))
	}
	for kind := range c.Emergency {
		if kind != Mind && kind != Overdose && kind != Body {
			wrong = append(wrong, fmt.Errorf("%s: [emergency] has no kind called %s", name, kind))
		}
	}
	for _, table := range []map[string][]string{c.First, c.Also} {
		for _, slug := range slices.Sorted(maps.Keys(table)) {
			for _, phrase := range table[slug] {
				if n := len(Words(phrase)); n == 0 || n > 8 {
					wrong = append(wrong, fmt.Errorf("%s: %s: %q has no words or more than 8", name, slug, phrase))
				}
			}
		}
	}
	return c, errors.Join(wrong...)
}

// Over lays more words over these: an operator's own, or those of English under
// another language's.
func (c Called) Over(more Called) Called {
	return Called{First: merged(c.First, more.First), Also: merged(c.Also, more.Also), Emergency: merged(c.Emergency, more.Emergency)}
}

func merged[K comparable](a, b map[K][]string) map[K][]string {
	out := maps.Clone(a)
	if out == nil {
		out = map[K][]string{}
	}
	for k, v := range b {
		out[k] = append(slices.Clone(out[k]), v...)
	}
	return out
}
