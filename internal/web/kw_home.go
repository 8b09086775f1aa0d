package web

import (
	"slices"

	"github.com/gofiber/fiber/v2"

	"plainwell/internal/worker"
)

// kwHomeView is the first page after sign-in.
type kwHomeView struct {
	Name  string
	Links []kwLink
}

// kwLink is one way on, for those who may go there.
type kwLink struct {
	Href, Key string
	who       []worker.Role
}

// kwLinks lists the pages that somebody may open, for the end of the first page.
func kwLinks(by worker.Actor) []kwLink {
	return slices.DeleteFunc([]kwLink{
		{"/kw/team/audit", "kw.audit.title", leads},
		{"/kw/admin/people", "kw.staff.title", admins},
		{"/kw/admin/teams", "kw.teams.title", admins},
		{"/kw/account", "kw.account.title", signedIn},
	}, func(l kwLink) bool { return !slices.Contains(l.who, by.Role) })
}

func (s *Server) kwHome(c *fiber.Ctx) error {
	me, err := s.Accounts.Me(c.UserContext(), actor(c))
	if err != nil {
		return err
	}
	if me.Name == "" { // came by the organisation's sign-in, and has chosen no name yet
		return goOn(c, "/kw/account?done=name")
	}
	return s.show(c, "kw_home", view{Title: "kw.home.title", Self: "/kw", Forms: true, Data: kwHomeView{Name: me.Name.Reveal(), Links: kwLinks(actor(c))}})
}

// What has just been done on the key workers' side, as it stands in ?done=. Anything
// else is nothing.
var kwDoneKeys = map[string]string{
	"saved": "kw.done.saved", "password": "kw.done.password", "name": "kw.done.name", "code-off": "kw.done.code-off",
	"passkey": "kw.done.passkey", "passkey-gone": "kw.done.passkey-gone", "ended": "kw.done.ended",
	"off": "kw.done.off", "on": "kw.done.on", "reset": "kw.done.reset", "team": "kw.done.team",
}

func kwDone(c *fiber.Ctx) string { return kwDoneKeys[c.Query("done")] }
