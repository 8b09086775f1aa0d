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

func (s *Server) keptView(tag string, articles []press.Doc, size int64) view {
	k := keptView{Size: size}
	var hrefs []string
	for _, d := range articles {
		hrefs = append(hrefs, d.Path)
	}
	for _, slug := range s.Library.Slugs() {
		page, _ := s.Library.Page(tag, slug)
		k.Pages = append(k.Pages, keptPage{Href: "/" + tag + "/" + page.Path, Words: page.Short})
	}
	k.List = strings.Join(hrefs, " ")
	return view{Title: "kept.title", Path: "kept", Data: k}
}
