package web

import (
	"github.com/gofiber/fiber/v2"

	"plainwell/internal/fault"
)

// wellKnownRoutes are the addresses that programs ask for, and the front door.
func (s *Server) wellKnownRoutes() {
	s.app.Get("/", func(c *fiber.Ctx) error {
		c.Set("Vary", "Accept-Language, Cookie")
		c.Set("Cache-Control", "private, no-cache")
		return c.Redirect("/"+s.tag(c)+"/", fiber.StatusFound)
	})
	if s.Accounts != nil {
		// Where password keepers lead people to change a password (W3C, a well-known URL).
		s.app.Get("/.well-known/change-password", func(c *fiber.Ctx) error { return goOn(c, "/kw/account/password") })
	}
	s.app.Get("/healthz", func(c *fiber.Ctx) error { return plainText(c, "ok\n") })
	s.app.Get("/readyz", func(c *fiber.Ctx) error {
		if err := s.Health.Ready(c.UserContext()); err != nil {
			s.Log.Warn("not ready", "cause", err)
			c.Status(statuses[fault.Unavailable])
			return plainText(c, "not ready\n")
		}
		return plainText(c, "ready\n")
	})
}

func plainText(c *fiber.Ctx, words string) error {
	setPrivate(c)
	c.Set("Content-Type", "text/plain; charset=utf-8")
	return c.SendString(words)
}
