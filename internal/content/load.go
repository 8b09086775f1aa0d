package content

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"strings"
)

var tagShape = regexp.MustCompile(`^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$`)

// Load reads every page: <tag>/pages/<slug>.md under the root of fsys, and under
// the root of overlay if it is not nil. A page of overlay replaces the one of the
// same language and name. The error is Problems with everything that is wrong in
// every page, in the order of file and line.
func Load(fsys fs.FS, overlay fs.FS, o Options) (*Library, error) {
	if o.Words == nil {
		return nil, errors.New("content: Options.Words is missing")
	}
	if o.Picture == nil {
		o.Picture = func(string) (string, bool) { return "", false }
	}
	l := &loader{o: o, lib: &Library{pages: map[string]map[string]*Page{}, picture: o.Picture}}
	l.table = l.pictures(fsys)
	l.lib.table = l.table
	l.glossaries(fsys, overlay)
	replaced := map[string]bool{}
	if overlay != nil {
		replaced = l.folder(overlay, o.OverlayRoot, true, nil)
	}
	l.folder(fsys, o.Root, false, replaced)
	l.across()
	l.packs(fsys, overlay)
	l.tiles(fsys, overlay)
	unexplained := finder(l.unexplained(fsys))
	for _, p := range l.lib.all() {
		l.checkExplained(p, unexplained)
		l.openHardWords(p)
	}
	if len(l.problems) > 0 {
		return nil, Problems(ordered(l.problems))
	}
	ordered(l.lib.warnings)
	var err error
	l.lib.topics, err = readTopics(fsys, func(slug string) bool { return l.lib.pages[english][slug] != nil })
	return l.lib, err
}

// Warnings are what could be better in the pages, but stops nothing.
func (l *Library) Warnings() []Problem { return l.warnings }

type loader struct {
	o        Options
	lib      *Library
	problems []Problem
	table    pictureTable
}

func (l *loader) wrong(file string, line int, format string, args ...any) {
	l.problems = append(l.problems, Problem{file, line, fmt.Sprintf(format, args...)})
}

// folder reads the pages of every language in one file system, but those to skip,
// and gives the names of the files that it found.
func (l *loader) folder(fsys fs.FS, root string, own bool, skip map[string]bool) map[string]bool {
	found := map[string]bool{}
	names, err := fs.Glob(fsys, "*/pages/*.md")
	if err != nil {
		l.wrong(root, 0, "the folder cannot be read: %v", err)
		return found
	}
	for _, name := range names {
		if found[name] = true; skip[name] {
			continue
		}
		file := path.Join(root, name)
		lang, _, _ := strings.Cut(name, "/")
		slug := strings.TrimSuffix(path.Base(name), ".md")
		raw, err := fs.ReadFile(fsys, name)
		switch {
		case err != nil:
			l.wrong(file, 0, "the file cannot be read: %v", err)
			continue
		case !tagShape.MatchString(lang):
			l.wrong(file, 0, "the folder %q is not named after a language, such as en or cy.", lang)
			continue
		case !slugShape.MatchString(slug):
			l.wrong(file, 0, "name the file with small letters, digits and hyphens, such as low-mood.md.")
			continue
		}
		if words := l.words(file, lang); words != nil {
			p := l.page(file, raw, lang, slug, words)
			p.own = own
			if l.lib.pages[lang] == nil {
				l.lib.pages[lang] = map[string]*Page{}
			}
			l.lib.pages[lang][slug] = p
		}
	}
	return found
}

// words gives the words of a language, or reports that there are none.
func (l *loader) words(file, lang string) Words {
	w := l.o.Words(lang)
	if w == nil || w.Tag() != lang {
		l.wrong(file, 0, "the site has no words in %q yet. They go into locales/active.%s.toml.", lang, lang)
		return nil
	}
	for _, key := range Keys() {
		if w.T(key, "Word", "x", "Number", "1") == "" {
			l.wrong(file, 0, "the words %q are missing from locales/active.%s.toml.", key, lang)
		}
	}
	return w
}

// page reads one page. A page with problems is kept, so that links to it are not
// problems too.
func (l *loader) page(file string, raw []byte, lang, slug string, words Words) *Page {
	src := newSource(file, raw)
	p := &Page{Slug: slug, Lang: lang, Under: lang, ShortLang: lang, Path: "t/" + slug, words: words, lib: l.lib}
	p.Meta.File = file
	if src.body != nil {
		f, ok := readFront(src)
		if ok {
			f.fill(p)
			l.checkKind(p)
			f.picture(p, l.table)
		}
		c := &compiler{source: src, facts: l.o.Facts, words: words, table: l.table}
		p.blocks = c.compile()
		markCountries(p.blocks, words)
		if ok {
			p.when.mark(p.blocks, f)
		}
	}
	l.problems = append(l.problems, src.problems...)
	l.lib.warnings = append(l.lib.warnings, src.warnings...)
	return p
}
