package web

import (
	"github.com/gofiber/fiber/v2"

	"plainwell/internal/i18n"
	"plainwell/internal/worker"
)

// kwHomeView is the first page after sign-in: the list of today.
type kwHomeView struct {
	Name   string
	Done   string
	Groups []todayGroup
	People bool // who is signed in has a caseload
	Links  []kwLink
}

// todayGroup is what waits for the same reason.
type todayGroup struct {
	Why   worker.Matter
	Lines []todayLine
}

// todayLine is one date that waits.
type todayLine struct {
	madeLine
	Nick    string
	Person  string // address of the person's page
	Covered string // whose person it is, where the reader stands in
}

// madeLine is a date as its worker sees it, in a list.
type madeLine struct {
	dateLine
	At    string        // its address under /kw
	Reach worker.Reach  // how it reaches the person
	Ring  string        // the number of the place, to ring it; "" for none
	Phone string        // the same as it was written
	Why   worker.Matter // what may be dealt with, "" for nothing
}

func (s *Server) madeLine(c *fiber.Ctx, say *i18n.Speaker, m worker.Made) madeLine {
	l := madeLine{dateLine: s.dateLine(say, m.Appointment, s.Clock()), At: madePath(m.ID), Reach: m.Reach, Phone: m.Phone.Reveal()}
	l.Ring = dial(l.Phone)
	if key := saidToTeam[m.Answer.Said]; key != "" {
		l.Said = say.T(key)
	}
	return l
}

func (s *Server) kwHome(c *fiber.Ctx) error {
	by := actor(c)
	v := kwHomeView{Done: deskDoneKey(c), People: by.Role.HasCaseload() && s.Desk != nil, Links: kwLinks(by)}
	if s.Accounts != nil {
		me, err := s.Accounts.Me(c.UserContext(), by)
		if err != nil {
			return err
		}
		if me.Name == "" { // came by the organisation's sign-in, and has chosen no name yet
			return goOn(c, "/kw/account?done=name")
		}
		v.Name = me.Name.Reveal()
	}
	if v.People {
		var err error
		if v.Groups, err = s.todayGroups(c); err != nil {
			return err
		}
	}
	return s.show(c, "kw_home", view{Title: "kw.home.title", Self: "/kw", Forms: true, Data: v})
}

func (s *Server) todayGroups(c *fiber.Ctx) ([]todayGroup, error) {
	lines, err := s.Desk.Today(c.UserContext(), actor(c))
	if err != nil {
		return nil, err
	}
	names, _, err := s.colleagueNames(c)
	if err != nil {
		return nil, err
	}
	say := s.speaker(c)
	groups := []todayGroup{{Why: worker.MatterAnswer}, {Why: worker.MatterReach}, {Why: worker.MatterToday}}
	for _, l := range lines {
		line := todayLine{madeLine: s.madeLine(c, say, l.Made), Nick: l.Person.Nick.Reveal(), Person: personPath(l.Person.ID), Covered: names[l.Covered]}
		if l.Why != worker.MatterToday {
			line.Why = l.Why
		}
		for i := range groups {
			if groups[i].Why == l.Why {
				groups[i].Lines = append(groups[i].Lines, line)
			}
		}
	}
	return groups, nil
}

// dealtWith takes a date off the list of today.
func (s *Server) dealtWith(c *fiber.Ctx) error {
	m, err := s.madeOf(c)
	if err != nil {
		return err
	}
	if err := s.Desk.DealtWith(c.UserContext(), actor(c), m.ID, worker.Matter(c.FormValue("what"))); err != nil {
		return err
	}
	return s.toKW(c, "?done=dealt")
}
