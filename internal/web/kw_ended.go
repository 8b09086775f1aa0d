package web

import (
	"slices"

	"github.com/gofiber/fiber/v2"
)

// endedView is a form whose session ended while it was filled in.
type endedView struct {
	Action string // where it goes, with its query
	Fields []endedField
}

type endedField struct{ Name, Value string }

// showEnded leads to the page for signing in. A form that was sent after its session
// had ended comes back whole, to be sent again: it was typed in a meeting. It is kept on
// this page and nowhere else. A file cannot come back.
func (s *Server) showEnded(c *fiber.Ctx) error {
	args := c.Request().PostArgs()
	if c.Method() != fiber.MethodPost || c.Cookies(s.kwCookieName()) == "" || args.Len() == 0 {
		return c.Redirect("/kw/sign-in", fiber.StatusSeeOther)
	}
	v := endedView{Action: c.OriginalURL()}
	for name, value := range args.All() {
		if !slices.Contains(neverBack, string(name)) {
			v.Fields = append(v.Fields, endedField{string(name), string(value)})
		}
	}
	c.Status(fiber.StatusUnauthorized)
	return s.show(c, "kw_ended", view{Title: "kw.ended.title", Self: "/kw/sign-in", Forms: true, Data: v})
}
