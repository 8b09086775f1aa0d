package web

import (
	"errors"
	"slices"
	"sync"
	"time"

	"plainwell/internal/web/press"
)

const htmlType = "text/html; charset=utf-8"

// Reserved are the addresses after /{lang}/ that belong to screens, which no article
// may take.
var Reserved = []string{
	"", "kept", "offline", "topics", "words", "packs", "packs/", "staff", v1Reading, "find", "easy/",
	"settings", "forget", "forgotten", "dates", "dates/new", "dates/calendar", "reminders", "move", "move/here", "code", meetPack,
	gpStart, gpStart + "/", gpCode, gpMy, gpNo, nearPath, fillPath, cardPath, cardPath + "/", meetPath, meetPath + "/", shareFolder,
}

// docs writes every public page and file as it reads on a day. It is the press's
// source.
func (s *Server) docs(day time.Time) ([]press.Doc, error) { return s.allDocs(day, false) }

// Drafts writes the public pages that are in the site map as they read on a day, with
// data-line attributes that point at the lines of the Markdown files, for the reading
// check. Nothing is served.
func Drafts(o Options, day time.Time) ([]press.Doc, error) {
	s, err := writer(o)
	if err != nil {
		return nil, err
	}
	docs, err := s.allDocs(day, true)
	listed := s.listed()
	return slices.DeleteFunc(docs, func(d press.Doc) bool { return !listed[d.Path] }), err
}

// allDocs writes the pages of every language, then the files that list them: the
// worker with what it may keep, the manifests, the site map.
func (s *Server) allDocs(day time.Time, lines bool) ([]press.Doc, error) {
	docs, err := s.everyLanguage(day, lines)
	if err != nil {
		return nil, err
	}
	quiet, err := s.quietDoc()
	if err != nil {
		return nil, err
	}
	docs = append(docs, quiet, s.sitemapDoc(), s.robotsDoc(), s.licencesDoc())
	manifests, err := s.manifestDocs()
	if err != nil {
		return nil, err
	}
	docs = append(docs, manifests...)
	described, err := s.v1Docs()
	if err != nil {
		return nil, err
	}
	docs = append(docs, described...)
	if s.Front.Built() {
		worker, err := s.workerDoc(docs, quiet)
		if err != nil {
			return nil, err
		}
		docs = append(docs, worker)
	}
	return append(docs, s.Front.files...), nil
}

// everyLanguage writes the pages of all languages, side by side.
func (s *Server) everyLanguage(day time.Time, lines bool) ([]press.Doc, error) {
	tags := s.Bundle.Tags()
	docs, errs := make([][]press.Doc, len(tags)), make([]error, len(tags))
	var wait sync.WaitGroup
	for i, tag := range tags {
		wait.Go(func() { docs[i], errs[i] = s.languageDocs(tag, day, lines) })
	}
	wait.Wait()
	return slices.Concat(docs...), errors.Join(errs...)
}

// languageDocs writes the pages of one language.
func (s *Server) languageDocs(tag string, day time.Time, lines bool) ([]press.Doc, error) {
	articles, sizes, err := s.articleDocs(tag, day, lines)
	if err != nil {
		return nil, err
	}
	weights := map[string]int64{}
	for i, d := range articles {
		weights[d.Path] = sizes[i]
	}
	s.weights.Store(tag, weights)
	around, err := s.shelfDocs(tag, day, weights)
	if err != nil {
		return nil, err
	}
	docs := slices.Concat(articles, around)
	for _, write := range []func(string) (press.Doc, error){s.gpStartDoc, s.gpNoDoc} {
		doc, err := write(tag)
		if err != nil {
			return nil, err
		}
		docs = append(docs, doc)
	}
	for _, screen := range []struct {
		name string
		view view
	}{
		{"home", s.homeView(tag)},
		{"kept", s.keptView(tag, articles, sizes)},
		{"topics", s.topicsView(tag)},
		{"near", s.nearForm(tag)},
		{"offline", view{Title: "offline.title", Path: "offline"}},
		{"forget", view{Forms: true, Title: "forget.title", Path: "forget", Canonical: "/" + tag + "/forget", Alternate: s.everyTag()}},
		{"forgotten", view{Title: "forgotten.title", Path: "forgotten", Plain: true}},
	} {
		body, err := s.write(screen.name, tag, screen.view)
		if err != nil {
			return nil, err
		}
		docs = append(docs, press.Doc{Path: "/" + tag + "/" + screen.view.Path, Type: htmlType, Body: body, Forms: screen.view.Forms})
	}
	tools, err := s.meetDocs(tag)
	if err != nil {
		return nil, err
	}
	onPhone, err := s.phoneDocs(tag)
	return slices.Concat(docs, tools, onPhone), err
}

// everyTag lists the languages of a page that the interface itself writes.
func (s *Server) everyTag() []string { return s.Bundle.Tags() }
