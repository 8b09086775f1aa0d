package web

import (
	"crypto/sha256"
	"encoding/base64"
	"html/template"
	"strings"

	"github.com/gofiber/fiber/v2"

	"plainwell/internal/fault"
	"plainwell/internal/i18n"
	"plainwell/internal/remind"
)

// feedRoutes are the calendar feed of a phone, and the page that makes it.
func (s *Server) feedRoutes() {
	s.app.Get("/:lang/dates/calendar", s.inLanguage(s.feedScreen))
	s.app.Post("/:lang/dates/calendar", s.inLanguage(s.changeFeed))
	s.app.Get("/c/:address", s.sendFeed)
}

// feedView is the page about the calendar feed.
type feedView struct {
	Known   bool
	Address string       // "" without one
	Tap     template.URL // the same, for a phone that opens its calendar with it
	Done    string
}

func (s *Server) feedScreen(c *fiber.Ctx) error {
	phone, known, err := s.phone(c)
	if err != nil {
		return err
	}
	v := feedView{Known: known, Done: doneKey(c)}
	if known {
		address, err := s.Feeds.Feed(c.UserContext(), phone.ID)
		if err != nil {
			return err
		}
		if address != "" {
			path := "/c/" + address.Reveal() + ".ics"
			v.Address = s.Site.abs(path)
			v.Tap = template.URL("webcal://" + s.Site.PublicURL.Host + path)
		}
	}
	return s.show(c, "feed", view{Title: "feed.title", Forms: true, Path: "dates/calendar", Data: v})
}

// changeFeed makes a new address, so that the one before leads nowhere, or none.
func (s *Server) changeFeed(c *fiber.Ctx) error {
	back := "/" + s.tag(c) + "/dates/calendar"
	switch c.FormValue("do") {
	case "new":
		phone, err := s.knownOrNewPhone(c)
		if err != nil {
			return err
		}
		if _, err := s.Feeds.NewFeed(c.UserContext(), phone.ID, s.Clock()); err != nil {
			return err
		}
		back += "?done=feed"
	case "end":
		phone, known, err := s.phone(c)
		if err != nil {
			return err
		}
		if known {
			if err := s.Feeds.EndFeed(c.UserContext(), phone.ID, s.Clock()); err != nil {
				return err
			}
		}
		back += "?done=feed-ended"
	}
	return c.Redirect(back, fiber.StatusSeeOther)
}

// sendFeed gives the dates of a phone to a calendar. It knows the phone by the
// address alone, and is never detailed: nobody knows who sees that calendar. It may
// be kept, but has to be asked for again each time, which is answered in few bytes
// when nothing has changed.
func (s *Server) sendFeed(c *fiber.Ctx) error {
	address, ok := strings.CutSuffix(c.Params("address"), ".ics")
	if !ok {
		return errNoPage
	}
	phone, err := s.Feeds.ByFeed(c.UserContext(), address)
	if fault.Is(err, fault.NotFound) {
		return errNoPage
	}
	if err != nil {
		return err
	}
	dates, err := s.Dates.List(c.UserContext(), phone.ID)
	if err != nil {
		return err
	}
	words := s.calendarWords(s.Bundle.For(phone.Lang), false)
	file := remind.Feed(dates, s.Site.Name, words, s.Site.PublicURL.Hostname(), s.Clock())
	sum := sha256.Sum256(file)
	tag := `"` + base64.RawURLEncoding.EncodeToString(sum[:16]) + `"`
	setPrivate(c)
	c.Set("Cache-Control", "private, no-cache")
	c.Set("ETag", tag)
	if asksForChange(c.Get("If-None-Match"), tag) {
		return c.SendStatus(fiber.StatusNotModified)
	}
	c.Set("Content-Type", "text/calendar; charset=utf-8")
	return c.Send(file)
}

// asksForChange says whether the asker has these bytes already (RFC 9110, 13.1.2).
func asksForChange(ifNoneMatch, tag string) bool {
	for one := range strings.SplitSeq(ifNoneMatch, ",") {
		if one = strings.TrimPrefix(strings.TrimSpace(one), "W/"); one == tag || one == "*" {
			return true
		}
	}
	return false
}

// calendarWords are the words of each date in a calendar file.
func (s *Server) calendarWords(say *i18n.Speaker, detail bool) func(remind.Appointment) remind.CalendarWords {
	return func(a remind.Appointment) remind.CalendarWords {
		words := remind.CalendarWords{
			Summary: say.T("calendar.summary"), Description: say.T("calendar.description"),
			Product: s.Site.Name, URL: s.Site.abs("/a/" + a.Address.Reveal()), Lang: say.Tag(),
			Detail: detail, PhoneLabel: say.T("date.phone"), BusLabel: say.T("date.bus"), CompanyLabel: strings.TrimSuffix(say.T("date.company"), "?"),
			BringLabel: say.T("date.bring"), NoteLabel: say.T("date.note"),
		}
		if detail {
			words.Summary = say.T(a.Kind.Key())
			if a.Company != remind.CompanyUnknown {
				words.Company = say.T(a.Company.Key())
			}
		}
		return words
	}
}
