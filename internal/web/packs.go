package web

import (
	"html/template"
	"strings"
	"time"

	"plainwell/internal/content"
	"plainwell/internal/web/press"
)

// packView is one ready-made pack: to read, to keep, and to print on one side.
type packView struct {
	ID      string
	Pages   []packPage
	Keep    string // addresses with spaces between; "" when nothing may be kept this way
	Size    int64  // bytes on the wire of what Keep names
	Private bool   // a page of it is kept by its own button only
}

// packPage is one page of a pack with its first lines.
type packPage struct {
	Href, Picture, Title string
	Address              string // as it is typed, for the printed sheet
	Lang                 string // where it is not the language of the site
	Lead                 template.HTML
	Private              bool  // sensitive: kept by its own button
	Size                 int64 // bytes on the wire
}

// packDocs writes the list of packs and each pack. weights are what articles weigh on
// the wire, by address.
func (s *Server) packDocs(tag string, day time.Time, weights map[string]int64) ([]press.Doc, error) {
	packs := s.Library.Packs()
	if len(packs) == 0 {
		return nil, nil
	}
	body, err := s.write("packs", tag, view{
		Title: "packs.title", Describe: s.Bundle.For(tag).T("packs.describe"), Path: "packs",
		Canonical: "/" + tag + "/packs", Alternate: s.everyTag(), Data: s.packTiles(tag, packs),
	})
	if err != nil {
		return nil, err
	}
	docs := []press.Doc{{Path: "/" + tag + "/packs", Type: htmlType, Body: body}}
	for _, p := range packs {
		doc, err := s.packDoc(tag, day, p, weights)
		if err != nil {
			return nil, err
		}
		docs = append(docs, doc)
	}
	return docs, nil
}

func (s *Server) packTiles(tag string, packs []content.Pack) []tile {
	var tiles []tile
	for _, p := range packs {
		tiles = append(tiles, tile{Href: "/" + tag + "/packs/" + p.ID, Picture: p.Picture, Words: s.Bundle.For(tag).T("pack." + p.ID)})
	}
	return tiles
}

func (s *Server) packDoc(tag string, day time.Time, p content.Pack, weights map[string]int64) (press.Doc, error) {
	path := "packs/" + p.ID
	at := "/" + tag + "/" + path
	pack := s.packOf(tag, day, p.Pages, weights)
	pack.ID, pack.Keep = p.ID, strings.TrimSpace(at+" "+pack.Keep)
	say := s.Bundle.For(tag)
	v := view{
		Title: "pack." + p.ID, Describe: say.T("pack." + p.ID + ".lead"), Path: path, Canonical: at, Alternate: s.everyTag(),
		Neutral: pack.Private, Data: &pack,
	}
	if v.Neutral {
		v.Describe = say.T("home.describe")
	}
	// The size of the sheet stands on it: written once to be weighed.
	body, err := s.write("pack", tag, v)
	if err != nil {
		return press.Doc{}, err
	}
	pack.Size += press.Weigh(body)
	body, err = s.write("pack", tag, v)
	return press.Doc{Path: at, Type: htmlType, Body: body}, err
}

// packOf reads the pages of a pack, ready-made or made by somebody. A page that is no
// longer there is left out.
func (s *Server) packOf(tag string, day time.Time, slugs []string, weights map[string]int64) packView {
	var pack packView
	var keep []string
	for _, slug := range slugs {
		page, inLang := s.Library.Page(tag, slug)
		if page == nil {
			continue
		}
		href := page.Address()
		one := packPage{Href: href, Picture: page.Picture, Title: page.Title, Lead: template.HTML(page.Lead(day)), Address: s.Site.PublicURL.Host + href, Size: weights[href]}
		if !inLang {
			one.Lang = page.Lang
		}
		if one.Private = page.Neutral; one.Private {
			pack.Private = true
		} else {
			pack.Size += one.Size
			keep = append(keep, href)
		}
		pack.Pages = append(pack.Pages, one)
	}
	pack.Keep = strings.Join(keep, " ")
	return pack
}
