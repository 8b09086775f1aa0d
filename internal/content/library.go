package content

import (
	"cmp"
	"maps"
	"slices"

	"plainwell/internal/facts"
)

// english is the language that every page is written in first.
const english = "en"

// Options is what the pages need from outside.
type Options struct {
	Facts *facts.Book // the shipped facts, with an operator's own over them
	// Picture gives the inner markup of a picture by its meaning: shapes for a view box
	// of 48 by 48, filled with the colour of the text. False if it was not built: the
	// page then does without. It is called while a page is rendered.
	Picture func(meaning string) (svg string, ok bool)
	// Words gives the words of Keys in a language; words with another Tag if there
	// are none in it.
	Words func(lang string) Words
	// Reserved are paths after /{lang}/ that belong to screens of the site.
	Reserved []string
	// Root and OverlayRoot are written before the names of files in problems, so
	// that they can be opened: "locales", the operator's folder.
	Root, OverlayRoot string
}

// Library is all the pages in all their languages. It does not change after Load,
// so many goroutines may read it.
type Library struct {
	pages    map[string]map[string]*Page // by language, then slug
	picture  func(meaning string) (string, bool)
	table    pictureTable
	warnings []Problem
	topics   []Topic
	glossary map[string]*Glossary // by language
	packs    []Pack
	shorts   map[string]map[string]string // words of tiles, by language, then slug
}

// Slugs gives the names of all pages in the order of their tiles; those with no
// tile come last, by name.
func (l *Library) Slugs() []string {
	pages := slices.SortedFunc(maps.Values(l.pages[english]), func(a, b *Page) int {
		return cmp.Or(
			cmp.Compare(b2i(a.Order == 0), b2i(b.Order == 0)),
			cmp.Compare(a.Order, b.Order),
			cmp.Compare(a.Slug, b.Slug))
	})
	slugs := make([]string, len(pages))
	for i, p := range pages {
		slugs[i] = p.Slug
	}
	return slugs
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// Page gives a page in a language. If it is not written in that language it is the
// English one, with its links under the language asked for and, where there are any,
// the words of its tile in it; inLang is false. An unknown page is nil.
func (l *Library) Page(lang, slug string) (p *Page, inLang bool) {
	if p := l.pages[lang][slug]; p != nil {
		return p, true
	}
	en := l.pages[english][slug]
	if en == nil {
		return nil, false
	}
	shown := *en
	shown.Under = lang
	if short := l.shorts[lang][slug]; short != "" {
		shown.Short, shown.ShortLang = short, lang
	}
	return &shown, false
}

// Langs gives the languages that a page is written in, English first.
func (l *Library) Langs(slug string) []string {
	var langs []string
	for _, lang := range l.languages() {
		if l.pages[lang][slug] != nil {
			langs = append(langs, lang)
		}
	}
	return langs
}

// languages gives every language that there is a page in, English first.
func (l *Library) languages() []string {
	return slices.SortedFunc(maps.Keys(l.pages), func(a, b string) int {
		return cmp.Or(cmp.Compare(b2i(a != english), b2i(b != english)), cmp.Compare(a, b))
	})
}

// all gives every page in every language, in the order of languages and names.
func (l *Library) all() []*Page {
	var pages []*Page
	for _, lang := range l.languages() {
		for _, slug := range slices.Sorted(maps.Keys(l.pages[lang])) {
			pages = append(pages, l.pages[lang][slug])
		}
	}
	return pages
}

// PictureFits says what is wrong with a picture that stands beside words of a language:
// its meaning is not in the table, or the words do not say it. "" if nothing is; with
// no words, only the meaning has to be there.
func (l *Library) PictureFits(meaning, lang, words string) string {
	if _, ok := l.table[meaning]; ok && words == "" {
		return ""
	}
	return l.table.fits(meaning, lang, words)
}

// PictureMeanings gives every meaning of the table, by name.
func (l *Library) PictureMeanings() []string { return slices.Sorted(maps.Keys(l.table)) }
