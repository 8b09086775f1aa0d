package search_test

import (
	"context"
	"io/fs"
	"os"
	"sync"
	"testing"
	"time"

	"plainwell/internal/content"
	"plainwell/internal/facts"
	"plainwell/internal/i18n"
	"plainwell/internal/search"
	"plainwell/internal/store"
	"plainwell/locales"
)

// day is the day that the pages are read on.
var day = time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)

// real is made once: tests only ask it.
var real struct {
	once    sync.Once
	finder  *search.Finder
	library *content.Library
	err     error
}

// realFinder finds in the real pages with the real words. PLAINWELL_CONTENT_DIR
// lays a folder of drafts over them.
func realFinder(t testing.TB) (*search.Finder, *content.Library) {
	t.Helper()
	real.once.Do(func() { real.finder, real.library, real.err = makeReal() })
	if real.err != nil {
		t.Fatal(real.err)
	}
	return real.finder, real.library
}

func makeReal() (*search.Finder, *content.Library, error) {
	var own fs.FS
	book, err := facts.Load(locales.FS(), "facts.toml")
	if err != nil {
		return nil, nil, err
	}
	if dir := os.Getenv("PLAINWELL_CONTENT_DIR"); dir != "" {
		own = os.DirFS(dir)
		if _, err := fs.Stat(own, "facts.toml"); err == nil {
			over, err := facts.Load(own, "facts.toml")
			if err != nil {
				return nil, nil, err
			}
			book = book.Overlay(over)
		}
	}
	bundle, err := i18n.Load(locales.FS())
	if err != nil {
		return nil, nil, err
	}
	library, err := content.Load(locales.FS(), own, content.Options{
		Facts: book, Picture: func(string) (string, bool) { return "", true }, Words: func(tag string) content.Words { return bundle.For(tag) },
	})
	if err != nil {
		return nil, nil, err
	}
	called := map[string]search.Called{}
	for _, lang := range []string{"en", "cy"} {
		if called[lang], err = search.LoadCalled(locales.FS(), lang); err != nil {
			return nil, nil, err
		}
	}
	called["cy"] = called["cy"].Over(called["en"])
	f := search.New(search.Options{
		Called: called,
		Documents: func(lang string, day time.Time) []search.Document {
			var docs []search.Document
			for _, slug := range library.Slugs() {
				p, _ := library.Page(lang, slug)
				plain := p.Plain(day)
				docs = append(docs, search.Document{Slug: slug, Title: p.Title + "\n" + p.Short, Headings: plain.Headings, Hard: plain.Hard, Body: plain.Body})
			}
			return docs
		},
		Build: func(ctx context.Context, docs map[string][]search.Document) (search.Index, error) {
			return store.NewSearchIndex(ctx, docs)
		},
	})
	return f, library, f.Remake(context.Background(), day)
}
