package web

import (
	"strconv"

	"github.com/gofiber/fiber/v2"

	"plainwell/internal/fault"
	"plainwell/internal/remind"
	"plainwell/internal/worker"
)

// handView is the page to hand people over and to say who stands in.
type handView struct {
	Done    string
	Errors  []formError
	People  []choice
	To      []choice // colleagues who may have people
	From    []choice // whose people the reader may hand over, all at once
	Away    []choice // whose absence the reader may note
	Covers  []coverLine
	Day     string
	Month   string
	Year    string
	Example int // year of the example in the hint
}

// coverLine is one colleague who is away.
type coverLine struct {
	Away, Stand, Until string
	ID                 worker.AccountID
	Mine               bool // the reader may end it
}

// Error gives the words about one field, or "".
func (v handView) Error(field string) string { return dateForm{Errors: v.Errors}.Error(field) }

func (s *Server) handScreen(c *fiber.Ctx) error { return s.showHand(c, nil) }

func (s *Server) showHand(c *fiber.Ctx, wrong error) error {
	by, say, ctx := actor(c), s.speaker(c), c.UserContext()
	v := handView{Done: deskDoneKey(c), Day: c.FormValue("day"), Month: c.FormValue("month"), Year: c.FormValue("year"), Example: s.today().Year()}
	names, all, err := s.colleagueNames(c)
	if err != nil {
		return err
	}
	for _, a := range all {
		id := strconv.FormatInt(int64(a.ID), 10)
		if !a.Role.HasCaseload() || a.Name == "" {
			continue
		}
		if by.Role == worker.RoleLead || a.ID == by.Account {
			v.From = append(v.From, choice{id, a.Name.Reveal(), c.FormValue("from") == id || c.FormValue("from") == "" && a.ID == by.Account})
		}
		if a.Off {
			continue
		}
		v.To = append(v.To, choice{id, a.Name.Reveal(), c.FormValue("to") == id})
		if by.Role == worker.RoleLead || a.ID == by.Account {
			v.Away = append(v.Away, choice{id, a.Name.Reveal(), a.ID == by.Account})
		}
	}
	people, err := s.Desk.People(ctx, by)
	if err != nil {
		return err
	}
	for _, p := range people {
		if by.Role == worker.RoleLead || p.Worker == by.Account {
			id := strconv.FormatInt(int64(p.ID), 10)
			v.People = append(v.People, choice{id, p.Nick.Reveal(), c.Query("person") == id})
		}
	}
	covers, err := s.Desk.Covers(ctx, by)
	for _, o := range covers {
		v.Covers = append(v.Covers, coverLine{
			Away: names[o.Away], Stand: names[o.Stand], Until: say.Date(o.Until.In(s.Site.Zone).AddDate(0, 0, -1)), ID: o.Away,
			Mine: by.Role == worker.RoleLead || o.Away == by.Account,
		})
	}
	if err != nil {
		return err
	}
	if wrong != nil {
		e := fault.Of(wrong)
		if e.Code != fault.Invalid {
			return wrong
		}
		c.Status(statuses[e.Code])
		v.Errors = formErrors(say, e)
	}
	return s.show(c, "kw_hand", view{Title: "kw.hand.title", Self: "/kw/hand", Forms: true, Data: v})
}

// handOver gives the ticked people to a colleague, or everybody of one account.
func (s *Server) handOver(c *fiber.Ctx) error {
	to, _ := number(c.FormValue("to"))
	if c.FormValue("from") != "" {
		from, err := number(c.FormValue("from"))
		if err == nil {
			err = s.Desk.HandOverAll(c.UserContext(), actor(c), worker.AccountID(from), worker.AccountID(to))
		}
		if err != nil {
			return s.showHand(c, err)
		}
		return s.toKW(c, "/hand?done=handed")
	}
	var people []worker.PersonID
	for _, text := range c.Context().PostArgs().PeekMulti("person") {
		id, err := number(string(text))
		if err != nil {
			return err
		}
		people = append(people, worker.PersonID(id))
	}
	if len(people) == 0 {
		return s.showHand(c, fault.Fields("kw.error.form", fault.Field{Name: "people", Key: "kw.error.person"}))
	}
	if err := s.Desk.HandOver(c.UserContext(), actor(c), people, worker.AccountID(to)); err != nil {
		return s.showHand(c, err)
	}
	return s.toKW(c, "/hand?done=handed")
}

// setCover notes who stands in, to the end of a day, or ends that.
func (s *Server) setCover(c *fiber.Ctx) error {
	from, err := number(c.FormValue("away"))
	if err != nil {
		return err
	}
	if c.FormValue("end") != "" {
		if err := s.Desk.Cover(c.UserContext(), actor(c), worker.AccountID(from), 0, s.Clock()); err != nil {
			return err
		}
		return s.toKW(c, "/hand?done=cover-ended")
	}
	to, _ := number(c.FormValue("to"))
	last, err := remind.ParseDay(remind.Form{Day: c.FormValue("day"), Month: c.FormValue("month"), Year: c.FormValue("year")}, s.today())
	if err == nil {
		until := last.AddDays(1)
		at, _, bad := until.In(s.Site.Zone)
		if err = bad; err == nil {
			err = s.Desk.Cover(c.UserContext(), actor(c), worker.AccountID(from), worker.AccountID(to), at)
		}
	}
	if err != nil {
		return s.showHand(c, err)
	}
	return s.toKW(c, "/hand?done=cover")
}
