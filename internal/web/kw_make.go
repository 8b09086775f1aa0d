package web

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"github.com/gofiber/fiber/v2"

	"plainwell/internal/fault"
	"plainwell/internal/remind"
	"plainwell/internal/worker"
)

// deskFields are what the form of a date asks a worker besides: whom it is for.
type deskFields struct {
	nickForm
	Person string   // number of the person, "" for none yet
	Fixed  string   // their nickname, where the form does not ask
	People []choice // whom the worker may pick
}

// makeScreen is the form of a new date.
func (s *Server) makeScreen(c *fiber.Ctx) error {
	form, err := s.filled(c, s.speaker(c), c.Query("t"))
	if err != nil {
		return err
	}
	return s.showMake(c, form, &repeatFields{}, &deskFields{Person: c.Query("person")}, nil)
}

func (s *Server) showMake(c *fiber.Ctx, form remind.Form, repeat *repeatFields, d *deskFields, wrong error) error {
	people, err := s.Desk.People(c.UserContext(), actor(c))
	if err != nil {
		return err
	}
	for _, p := range people {
		id := strconv.FormatInt(int64(p.ID), 10)
		if id == d.Person && c.Query("person") == id {
			d.Fixed = p.Nick.Reveal()
		}
		d.People = append(d.People, choice{id, p.Nick.Reveal(), id == d.Person})
	}
	action := "/dates/new"
	if d.Fixed != "" {
		action += "?person=" + d.Person
	}
	tag := s.tag(c)
	if wrong != nil {
		d.Errors = formErrors(s.speaker(c), fault.Of(wrong))
	}
	return s.showForm(c, dateForm{
		Action: kwPath(tag, action), Back: kwPath(tag, "/new"), Heading: "kw.new.title", Button: "kw.new.button",
		Form: form, Repeat: repeat, Desk: d, ForTeam: true,
	}, wrong)
}

// makeDate saves a new date for a person, who may be new too, and leads to the page
// that gives it to them.
func (s *Server) makeDate(c *fiber.Ctx) error {
	form, repeat, d := readForm(c), readRepeat(c), &deskFields{Person: c.FormValue("person")}
	d.Nick = c.FormValue("nick")
	details, notes, err := remind.Parse(form, s.Site.Zone.String(), s.Clock())
	rule, err := repeat.rule(details.Starts, err)
	id, whoErr := s.forWhom(c, d, err == nil)
	if err = both(err, whoErr); err != nil {
		return s.showMake(c, form, repeat, d, err)
	}
	a, err := addOneOrMany(c.UserContext(), s.Desk.Book(actor(c)), id, details, rule)
	if err != nil {
		return s.showMake(c, form, repeat, d, err)
	}
	to := madePath(a.ID) + "/give?done=made"
	if len(notes) > 0 {
		to += "&note=" + noteNames(notes)
	}
	return s.toKW(c, to)
}

// forWhom gives the person of the form. A nickname that is on the caseload already is
// that person, so that a second tap makes nobody twice; any other is somebody new, who
// is added when the rest of the form is right.
func (s *Server) forWhom(c *fiber.Ctx, d *deskFields, add bool) (worker.PersonID, error) {
	ctx, by := c.UserContext(), actor(c)
	if strings.TrimSpace(d.Nick) == "" {
		id, err := number(d.Person)
		if err != nil {
			return 0, fault.Fields("kw.error.form", fault.Field{Name: "person", Key: "kw.error.person"})
		}
		p, err := s.Desk.Person(ctx, by, worker.PersonID(id))
		return p.ID, err
	}
	nick, name, err := readNick(c)
	d.Name = name
	if err == nil {
		nick, err = worker.CheckNick(nick)
	}
	if err != nil {
		return 0, err
	}
	people, err := s.Desk.People(ctx, by)
	if err != nil {
		return 0, err
	}
	if i := slices.IndexFunc(people, func(p worker.Person) bool {
		return p.Worker == by.Account && strings.EqualFold(p.Nick.Reveal(), nick.Reveal())
	}); i >= 0 {
		return people[i].ID, nil
	}
	if !add {
		return 0, nil
	}
	p, err := s.Desk.AddPerson(ctx, by, nick)
	return p.ID, err
}

// both tells what is wrong in two parts of one form together.
func both(one, other error) error {
	if one == nil || other == nil {
		return firstOf(one, other)
	}
	a, okA := errors.AsType[*fault.Error](one)
	b, okB := errors.AsType[*fault.Error](other)
	if !okA || !okB || a.Code != fault.Invalid || b.Code != fault.Invalid {
		return firstOf(other, one)
	}
	return fault.Fields(a.Key, append(slices.Clone(b.Fields), a.Fields...)...)
}

// noteNames writes notes about a saved date for an address.
func noteNames(notes []remind.Note) string {
	names := make([]string, len(notes))
	for i, n := range notes {
		names[i] = noteName(n)
	}
	return strings.Join(names, ".")
}
