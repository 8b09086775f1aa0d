package web

import (
	"strconv"

	"github.com/gofiber/fiber/v2"

	"plainwell/internal/fault"
	"plainwell/internal/remind"
	"plainwell/internal/worker"
)

// madeView is one date on the desk.
type madeView struct {
	madeLine
	Nick, Person     string // the nickname, and the address of the person's page
	Past             bool
	Place, Bring     string
	Note, Bus        string
	Repeats          string // how often, in words; "" for one that does not
	Done             string
	Paused           bool
	Notes            []string
	Answered, Failed bool // there is something to deal with
}

func (s *Server) madeScreen(c *fiber.Ctx) error {
	m, err := s.madeOf(c)
	if err != nil {
		return err
	}
	p, err := s.Desk.Person(c.UserContext(), actor(c), m.Person)
	if err != nil {
		return err
	}
	say := s.speaker(c)
	v := madeView{
		madeLine: s.madeLine(c, say, m), Nick: p.Nick.Reveal(), Person: personPath(p.ID), Past: m.UTC.Before(s.Clock()), Paused: p.Paused,
		Place: m.Place.Reveal(), Bring: m.Bring.Reveal(), Note: m.Note.Reveal(), Bus: m.Bus.Reveal(), Done: deskDoneKey(c), Notes: notesOf(c),
		Answered: m.Answer.Said == remind.SaidCant || m.Answer.Said == remind.SaidHelp, Failed: m.Reach == worker.ReachMayNot,
	}
	series, err := s.Desk.Book(actor(c)).SeriesOf(c.UserContext(), m.Person, m.Address.Reveal())
	if err == nil && !series.Ended {
		v.Repeats = series.Rule.Words(say)
	} else if err != nil && !fault.Is(err, fault.NotFound) {
		return err
	}
	return s.show(c, "kw_made", view{Title: "date.title", Self: "/kw" + v.At, Forms: true, Data: v})
}

// saidToTeam are the answers as the team reads them.
var saidToTeam = map[remind.Said]string{
	remind.SaidGoing: "kw.said.going", remind.SaidCant: "kw.said.cant", remind.SaidHelp: "kw.said.help",
}

func (s *Server) changeMadeForm(c *fiber.Ctx, m worker.Made, version int, form remind.Form, repeat *repeatFields) dateForm {
	tag := s.tag(c)
	return dateForm{
		Action: kwPath(tag, madePath(m.ID)+"/change"), Back: kwPath(tag, madePath(m.ID)),
		Heading: "date.form.title.change", Button: "date.form.save-change", Version: version, Form: form, Repeat: repeat, ForTeam: true,
	}
}

func (s *Server) changeMadeScreen(c *fiber.Ctx) error {
	m, err := s.madeOf(c)
	if err != nil {
		return err
	}
	repeat, err := ofSeries(c.UserContext(), s.Desk.Book(actor(c)), m.Person, m.Appointment)
	if err != nil {
		return err
	}
	return s.showForm(c, s.changeMadeForm(c, m, m.Version, remind.FormOf(m.Details), repeat), nil)
}

func (s *Server) changeMade(c *fiber.Ctx) error {
	m, err := s.madeOf(c)
	if err != nil {
		return err
	}
	form, repeat, book := readForm(c), readRepeat(c), s.Desk.Book(actor(c))
	version, _ := strconv.Atoi(c.FormValue("version"))
	asked, err := ofSeries(c.UserContext(), book, m.Person, m.Appointment)
	if err != nil {
		return err
	}
	repeat.AnyOwn = asked.AnyOwn
	details, notes, err := remind.Parse(form, s.Site.Zone.String(), s.Clock())
	if repeat.changes(asked) == "repeats" {
		_, err = repeat.rule(details.Starts, err)
	}
	if err == nil {
		_, err = changeOneOrMany(c.UserContext(), book, m.Person, m.Address.Reveal(), version, details, repeat, asked)
	}
	if err != nil {
		return s.showForm(c, s.changeMadeForm(c, m, version, form, repeat), err)
	}
	to := madePath(m.ID) + "?done=changed"
	if len(notes) > 0 {
		to += "&note=" + noteNames(notes)
	}
	return s.toKW(c, to)
}

func (s *Server) cancelMadeScreen(c *fiber.Ctx) error {
	m, err := s.madeOf(c)
	if err != nil {
		return err
	}
	series, err := s.Desk.Book(actor(c)).SeriesOf(c.UserContext(), m.Person, m.Address.Reveal())
	if err != nil && !fault.Is(err, fault.NotFound) {
		return err
	}
	line, at, tag := s.dateLine(s.speaker(c), m.Appointment, s.Clock()), madePath(m.ID), s.tag(c)
	return s.show(c, "date_cancel", view{Title: "date.cancel.title", Forms: true, Self: "/kw" + at + "/cancel", Data: cancelView{
		Action: kwPath(tag, at+"/cancel"), Back: kwPath(tag, at), When: line.When, Phone: m.Phone.Reveal(), Dial: dial(m.Phone.Reveal()),
		Version: m.Version, Series: series.Version,
	}})
}

func (s *Server) cancelMade(c *fiber.Ctx) error {
	m, err := s.madeOf(c)
	if err != nil {
		return err
	}
	book := s.Desk.Book(actor(c))
	version, _ := strconv.Atoi(c.FormValue("version"))
	if series, _ := strconv.Atoi(c.FormValue("series")); c.FormValue("scope") == scopeFollow {
		_, err = book.CancelFollowing(c.UserContext(), m.Person, m.Address.Reveal(), version, series)
	} else {
		_, err = book.Cancel(c.UserContext(), m.Person, m.Address.Reveal(), version)
	}
	if err != nil {
		return err
	}
	return s.toKW(c, madePath(m.ID)+"?done=cancelled")
}
