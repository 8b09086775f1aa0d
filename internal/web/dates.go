package web

import (
	"time"

	"github.com/gofiber/fiber/v2"

	"plainwell/internal/device"
	"plainwell/internal/i18n"
	"plainwell/internal/remind"
)

// dateRoutes are the screens of "My dates".
func (s *Server) dateRoutes() {
	s.app.Get("/:lang/dates", s.inLanguage(s.datesScreen))
	s.app.Get("/:lang/dates/new", s.inLanguage(s.newDateScreen))
	s.app.Post("/:lang/dates/new", s.inLanguage(s.addDate))
	s.app.Get("/a/:address", s.dateScreen)
	s.app.Get("/a/:address/change", s.changeScreen)
	s.app.Post("/a/:address/change", s.changeDate)
	s.app.Get("/a/:address/cancel", s.cancelScreen)
	s.app.Post("/a/:address/cancel", s.cancelDate)
	s.app.Get("/n/:address", s.noticeScreen)
	s.answerRoutes()
	s.phonesRoutes()
	s.app.Get("/:lang/inbox", s.inLanguage(s.inboxScreen))
}

// datesView is the list of a phone's dates.
type datesView struct {
	Coming []dateLine
	Past   []dateLine
	Push   device.PushState
	Done   string // message key of what has just been done, "" for nothing
}

// dateLine is one date in the list.
type dateLine struct {
	Href, When, In, Kind, Place string
	Cancelled                   bool
	Said                        string // what the person answered, "" for nothing
}

func (s *Server) datesScreen(c *fiber.Ctx) error {
	phone, known, err := s.phone(c)
	if err != nil {
		return err
	}
	v := datesView{Push: device.PushNone, Done: doneKey(c)}
	if known {
		v.Push = phone.Push
		list, err := s.Dates.List(c.UserContext(), phone.ID)
		if err != nil {
			return err
		}
		now := s.Clock()
		for _, a := range list {
			line := s.dateLine(s.speaker(c), a, now)
			if a.UTC.Before(now) {
				v.Past = append(v.Past, line)
			} else {
				v.Coming = append(v.Coming, line)
			}
		}
	}
	return s.show(c, "dates", view{Title: "dates.title", Path: "dates", Data: v})
}

func (s *Server) dateLine(say *i18n.Speaker, a remind.Appointment, now time.Time) dateLine {
	at := local(a)
	return dateLine{
		Href: "/a/" + a.Address.Reveal(), When: say.DateTime(at), In: say.InDays(now.In(at.Location()), at),
		Kind: say.T(a.Kind.Key()), Place: a.Place.Reveal(), Cancelled: a.Cancelled, Said: saidWords(say, a.Answer),
	}
}

// local is the start of a date on the clocks of its own zone.
func local(a remind.Appointment) time.Time {
	zone, err := time.LoadLocation(a.Zone)
	if err != nil {
		zone = time.UTC
	}
	return a.UTC.In(zone)
}

// What has just been done, as it stands in ?done=. Anything else is nothing.
var doneKeys = map[string]string{
	"added": "dates.done.added", "changed": "dates.done.changed", "cancelled": "dates.done.cancelled",
	"moved": "dates.done.moved", "stopped": "reminders.done.stopped", "detail": "reminders.done.detail",
	"settings": "settings.done",
	"shared":   "phones.done.shared", "dropped": "phones.done.dropped", "answered": "answer.done",
}

func doneKey(c *fiber.Ctx) string { return doneKeys[c.Query("done")] }
