package web

import (
	"strings"

	"plainwell/internal/web/press"
)

// keptView is the public page that scripts fill from the phone's own storage: kept
// pages, kept dates, past notices.
type keptView struct {
	Pages []keptPage
	Size  int64 // of all pages together, bytes on the wire
	List  string
}

// keptPage is one page that a phone may keep.
type keptPage struct {
	Href, Words string
}

func (s *Server) keptView(tag string, articles []press.Doc, sizes []int64) view {
	k := keptView{}
	var hrefs []string
	// The articles come in the order of the library. A sensitive page is kept by its
	// own button only, and readers are not offered the pages for staff.
	for i, slug := range s.Library.Slugs() {
		page, _ := s.Library.Page(tag, slug)
		if page.Neutral || page.Staff() {
			continue
		}
		k.Size += sizes[i]
		hrefs = append(hrefs, articles[i].Path)
		k.Pages = append(k.Pages, keptPage{Href: "/" + tag + "/" + page.Path, Words: page.Short})
	}
	k.List = strings.Join(hrefs, " ")
	return view{Title: "kept.title", Path: "kept", Data: k}
}
