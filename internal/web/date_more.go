package web

import (
	"github.com/gofiber/fiber/v2"

	"plainwell/internal/device"
	"plainwell/internal/fault"
	"plainwell/internal/i18n"
	"plainwell/internal/remind"
)

// dateMore is what a date's page says besides the date itself: that it repeats,
// what changed, and what is special about the day.
type dateMore struct {
	Repeats   string // how often, in words; "" for a date that does not
	Ends      string
	Short     bool // it says what happens in a shorter month
	Ended     bool // no more will come
	All       string
	Follows   bool   // other dates were changed, or are off, with it
	From      string // the first of them, in words; "" when it is gone
	Own       bool   // some of them were changed alone, and kept that
	ChangedOn string
	Holiday   bool
	Forward   bool // the clocks go forward over its time
	Twice     bool // the clocks go back over it
}

func (s *Server) dateMore(c *fiber.Ctx, a remind.Appointment, phone device.Device, holds bool) (dateMore, error) {
	say, ctx := s.speaker(c), c.UserContext()
	var dates []remind.Occurrence
	m := dateMore{Holiday: s.Holidays.On(a.Starts)}
	_, m.Twice, _ = a.Starts.In(local(a).Location())
	if holds {
		series, err := s.Dates.SeriesOf(ctx, phone.ID, a.Address.Reveal())
		switch {
		case err == nil:
			m.series(say, series.Series)
			m.All = "/a/" + a.Address.Reveal() + "/all"
			dates = series.Dates
		case !fault.Is(err, fault.NotFound):
			return m, err
		}
	}
	for _, o := range dates {
		m.Forward = m.Forward || o.ID == a.ID && o.Forward
	}
	change := a.Last
	if change == nil {
		return m, nil
	}
	m.Follows = change.Follows > 0
	for _, o := range dates {
		if m.Follows && o.Number == change.Follows {
			m.From = say.Date(local(o.Appointment))
		}
		m.Own = m.Own || m.Follows && o.Number > change.Follows && o.Own && !o.Cancelled
	}
	m.ChangedOn = say.Date(change.At.In(local(a).Location()))
	return m, nil
}

// series puts how a date repeats into words.
func (m *dateMore) series(say *i18n.Speaker, series remind.Series) {
	rule := series.Rule
	if rule.Times > 0 { // those before the last change count too
		rule.Times += series.From - 1
	}
	m.Repeats, m.Ends, m.Short, m.Ended = rule.Words(say), rule.EndWords(say), rule.ShortMonths(), series.Ended
}
