package web

import (
	"slices"
	"strings"
	"time"

	"plainwell/internal/content"
	"plainwell/internal/web/press"
)

// besideDoc writes what stands beside an article: the ways to share it, its QR code as
// large as the screen, its sheet and its card for paper, and the question whether it was
// easy to read. There are five for each article in each language, and few are ever asked
// for.
func (s *Server) besideDoc(path string, day time.Time) (press.Doc, bool, error) {
	tag, rest, _ := strings.Cut(strings.TrimPrefix(path, "/"), "/")
	if !slices.Contains(s.Bundle.Tags(), tag) {
		return press.Doc{}, false, nil
	}
	if doc, ok, err := s.phonePageDoc(tag, rest); ok {
		return doc, true, err
	}
	if at, ok := strings.CutPrefix(rest, easyFolder); ok {
		return s.besideOf(tag, at, func(p *content.Page) (press.Doc, error) { return s.easyDoc(tag, p) })
	}
	for folder, write := range map[string]func(string, passed) (press.Doc, error){shareFolder: s.shareDoc, meetShow: s.showDoc} {
		if at, ok := strings.CutPrefix(rest, folder); ok {
			one, ok := s.passOn(tag, at)
			if !ok {
				return press.Doc{}, false, nil
			}
			doc, err := write(tag, one)
			return doc, true, err
		}
	}
	card := false
	at, ok := strings.CutSuffix(rest, printEnd)
	if !ok {
		at, card = strings.CutSuffix(rest, cardEnd)
	}
	if !ok && !card {
		return press.Doc{}, false, nil
	}
	return s.besideOf(tag, at, func(p *content.Page) (press.Doc, error) { return s.printDoc(tag, p, day, card) })
}

// atPath is the article at an address after /{lang}/; nil where there is none.
func (s *Server) atPath(tag, path string) *content.Page {
	for _, slug := range s.Library.Slugs() {
		if page, _ := s.Library.Page(tag, slug); page.Path == path {
			return page
		}
	}
	return nil
}

// besideOf writes what stands beside the article at an address, if there is one.
func (s *Server) besideOf(tag, at string, write func(*content.Page) (press.Doc, error)) (press.Doc, bool, error) {
	page := s.atPath(tag, at)
	if page == nil {
		return press.Doc{}, false, nil
	}
	doc, err := write(page)
	return doc, true, err
}
