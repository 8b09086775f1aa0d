package web

import (
	"strconv"

	"github.com/gofiber/fiber/v2"
)

// sessionsView is the list of where one is signed in.
type sessionsView struct {
	Done string
	Here sessionLine
	More []sessionLine
}

type sessionLine struct {
	ID                       int64
	Browser, How, Made, Seen string
}

func (s *Server) sessionsScreen(c *fiber.Ctx) error {
	all, err := s.Accounts.Sessions(c.UserContext(), actor(c), s.session(c))
	if err != nil {
		return err
	}
	say := s.speaker(c)
	v := sessionsView{Done: kwDone(c)}
	for _, one := range all {
		line := sessionLine{
			ID: one.ID, Browser: one.Browser, How: say.T(one.How.Key()),
			Made: say.DateTime(one.Made.In(s.Site.Zone)), Seen: say.DateTime(one.Seen.In(s.Site.Zone)),
		}
		if line.Browser == "" {
			line.Browser = say.T("kw.sessions.unknown")
		}
		if one.Here {
			v.Here = line
		} else {
			v.More = append(v.More, line)
		}
	}
	return s.show(c, "kw_sessions", view{Title: "kw.sessions.title", Self: "/kw/account/sessions", Forms: true, Data: v})
}

func (s *Server) endSession(c *fiber.Ctx) error {
	if id, err := strconv.ParseInt(c.Params("id"), 10, 64); err == nil {
		if err := s.Accounts.EndSession(c.UserContext(), actor(c), id); err != nil {
			return err
		}
	}
	return goOn(c, "/kw/account/sessions?done=ended")
}

func (s *Server) endSessions(c *fiber.Ctx) error {
	if err := s.Accounts.SignOutEverywhere(c.UserContext(), actor(c)); err != nil {
		return err
	}
	s.dropCookie(c, s.kwCookieName())
	return goOn(c, "/kw/sign-in")
}
