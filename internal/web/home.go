package web

import "plainwell/internal/content"

// tile is one large picture with a few words.
type tile struct {
	Href, Picture, Words, Lang string
}

// homeView is the home page: the tiles in their order, the GP first.
func (s *Server) homeView(tag string) view {
	say := s.Bundle.For(tag)
	tiles := s.tiles(tag)
	return view{Title: "home.title", Describe: say.T("home.describe"), Canonical: "/" + tag + "/", Alternate: s.everyTag(), Forms: true, Data: tiles}
}

// datesPicture is the picture of the tile "My dates".
const datesPicture = "when"

// tiles are the topics in their order, with the reader's own dates among them.
func (s *Server) tiles(tag string) []tile {
	say := s.Bundle.For(tag)
	var tiles []tile
	for _, slug := range s.Library.Slugs() {
		page, _ := s.Library.Page(tag, slug)
		if page.Order == 0 || page.Staff() {
			continue
		}
		tiles = append(tiles, s.tileOf(tag, page))
	}
	dates := tile{Href: "/" + tag + "/dates", Picture: datesPicture, Words: say.T("nav.dates")}
	// My dates stand third: after the doctor and the first help, within the first screen.
	at := min(2, len(tiles))
	return append(tiles[:at], append([]tile{dates}, tiles[at:]...)...)
}

// tileOf makes the tile of a page: words of the interface where it has them, else
// the page's own short title in its own language.
func (s *Server) tileOf(tag string, page *content.Page) tile {
	t := tile{Href: "/" + tag + "/" + page.Path, Picture: page.Picture, Words: page.Short}
	if say := s.Bundle.For(tag); say.Has("tile." + page.Slug) {
		t.Words = say.T("tile." + page.Slug)
	} else if page.ShortLang != tag {
		t.Lang = page.ShortLang
	}
	return t
}
