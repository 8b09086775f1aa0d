package web

import (
	"strings"

	"github.com/gofiber/fiber/v2"

	"plainwell/internal/device"
	"plainwell/internal/fault"
	"plainwell/internal/remind"
)

// dateView is the page of one date.
type dateView struct {
	Address                         string
	When, In                        string
	Kind, Place, Phone, Bring, Note string
	Dial                            string // Phone as a tel: address, "" when it holds too few digits
	Getting                         gettingView
	Answer                          answerView
	Changes                         []changeLine
	Phones                          int // how many phones hold it; 0 for a phone that does not
	Reminders                       []string
	Holds                           bool // this phone holds it, so it may change it
	Past, Cancelled                 bool
	Push                            device.PushState
	Done                            string
	Notes                           []string
	More                            dateMore
	By                              *teamView // the team that made it; nil for a person's own
}

// errNoDate is the one answer for an address that leads nowhere, whether it never
// did or no longer does.
var errNoDate = fault.New(fault.NotFound, "date.error.none")

// dateScreen shows a date, or gives its calendar file.
func (s *Server) dateScreen(c *fiber.Ctx) error {
	address, calendar := strings.CutSuffix(c.Params("address"), ".ics")
	phone, _, err := s.phone(c)
	if err != nil {
		return err
	}
	a, holds, err := s.Dates.Find(c.UserContext(), address, phone.ID)
	if err != nil {
		return noDate(err)
	}
	if calendar {
		return s.sendCalendar(c, a, holds && phone.Detail)
	}
	return s.showDate(c, a, phone, holds)
}

// noticeScreen is where a notice leads: the date as it is now.
func (s *Server) noticeScreen(c *fiber.Ctx) error {
	phone, _, err := s.phone(c)
	if err != nil {
		return err
	}
	a, holds, err := s.Dates.FindNotice(c.UserContext(), c.Params("address"), phone.ID)
	if err != nil {
		return noDate(err)
	}
	return s.showDate(c, a, phone, holds)
}

// held reads the date of an address for what only the phone that holds it may do.
func (s *Server) held(c *fiber.Ctx) (remind.Appointment, device.Device, error) {
	phone, _, err := s.phone(c)
	if err != nil {
		return remind.Appointment{}, phone, err
	}
	a, holds, err := s.Dates.Find(c.UserContext(), c.Params("address"), phone.ID)
	if err == nil && !holds {
		err = fault.New(fault.Forbidden, "date.error.other-phone")
	}
	return a, phone, noDate(err)
}

func noDate(err error) error {
	if fault.Is(err, fault.NotFound) {
		return errNoDate
	}
	return err
}

func (s *Server) showDate(c *fiber.Ctx, a remind.Appointment, phone device.Device, holds bool) error {
	say, now := s.speaker(c), s.Clock()
	line := s.dateLine(say, a, now)
	v := dateView{
		Address: a.Address.Reveal(), When: line.When, In: line.In, Kind: line.Kind, Place: line.Place,
		Phone: a.Phone.Reveal(), Dial: dial(a.Phone.Reveal()), Bring: a.Bring.Reveal(), Note: a.Note.Reveal(),
		Holds: holds, Past: a.UTC.Before(now), Cancelled: a.Cancelled, Push: phone.Push, Done: doneKey(c),
	}
	v.More = s.dateMore(c, a, phone, holds)
	for _, o := range a.Offsets {
		v.Reminders = append(v.Reminders, say.T(o.Key()))
	}
	v.Notes, v.By = notesOf(c), teamOf(a)
	v.Getting, v.Answer, v.Changes = gettingOf(say, a), answerOf(c, a), changesOf(say, a)
	if holds {
		var err error
		if v.Phones, err = s.Dates.Phones(c.UserContext(), a.ID); err != nil {
			return err
		}
	}
	return s.show(c, "date", view{Title: "date.title", Forms: holds || a.By != nil, Self: "/a/" + v.Address, Data: v})
}

// noteName is how a note about a saved date stands in an address.
func noteName(n remind.Note) string { return strings.TrimPrefix(string(n), "date.note.") }

// dial keeps the digits of a phone number, and a plus in front. Under three digits
// is no number.
func dial(typed string) string {
	var b strings.Builder
	digits := 0
	for i, r := range strings.TrimSpace(typed) {
		switch {
		case r >= '0' && r <= '9':
			digits++
			b.WriteRune(r)
		case r == '+' && i == 0:
			b.WriteRune(r)
		case strings.ContainsRune(" -().", r):
		default:
			return ""
		}
	}
	if digits < 3 {
		return ""
	}
	return b.String()
}

// sendCalendar gives the date as a file that every calendar reads. Detail is in it
// only when the person asked for detail.
func (s *Server) sendCalendar(c *fiber.Ctx, a remind.Appointment, detail bool) error {
	setPrivate(c)
	c.Set("Content-Type", "text/calendar; charset=utf-8")
	c.Set("Content-Disposition", `attachment; filename="date.ics"`)
	words := s.calendarWords(s.speaker(c), detail)(a)
	return c.Send(remind.Calendar(a, words, s.Site.PublicURL.Hostname(), s.Clock()))
}
