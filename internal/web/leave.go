package web

import (
	"github.com/gofiber/fiber/v2"

	"plainwell/internal/web/press"
)

// leaveRoutes answers the exit button. It is a plain link, so that it works with
// scripts off; the page it goes on to gets no Referer.
func (s *Server) leaveRoutes() {
	s.app.Get("/leave", func(c *fiber.Ctx) error {
		setPrivate(c)
		return c.Redirect(s.Site.ExitURL.String(), fiber.StatusSeeOther)
	})
}

// quietDoc is the neutral page for a phone with no signal and for the installed
// app: it has no name, no colour and no link of this site.
func (s *Server) quietDoc() (press.Doc, error) {
	body, err := s.write("quiet", "en", view{Title: "quiet.title", Bare: true})
	return press.Doc{Path: quietPath, Type: htmlType, Body: body}, err
}

const quietPath = "/quiet"
