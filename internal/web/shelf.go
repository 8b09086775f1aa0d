package web

import (
	"time"

	"plainwell/internal/web/press"
)

// shelfDocs writes what stands around the articles of a language: hard words, packs,
// the list for staff, the form about each page.
func (s *Server) shelfDocs(tag string, day time.Time, weights map[string]int64) ([]press.Doc, error) {
	var docs []press.Doc
	add := func(screen string, v view) error {
		body, err := s.write(screen, tag, v)
		docs = append(docs, press.Doc{Path: "/" + tag + "/" + v.Path, Type: htmlType, Body: body})
		return err
	}
	if err := add("words", s.wordsView(tag)); err != nil {
		return nil, err
	}
	if s.hasStaff() {
		if err := add("staff", s.staffView(tag)); err != nil {
			return nil, err
		}
	}
	packs, err := s.packDocs(tag, day, weights)
	if err != nil {
		return nil, err
	}
	return append(docs, packs...), nil
}

// listShelf puts them into the site map.
func (s *Server) listShelf(m *sitemap) {
	m.add(s.Site, s.wordTags(), "words", "")
	m.add(s.Site, s.everyTag(), nearPath, "")
	s.listMeet(m)
	if s.hasStaff() {
		m.add(s.Site, s.everyTag(), "staff", "")
	}
	if packs := s.Library.Packs(); len(packs) > 0 {
		m.add(s.Site, s.everyTag(), "packs", "")
		for _, p := range packs {
			m.add(s.Site, s.everyTag(), "packs/"+p.ID, "")
		}
	}
}
