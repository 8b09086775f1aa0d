package web

import (
	"strings"

	"github.com/gofiber/fiber/v2"
)

// sheetChoice is the list of all that can be shown or printed in a meeting.
type sheetChoice struct {
	findResult
	Groups []sheetGroup
}

// sheetGroup is some of it under a heading.
type sheetGroup struct {
	ID, Title string
	Rows      []sheetRow
}

// sheetRow is one page: the first tap shows it as a QR code, or prints it.
type sheetRow struct {
	Show, Print string // addresses; Print is "" where there is no sheet
	Words, Lang string // Lang where it is not the page's language
}

// printNow at the end of the address of a sheet opens the dialog for printing.
const printNow = "#print"

func (s *Server) sheetScreen(tag string, v sheetChoice) view {
	screen := s.meetScreen(tag, meetSheet, "meet.sheet.title", "meet.sheet.describe", v)
	screen.Forms = true
	return screen
}

// sheetOf lists everything, what helps most in a first meeting first.
func (s *Server) sheetOf(tag string) sheetChoice {
	say := s.Bundle.For(tag)
	v := sheetChoice{findResult: findResult{Suggest: s.suggestions(tag)}}
	v.Groups = append(v.Groups, sheetGroup{ID: "first", Title: say.T("meet.sheet.first"), Rows: s.passedRows(tag, homeAt, gpStart, cardPath, fillPath, "topics", "help-now")})
	var packs []string
	for _, p := range s.Library.Packs() {
		packs = append(packs, "packs/"+p.ID)
	}
	rows := s.passedRows(tag, packs...)
	for i, p := range s.Library.Packs() {
		rows[i].Words = say.T("pack." + p.ID) // the worker has to know which is which
	}
	v.Groups = append(v.Groups, sheetGroup{ID: "packs", Title: say.T("packs.title"), Rows: rows})
	for _, topic := range s.Library.Topics() {
		g := sheetGroup{ID: topic.ID, Title: say.T("topics." + topic.ID)}
		for _, slug := range topic.Slugs {
			page, _ := s.Library.Page(tag, slug)
			g.Rows = append(g.Rows, s.tileRow(tag, page.Path, s.tileOf(tag, page)))
		}
		v.Groups = append(v.Groups, g)
	}
	return v
}

// passedRows makes rows of addresses after /{lang}/.
func (s *Server) passedRows(tag string, at ...string) []sheetRow {
	var rows []sheetRow
	for _, path := range at {
		one, ok := s.passOn(tag, path)
		if !ok {
			continue // an operator's folder may have taken it away
		}
		row := sheetRow{Show: "/" + tag + "/" + meetShow + one.At, Words: one.Title}
		if one.Print != "" {
			row.Print = "/" + tag + "/" + one.Print + printNow
		}
		rows = append(rows, row)
	}
	return rows
}

// tileRow makes the row of an article.
func (s *Server) tileRow(tag, path string, t tile) sheetRow {
	at := "/" + tag + "/"
	return sheetRow{Show: at + meetShow + path, Print: at + path + printEnd + printNow, Words: t.Words, Lang: t.Lang}
}

// meetFind finds pages to show or print, as the search does.
func (s *Server) meetFind(c *fiber.Ctx) error {
	tag := s.tag(c)
	v := sheetChoice{findResult: s.findFor(c, c.FormValue("q"))}
	if len(v.Found) == 0 {
		result := v.findResult
		v = s.sheetOf(tag)
		v.findResult = result
	} else {
		g := sheetGroup{ID: "found", Title: s.speaker(c).T("find.found")}
		for _, f := range v.Found {
			g.Rows = append(g.Rows, s.tileRow(tag, strings.TrimPrefix(f.Href, "/"+tag+"/"), f.tile))
		}
		v.Groups = []sheetGroup{g}
	}
	return s.show(c, "meet_sheet", s.sheetScreen(tag, v))
}
