package web

import (
	"github.com/gofiber/fiber/v2"

	"plainwell/internal/worker"
)

// personView is the page of one person.
type personView struct {
	nickForm
	At     string // its address under /kw
	Shown  string // the nickname that is kept
	Done   string
	Worker string // whose they are, where it is not the reader's own
	Paused bool
	Test   bool
	Mine   bool // the reader may hand them over
	Coming []madeLine
	Past   []madeLine
	Kind   []kindChoice
}

// kindChoice is one kind line that a worker may leave with a tap.
type kindChoice struct {
	Key   string
	ID    int64 // of the team's own words
	Words string
}

func (s *Server) personScreen(c *fiber.Ctx) error { return s.showPerson(c, nickForm{}) }

func (s *Server) showPerson(c *fiber.Ctx, f nickForm) error {
	p, err := s.personOf(c)
	if err != nil {
		return err
	}
	by, say := actor(c), s.speaker(c)
	v := personView{nickForm: f, At: personPath(p.ID), Shown: p.Nick.Reveal(), Done: deskDoneKey(c), Paused: p.Paused, Test: p.Test}
	v.Mine = by.Role == worker.RoleLead || p.Worker == by.Account
	if len(f.Errors) == 0 {
		v.Nick = v.Shown
	}
	if p.Worker != by.Account {
		names, _, err := s.colleagueNames(c)
		if err != nil {
			return err
		}
		v.Worker = names[p.Worker]
	}
	dates, err := s.Desk.Dates(c.UserContext(), by, p.ID)
	if err != nil {
		return err
	}
	for _, m := range dates {
		if m.UTC.Before(s.Clock()) {
			v.Past = append(v.Past, s.madeLine(c, say, m))
		} else {
			v.Coming = append(v.Coming, s.madeLine(c, say, m))
		}
	}
	for _, key := range worker.KindKeys {
		v.Kind = append(v.Kind, kindChoice{Key: key, Words: say.T(key)})
	}
	own, err := s.Desk.UsableWords(c.UserContext(), by, worker.SortKind)
	for _, w := range own {
		v.Kind = append(v.Kind, kindChoice{ID: w.ID, Words: w.Text.Reveal()})
	}
	if err != nil {
		return err
	}
	return s.show(c, "kw_person", view{Title: "kw.person.title", Self: "/kw" + v.At, Forms: true, Data: v})
}

func (s *Server) renamePerson(c *fiber.Ctx) error {
	p, err := s.personOf(c)
	if err != nil {
		return err
	}
	nick, name, err := readNick(c)
	if err == nil {
		err = s.Desk.RenamePerson(c.UserContext(), actor(c), p.ID, nick)
	}
	if err != nil {
		var f nickForm
		if err := s.nickFailed(c, &f, name, err); err != nil {
			return err
		}
		return s.showPerson(c, f)
	}
	return s.toKW(c, personPath(p.ID)+"?done=renamed")
}

// pausePerson stops all notices of a person at once, or lets later ones go again.
func (s *Server) pausePerson(c *fiber.Ctx) error {
	p, err := s.personOf(c)
	if err != nil {
		return err
	}
	on := c.FormValue("pause") == "on"
	if err := s.Desk.Pause(c.UserContext(), actor(c), p.ID, on); err != nil {
		return err
	}
	done := "unpaused"
	if on {
		done = "paused"
	}
	return s.toKW(c, personPath(p.ID)+"?done="+done)
}

// sayKind leaves a kind line on the page of the person's dates.
func (s *Server) sayKind(c *fiber.Ctx) error {
	p, err := s.personOf(c)
	if err != nil {
		return err
	}
	own, _ := number(c.FormValue("own")) // 0 where it is a line that comes with the program
	if err := s.Desk.SayKind(c.UserContext(), actor(c), p.ID, c.FormValue("key"), own); err != nil {
		return err
	}
	return s.toKW(c, personPath(p.ID)+"?done=kind")
}
