package web

import (
	"github.com/gofiber/fiber/v2"

	"plainwell/internal/device"
	"plainwell/internal/remind"
)

// allView is the page of all the dates of a series.
type allView struct {
	dateMore
	Kind    string
	Address string
	Coming  []dateLine
	Past    []dateLine
	More    bool // more will come than are listed
	Done    string
}

// heldSeries reads the date of an address with all those that it repeats on.
func (s *Server) heldSeries(c *fiber.Ctx) (a remind.Appointment, phone device.Device, series remind.SeriesDates, err error) {
	if a, phone, err = s.held(c); err != nil {
		return a, phone, series, err
	}
	series, err = s.Dates.SeriesOf(c.UserContext(), phone.ID, a.Address.Reveal())
	return a, phone, series, noDate(err)
}

func (s *Server) allDatesScreen(c *fiber.Ctx) error {
	a, _, series, err := s.heldSeries(c)
	if err != nil {
		return err
	}
	say, now := s.speaker(c), s.Clock()
	v := allView{Kind: say.T(series.Kind.Key()), Address: a.Address.Reveal(), Done: doneKey(c)}
	v.series(say, series.Series)
	v.More = !series.Extend.IsZero()
	for _, o := range series.Dates {
		line := s.dateLine(say, o.Appointment, now)
		switch {
		case o.Cancelled:
		case o.Own:
			line.Notes = append(line.Notes, say.T("repeat.own"))
		case o.Forward:
			line.Notes = append(line.Notes, say.T("repeat.forward"))
		}
		if o.UTC.Before(now) {
			v.Past = append(v.Past, line)
		} else {
			v.Coming = append(v.Coming, line)
		}
	}
	return s.show(c, "date_all", view{Title: "repeat.all.title", Self: "/a/" + v.Address + "/all", Data: v})
}

// allCalendar gives the dates of a series that are made as one calendar file.
func (s *Server) allCalendar(c *fiber.Ctx) error {
	_, phone, series, err := s.heldSeries(c)
	if err != nil {
		return err
	}
	var dates []remind.Appointment
	for _, o := range series.Dates {
		dates = append(dates, o.Appointment)
	}
	setPrivate(c)
	c.Set("Content-Type", "text/calendar; charset=utf-8")
	c.Set("Content-Disposition", `attachment; filename="dates.ics"`)
	words := s.calendarWords(s.speaker(c), phone.Detail)
	return c.Send(remind.CalendarOf(dates, words, s.Site.PublicURL.Hostname(), s.Clock()))
}

// listed leaves, of the dates to come that repeat, the next of each series, which
// then says how it repeats. Dates that are off stand back for one that is not.
func listed(lines []dateLine, series []int64) []dateLine {
	next := map[int64]int{}
	for i, id := range series {
		if j, seen := next[id]; id != 0 && (!seen || lines[j].Cancelled && !lines[i].Cancelled) {
			next[id] = i
		}
	}
	var out []dateLine
	for i, line := range lines {
		if series[i] == 0 || next[series[i]] == i {
			out = append(out, line)
		}
	}
	return out
}
