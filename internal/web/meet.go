package web

import (
	"plainwell/internal/web/press"
)

// The tools for a meeting after /{lang}/. Nobody signs in for them, and nothing of a
// person is kept.
const (
	meetPath   = "meet"
	meetSheet  = "meet/sheet"
	meetShow   = "meet/show/" // and what is shown
	meetRing   = "meet/ring"
	meetPoster = "meet/poster"
	meetLetter = "meet/letter"
)

// meetRoutes are the tools whose answers hold something typed. Each of their forms is a
// pressed page, and the answer to it is the page itself: no address and no history
// holds what was typed.
func (s *Server) meetRoutes() {
	s.app.Post("/:lang/"+meetSheet, s.inLanguage(s.meetFind))
	s.app.Post("/:lang/"+meetPoster, s.inLanguage(s.posterMade))
	s.app.Post("/:lang/"+meetLetter, s.inLanguage(s.letterChecked))
	s.app.Post("/:lang/"+meetRing, s.inLanguage(s.ringStarted))
	s.app.Get("/:lang/"+meetRing+"/:code", s.ringWith(s.ringScreen))
	s.app.Get("/:lang/"+meetRing+"/:code/yes", s.ringWith(s.ringYes))
}

// meetTool is one line of the page of tools.
type meetTool struct{ Href, Picture, Name string }

var (
	meetTools = []meetTool{
		{meetSheet, "phone", "sheet"},
		{meetRing, "ring", "ring"},
		{meetPack, "checklist", "pack"},
		{meetPoster, "code", "poster"},
		{meetLetter, "letter", "letter"},
	}
	meetSignIn = meetTool{"/kw/sign-in", "lock", "sign-in"}
)

// meetView lists the tools, what is used every day first.
func (s *Server) meetView(tag string) view {
	var tools []meetTool
	for _, tool := range meetTools {
		tool.Href = "/" + tag + "/" + tool.Href
		tools = append(tools, tool)
	}
	if s.Sessions != nil {
		tools = append(tools, meetSignIn)
	}
	return s.meetScreen(tag, meetPath, "meet.title", "meet.describe", tools)
}

// meetScreen is a public page of the tools.
func (s *Server) meetScreen(tag, path, title, describe string, data any) view {
	return view{
		Title: title, Describe: s.Bundle.For(tag).T(describe), Path: path,
		Canonical: "/" + tag + "/" + path, Alternate: s.everyTag(), Data: data,
	}
}

// meetDocs write the tools as they are before anything is typed.
func (s *Server) meetDocs(tag string) ([]press.Doc, error) {
	var docs []press.Doc
	for _, screen := range []struct {
		name string
		view view
	}{
		{"meet", s.meetView(tag)},
		{"meet_sheet", s.sheetScreen(tag, s.sheetOf(tag))},
		{"meet_ring", s.ringForm(tag)},
		{"meet_poster", s.posterScreen(tag, s.posterForm(tag))},
		{"meet_letter", s.letterScreen(tag, s.letterForm(tag))},
	} {
		body, err := s.write(screen.name, tag, screen.view)
		if err != nil {
			return nil, err
		}
		docs = append(docs, press.Doc{Path: "/" + tag + "/" + screen.view.Path, Type: htmlType, Body: body, Forms: screen.view.Forms})
	}
	return docs, nil
}

// listMeet puts them into the site map.
func (s *Server) listMeet(m *sitemap) {
	for _, path := range []string{meetPath, meetSheet, meetRing, meetPoster, meetLetter} {
		m.add(s.Site, s.everyTag(), path, "")
	}
}
