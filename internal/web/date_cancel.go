package web

import (
	"strconv"

	"github.com/gofiber/fiber/v2"

	"plainwell/internal/fault"
)

// cancelView asks once before a date is cancelled.
type cancelView struct {
	Action, Back               string
	Address, When, Phone, Dial string
	Version, Phones            int
	Series                     int // version of its series; 0 for a date that does not repeat
}

func (s *Server) cancelScreen(c *fiber.Ctx) error {
	a, phone, err := s.own(c)
	if err != nil {
		return err
	}
	series, err := s.Dates.SeriesOf(c.UserContext(), phone.ID, a.Address.Reveal())
	if err != nil && !fault.Is(err, fault.NotFound) {
		return err
	}
	line, lang := s.dateLine(s.speaker(c), a, s.Clock()), "?lang="+s.tag(c)
	phones, err := s.Dates.Phones(c.UserContext(), a.ID)
	if err != nil {
		return err
	}
	return s.show(c, "date_cancel", view{Title: "date.cancel.title", Forms: true, Self: "/a/" + a.Address.Reveal() + "/cancel", Data: cancelView{
		Action: "/a/" + a.Address.Reveal() + "/cancel" + lang, Back: "/a/" + a.Address.Reveal() + lang, Address: a.Address.Reveal(), When: line.When, Phone: a.Phone.Reveal(), Dial: dial(a.Phone.Reveal()), Version: a.Version, Phones: phones, Series: series.Version,
	}})
}

func (s *Server) cancelDate(c *fiber.Ctx) error {
	_, phone, err := s.own(c)
	if err != nil {
		return err
	}
	version, _ := strconv.Atoi(c.FormValue("version"))
	if series, _ := strconv.Atoi(c.FormValue("series")); c.FormValue("scope") == scopeFollow {
		a, err := s.Dates.CancelFollowing(c.UserContext(), phone.ID, c.Params("address"), version, series)
		if err != nil {
			return err
		}
		return c.Redirect(savedAt(c, s.tag(c), a, "cancelled-all", nil), fiber.StatusSeeOther)
	}
	a, err := s.Dates.Cancel(c.UserContext(), phone.ID, c.Params("address"), version)
	if err != nil {
		return err
	}
	return c.Redirect(savedAt(c, s.tag(c), a, "cancelled", nil), fiber.StatusSeeOther)
}
