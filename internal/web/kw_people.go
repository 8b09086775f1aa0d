package web

import (
	"github.com/gofiber/fiber/v2"

	"plainwell/internal/fault"
	"plainwell/internal/redact"
	"plainwell/internal/worker"
)

// peopleView is the caseload, with the form to add somebody.
type peopleView struct {
	nickForm
	Done   string
	People []personLine
}

// personLine is one person in the list.
type personLine struct {
	Href, Nick string
	Worker     string // whose caseload they are on, where it is not the reader's own
	Paused     bool
	Test       bool
}

// nickForm asks for a nickname. One that looks like a name asks back once.
type nickForm struct {
	Nick   string
	Name   bool // it looks like a full name: the tick is shown
	Errors []formError
}

// readNick takes a nickname as it was typed. What cannot be used is an error; one
// that looks like a name is one too, until the worker says that it is none.
func readNick(c *fiber.Ctx) (redact.Text, bool, error) {
	nick := redact.Text(c.FormValue("nick"))
	if !worker.LooksLikeName(nick) {
		return nick, false, nil
	}
	if c.FormValue("no-name") == "" {
		return nick, true, fault.Fields("kw.error.form", fault.Field{Name: "nick", Key: "kw.error.nick-name"})
	}
	return nick, true, nil
}

// nickFailed fills the form with what was wrong, or gives the error back.
func (s *Server) nickFailed(c *fiber.Ctx, f *nickForm, name bool, err error) error {
	e := fault.Of(err)
	if e.Code != fault.Invalid && e.Code != fault.TooMany {
		return err
	}
	f.Nick, f.Name, f.Errors = c.FormValue("nick"), name, formErrors(s.speaker(c), e)
	c.Status(statuses[e.Code])
	return nil
}

func (s *Server) peopleScreen(c *fiber.Ctx) error { return s.showPeople(c, nickForm{}) }

func (s *Server) showPeople(c *fiber.Ctx, f nickForm) error {
	v := peopleView{nickForm: f, Done: deskDoneKey(c)}
	people, err := s.Desk.People(c.UserContext(), actor(c))
	if err != nil {
		return err
	}
	names, _, err := s.colleagueNames(c)
	if err != nil {
		return err
	}
	for _, p := range people {
		line := personLine{Href: personPath(p.ID), Nick: p.Nick.Reveal(), Paused: p.Paused, Test: p.Test}
		if p.Worker != actor(c).Account {
			line.Worker = names[p.Worker]
		}
		v.People = append(v.People, line)
	}
	return s.show(c, "kw_people", view{Title: "kw.people.title", Self: "/kw/people", Forms: true, Data: v})
}

func (s *Server) addPerson(c *fiber.Ctx) error {
	nick, name, err := readNick(c)
	var p worker.Person
	if err == nil {
		p, err = s.Desk.AddPerson(c.UserContext(), actor(c), nick)
	}
	if err != nil {
		var f nickForm
		if err := s.nickFailed(c, &f, name, err); err != nil {
			return err
		}
		return s.showPeople(c, f)
	}
	return s.toKW(c, personPath(p.ID)+"?done=added")
}
