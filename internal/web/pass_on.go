package web

import (
	"strings"

	"plainwell/internal/content"
)

// passed is a public address that can be passed on: shared, or shown as a QR code.
type passed struct {
	At      string // after /{lang}/ in the addresses of the ways to share it
	Path    string // its own address after /{lang}/
	Lang    string // of Title, where it is not the language asked for
	Title   string // what a message may call it: nothing of a sensitive page
	Neutral bool
	Print   string // address of its sheet after /{lang}/, "" for none
}

// homeAt stands for the home page, whose own address after /{lang}/ is empty.
const homeAt = "home"

// passedScreens are the public screens that can be passed on, with the keys of their
// titles and their sheets. What belongs to one phone is not among them.
var passedScreens = []struct{ at, key, print string }{
	{"topics", "topics.title", ""}, {"packs", "packs.title", ""}, {"find", "find.title", ""}, {"words", "words.title", ""},
	{"staff", "staff.title", ""},
	{gpStart, "gp.start.title", ""}, {gpNo, "gp.no.title", ""}, {nearPath, "near.title", ""}, {fillPath, "gp.fill.title", ""},
	{cardPath, "gp.show.title", cardPath + printEnd}, {cardPath + walesEnd, "gp.show.wales", cardPath + walesEnd + printEnd},
	{meetPath, "meet.title", ""}, {meetSheet, "meet.sheet.title", ""}, {meetRing, "meet.ring.title", ""},
	{meetPoster, "meet.poster.title", ""}, {meetLetter, "meet.letter.title", ""}, {meetPack, "meet.tool.pack", ""},
}

// passOn finds what stands at an address after /{lang}/, if it can be passed on.
func (s *Server) passOn(tag, at string) (passed, bool) {
	say := s.Bundle.For(tag)
	if at == homeAt {
		return passed{At: at, Title: s.Site.Name}, true
	}
	for _, screen := range passedScreens {
		if screen.at == at {
			return passed{At: at, Path: at, Title: say.T(screen.key), Print: screen.print}, true
		}
	}
	if id, ok := strings.CutPrefix(at, "packs/"); ok {
		for _, p := range s.Library.Packs() {
			if p.ID == id {
				return s.passedPack(tag, p), true
			}
		}
	}
	if page := s.atPath(tag, at); page != nil {
		one := passed{At: at, Path: at, Title: s.sharedTitle(page), Neutral: page.Neutral, Print: at + printEnd}
		if !page.Neutral && page.Lang != tag {
			one.Lang = page.Lang
		}
		return one, true
	}
	return passed{}, false
}

// passedPack is a pack. One with a sensitive page in it is called by the site's name.
func (s *Server) passedPack(tag string, p content.Pack) passed {
	at := "packs/" + p.ID
	one := passed{At: at, Path: at, Title: s.Bundle.For(tag).T("pack." + p.ID), Print: at}
	for _, slug := range p.Pages {
		if page, _ := s.Library.Page(tag, slug); page.Neutral {
			one.Neutral, one.Title = true, s.Site.Name
		}
	}
	return one
}
