package app

import (
	"context"
	"fmt"
	"io/fs"
	"time"

	"plainwell/internal/i18n"
	"plainwell/internal/search"
	"plainwell/internal/store"
	"plainwell/locales"
)

// readCalled reads what people call things in every language, an operator's own
// words with ours, and English under every other language: people mix them.
func readCalled(bundle *i18n.Bundle, own fs.FS) (map[string]search.Called, error) {
	all := map[string]search.Called{}
	for _, tag := range bundle.Tags() {
		called, err := search.LoadCalled(locales.FS(), tag)
		if err != nil {
			return nil, err
		}
		if own != nil {
			more, err := search.LoadCalled(own, tag)
			if err != nil {
				return nil, fmt.Errorf("PLAINWELL_CONTENT_DIR: %w", err)
			}
			called = called.Over(more)
		}
		all[tag] = called
	}
	for tag, called := range all {
		if tag != "en" {
			all[tag] = called.Over(all["en"])
		}
	}
	return all, nil
}

// makeFinder makes the search over the pages of today.
func (a *App) makeFinder(ctx context.Context, words shelf) (*search.Finder, error) {
	f := search.New(search.Options{
		Called:    words.called,
		Documents: words.documents,
		Build: func(ctx context.Context, docs map[string][]search.Document) (search.Index, error) {
			return store.NewSearchIndex(ctx, docs)
		},
	})
	return f, f.Remake(ctx, a.clock().In(a.site.Zone))
}

// documents gives every page as it is looked up in a language; a page that is not
// written in it in English, as the site shows it.
func (s shelf) documents(tag string, day time.Time) []search.Document {
	var docs []search.Document
	for _, slug := range s.library.Slugs() {
		page, _ := s.library.Page(tag, slug)
		plain := page.Plain(day)
		title := page.Title + "\n" + page.Short
		if say := s.bundle.For(tag); say.Has("tile." + slug) {
			title += "\n" + say.T("tile."+slug)
		}
		docs = append(docs, search.Document{Slug: slug, Title: title, Headings: plain.Headings, Hard: plain.Hard, Body: plain.Body})
	}
	return docs
}
