package web

import (
	"html/template"
	"strings"

	"github.com/gofiber/fiber/v2"

	"plainwell/internal/worker"
)

// sheetView is a sheet of A4 for a person without a phone: one date, or all that are
// to come. It names nobody but the team.
type sheetView struct {
	Team, Worker string
	Back         string
	Dates        []sheetDate
}

// sheetDate is one date on the sheet.
type sheetDate struct {
	dateLine
	Phone, Bring, Bus string
	Note, Company     string
	Code              template.HTML // leads to the date; only where it stands alone
	Short             string        // the same address, to type
}

func (s *Server) dateSheet(c *fiber.Ctx) error {
	m, err := s.madeOf(c)
	if err != nil {
		return err
	}
	return s.showSheet(c, []worker.Made{m}, madePath(m.ID), "/print", true)
}

func (s *Server) personSheet(c *fiber.Ctx) error {
	p, err := s.personOf(c)
	if err != nil {
		return err
	}
	dates, err := s.Desk.Dates(c.UserContext(), actor(c), p.ID)
	if err != nil {
		return err
	}
	var coming []worker.Made
	for _, m := range dates {
		if !m.Cancelled && !m.UTC.Before(s.Clock()) {
			coming = append(coming, m)
		}
	}
	return s.showSheet(c, coming, personPath(p.ID), "/print", false)
}

func (s *Server) showSheet(c *fiber.Ctx, dates []worker.Made, at, end string, alone bool) error {
	say := s.speaker(c)
	team, err := s.Desk.TeamName(c.UserContext(), actor(c))
	if err != nil {
		return err
	}
	v := sheetView{Team: team, Back: kwPath(s.tag(c), at)}
	for _, m := range dates {
		d := sheetDate{
			dateLine: s.dateLine(say, m.Appointment, s.Clock()), Phone: m.Phone.Reveal(), Bring: m.Bring.Reveal(),
			Bus: m.Bus.Reveal(), Note: m.Note.Reveal(), Company: gettingOf(say, m.Appointment).Company,
		}
		if m.By != nil {
			v.Worker = m.By.Worker.Reveal()
		}
		if alone {
			address := s.Site.abs("/a/" + m.Address.Reveal())
			_, d.Short, _ = strings.Cut(address, "://")
			if d.Code, err = codeOf(address); err != nil {
				return err
			}
		}
		v.Dates = append(v.Dates, d)
	}
	return s.show(c, "kw_sheet", view{Title: "dates.title", Self: "/kw" + at + end, Data: v})
}
