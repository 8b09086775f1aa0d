package web

import (
	"strconv"

	"github.com/gofiber/fiber/v2"

	"plainwell/internal/i18n"
	"plainwell/internal/worker"
)

// trailRoutes are what a team's lead reads of who did what.
func (s *Server) trailRoutes() []kwRoute {
	if s.Accounts == nil {
		return nil
	}
	return []kwRoute{{"GET", "/kw/team/audit", leads, s.trailScreen}}
}

// trailView is one page of the trail.
type trailView struct {
	Lines []trailLine
	First bool   // the newest
	More  string // address of the next page, "" for none
}

type trailLine struct{ When, Words string }

func (s *Server) trailScreen(c *fiber.Ctx) error {
	before, err := strconv.ParseInt(c.Query("before", "0"), 10, 64)
	if err != nil || before < 0 {
		before = 0
	}
	lines, more, err := s.Accounts.Trail(c.UserContext(), actor(c), before)
	if err != nil {
		return err
	}
	say := s.speaker(c)
	v := trailView{First: before == 0}
	for _, line := range lines {
		v.Lines = append(v.Lines, trailLine{say.DateTime(line.At.In(s.Site.Zone)), trailWords(say, line)})
	}
	if more != 0 {
		v.More = "/kw/team/audit?before=" + strconv.FormatInt(more, 10)
	}
	return s.show(c, "kw_audit", view{Title: "kw.audit.title", Self: "/kw/team/audit", Data: v})
}

// trailWords says in a sentence who did what. What this program has no words for is
// told by its name.
func trailWords(say *i18n.Speaker, line worker.TrailLine) string {
	who := line.Who.Reveal()
	switch {
	case line.Account != 0 && who == "":
		who = say.T("kw.audit.somebody")
	case line.Key != 0:
		who = say.T("kw.audit.system")
	case line.Account == 0:
		who = say.T("kw.audit.operator")
	}
	whom := line.Whom.Reveal()
	if whom == "" {
		whom = say.T("kw.audit.somebody")
	}
	person := line.Nick.Reveal()
	if person == "" {
		person = say.T("kw.audit.person")
	}
	key := "kw.audit." + line.What
	if !say.Has(key) {
		return say.T("kw.audit.other", "Who", who, "What", line.What)
	}
	return say.T(key, "Who", who, "Whom", whom, "Person", person)
}
