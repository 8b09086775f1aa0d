// Package search finds pages for what people type: emergencies first, then what
// people really call things, then the words of the pages, all of it forgiving of
// spelling. It knows no SQL: the full-text index is behind Index.
package search

import "context"

// Document is one page in the words of one language, as it is looked up. All texts
// are plain words.
type Document struct {
	Slug     string
	Title    string // the title and the words of the tile
	Called   string // what people call it
	Headings string
	Hard     string // hard words and what they mean
	Body     string
}

// Hit is a page that holds some of the words. Score is larger the better it fits.
type Hit struct {
	Slug  string
	Score float64
}

// Index holds the words of the pages. The store makes it anew each day.
type Index interface {
	// Find gives the pages of a language that hold any of the words, best first. With
	// open, the last word may be the beginning of one. Words are letters and digits only.
	Find(ctx context.Context, lang string, words []string, open bool) ([]Hit, error)
	Close() error
}
