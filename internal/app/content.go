package app

import (
	"fmt"
	"io/fs"
	"sync"

	"plainwell/internal/content"
	"plainwell/internal/facts"
	"plainwell/internal/i18n"
	"plainwell/internal/readability"
	"plainwell/internal/remind"
	"plainwell/internal/search"
	"plainwell/internal/web"
	"plainwell/locales"
	"plainwell/pwa"
)

// shelf is everything that is read and never written: words, facts, pages, pictures.
type shelf struct {
	bundle  *i18n.Bundle
	facts   *facts.Book
	library *content.Library
	front   *web.Front
	called  map[string]search.Called

	letters  *readability.Letters
	holidays remind.Holidays
}

const factsFile = "facts.toml"

// builtIn is the shelf with no operator's folder: it is the same for everybody who
// reads it in one process, so it is read once.
var builtIn = sync.OnceValues(func() (shelf, error) { return layShelf(nil) })

// builtInWords are the messages, which nothing is laid over.
var builtInWords = sync.OnceValues(func() (*i18n.Bundle, error) { return i18n.Load(locales.FS()) })

// readShelf reads what is built in, with the operator's own folder laid over it, if
// own is not nil. Any mistake in either stops the start.
func readShelf(own fs.FS) (shelf, error) {
	if own == nil {
		return builtIn()
	}
	return layShelf(own)
}

func layShelf(own fs.FS) (shelf, error) {
	var s shelf
	var err error
	if s.front, err = web.LoadFront(pwa.FS()); err != nil {
		return s, err
	}
	if s.bundle, err = builtInWords(); err != nil {
		return s, err
	}
	if s.facts, err = facts.Load(locales.FS(), factsFile); err != nil {
		return s, err
	}
	if own != nil {
		if _, err := fs.Stat(own, factsFile); err == nil {
			over, err := facts.Load(own, factsFile)
			if err != nil {
				return s, fmt.Errorf("PLAINWELL_CONTENT_DIR: %w", err)
			}
			s.facts = s.facts.Overlay(over)
		}
	}
	if s.holidays, err = readHolidays(own); err != nil {
		return s, err
	}
	if s.letters, err = readability.LoadLetters(locales.FS()); err != nil {
		return s, err
	}
	if s.called, err = readCalled(s.bundle, own); err != nil {
		return s, err
	}
	s.library, err = content.Load(locales.FS(), own, content.Options{
		Facts: s.facts, Picture: s.front.Inner, Words: func(tag string) content.Words { return s.bundle.For(tag) },
		Root: "locales", OverlayRoot: "PLAINWELL_CONTENT_DIR", Reserved: web.Reserved,
	})
	return s, err
}
