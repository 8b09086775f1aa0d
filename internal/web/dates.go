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
	s.app.Get("/a/:address/all", s.allDatesScreen)
	s.app.Get("/a/:address/all.ics", s.allCalendar)
	s.app.Get("/a/:address/qr.svg", s.dateCode)
	s.app.Get("/n/:address", s.noticeScreen)
	s.answerRoutes()
	s.teamRoutes()
	s.phonesRoutes()
	s.app.Get("/:lang/inbox", s.inLanguage(s.inboxScreen))
}

// datesView is the list of a phone's dates.
type datesView struct {
	Coming []dateLine
	Past   []dateLine
	Push   device.PushState
	Done   string // message key of what has just been done, "" for nothing
	Kind   []kindLine
}

// dateLine is one date in the list.
type dateLine struct {
	Href, When, In, Kind, Place string
	Cancelled                   bool
	Repeats, All, AllWords      string   // how it repeats, and the page of all its dates; "" for one that does not
	Off                         string   // says that it is off
	Notes                       []string // such as that it is on a bank holiday
	Said                        string   // what the person answered, "" for nothing
}

func (s *Server) datesScreen(c *fiber.Ctx) error {
	phone, known, err := s.phone(c)
	if err != nil {
		return err
	}
	v := datesView{Push: device.PushNone, Done: doneKey(c)}
	if known {
		v.Push = phone.Push
		if v.Coming, v.Past, err = s.dateLines(c, phone); err != nil {
			return err
		}
		v.Kind = s.kindLines(c, s.speaker(c), phone)
	}
	return s.show(c, "dates", view{Title: "dates.title", Path: "dates", Data: v})
}

// dateLines lists the dates of a phone: of those that repeat, the next one.
func (s *Server) dateLines(c *fiber.Ctx, phone device.Device) (coming, past []dateLine, err error) {
	list, err := s.Dates.List(c.UserContext(), phone.ID)
	if err != nil {
		return nil, nil, err
	}
	repeats, err := s.Dates.Repeats(c.UserContext(), phone.ID)
	if err != nil {
		return nil, nil, err
	}
	now, say := s.Clock(), s.speaker(c)
	var series []int64
	for _, a := range list {
		line := s.dateLine(say, a, now)
		if a.UTC.Before(now) {
			past = append(past, line)
			continue
		}
		if of, ok := repeats[a.ID]; ok {
			line.All, line.AllWords = line.Href+"/all", say.T("repeat.all")
			if !of.Ended {
				line.Repeats = of.Rule.Words(say)
			}
		}
		coming, series = append(coming, line), append(series, repeats[a.ID].ID)
	}
	return listed(coming, series), past, nil
}

func (s *Server) dateLine(say *i18n.Speaker, a remind.Appointment, now time.Time) dateLine {
	at := local(a)
	line := dateLine{
		Href: "/a/" + a.Address.Reveal(), When: say.DateTime(at), In: say.InDays(now.In(at.Location()), at),
		Kind: say.T(a.Kind.Key()), Place: a.Place.Reveal(), Cancelled: a.Cancelled, Said: saidWords(say, a.Answer),
	}
	if a.Cancelled {
		line.Off = say.T("date.cancelled")
	} else if s.Holidays.On(a.Starts) {
		line.Notes = append(line.Notes, say.T("date.holiday"))
	}
	return line
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
	"repeats": "repeat.done.added", "changed-all": "repeat.done.changed", "cancelled-all": "repeat.done.cancelled",
	"feed": "feed.done.new", "feed-ended": "feed.done.ended",
	"moved": "dates.done.moved", "stopped": "reminders.done.stopped", "detail": "reminders.done.detail",
	"settings": "settings.done",
	"shared":   "phones.done.shared", "dropped": "phones.done.dropped", "answered": "answer.done",
	"kept": "by.done.kept", "let-go": "by.done.let-go",
	"key-ended": "kw.keys.done.ended", "callback-ended": "kw.callback.done.ended", "callback-tried": "kw.callback.done.tried",
}

func doneKey(c *fiber.Ctx) string { return doneKeys[c.Query("done")] }
