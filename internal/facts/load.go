package facts

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"
)

// idShape is the form of a fact's name: what a page writes in {phone:name}.
var idShape = regexp.MustCompile(`^[a-z0-9]+([_-][a-z0-9]+)*$`)

// Load reads the facts file at path. The error is Mistakes with everything that is
// wrong in the file, or the error of the file system if it cannot be read.
func Load(fsys fs.FS, path string) (*Book, error) {
	raw, err := fs.ReadFile(fsys, path)
	if err != nil {
		return nil, fmt.Errorf("facts: %w", err)
	}
	return Parse(path, string(raw))
}

// Parse reads the text of a facts file; name is what its mistakes call the file.
func Parse(name, text string) (*Book, error) {
	kinds := map[string]any{}
	if _, err := toml.Decode(text, &kinds); err != nil {
		m := Mistake{File: name, Say: err.Error()}
		if p, ok := errors.AsType[toml.ParseError](err); ok {
			m.Line, m.Say = p.Position.Line, "this is not TOML: "+p.Message
		}
		return nil, Mistakes{m}
	}
	l := loader{file: name, text: text, book: &Book{facts: map[string]Fact{}}}
	for _, kind := range slices.Sorted(maps.Keys(kinds)) {
		l.kind(kind, kinds[kind])
	}
	if len(l.mistakes) > 0 {
		slices.SortStableFunc(l.mistakes, func(a, b Mistake) int { return a.Line - b.Line })
		return nil, l.mistakes
	}
	return l.book, nil
}

type loader struct {
	file, text string
	book       *Book
	mistakes   Mistakes
}

func (l *loader) kind(kind string, v any) {
	tables, ok := v.(map[string]any)
	switch {
	case !ok:
		l.mistake(kind, "this stands outside every table. Put it under a name such as [phone.samaritans].")
		return
	case !slices.Contains([]string{Phone, Price, Date, Word}, kind):
		l.mistake(kind, "there is no such kind of fact. Use phone, price, date or word.")
		return
	}
	for _, id := range slices.Sorted(maps.Keys(tables)) {
		key := kind + "." + id
		fields, ok := tables[id].(map[string]any)
		switch {
		case !ok:
			l.mistake(key, "this has to be a table with a name, such as [phone.samaritans].")
		case !idShape.MatchString(id):
			l.mistake(key, "the name may have small letters, digits and hyphens only.")
		default:
			f, wrong := read(kind, id, fields)
			for _, say := range wrong {
				l.mistake(key, say)
			}
			l.book.facts[key] = f
		}
	}
}

func (l *loader) mistake(table, say string) {
	l.mistakes = append(l.mistakes, Mistake{File: l.file, Line: l.line(table), Table: table, Say: say})
}

// line finds where a table starts. The TOML reader does not tell, so the header is
// looked for in the text; 0 if it is written in some other way.
func (l *loader) line(table string) int {
	for i, s := range strings.Split(l.text, "\n") {
		s, _, _ = strings.Cut(s, "#")
		s = strings.NewReplacer(" ", "", "\t", "", "\r", "", `"`, "", "'", "").Replace(s)
		if s == "["+table+"]" || strings.HasPrefix(s, "["+table+".") {
			return i + 1
		}
	}
	return 0
}
