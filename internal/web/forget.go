package web

import (
	"github.com/gofiber/fiber/v2"
)

// forgetRoutes make this site forget the phone. The page itself is a pressed one.
func (s *Server) forgetRoutes() {
	s.app.Post("/:lang/forget", s.inLanguage(s.forget))
}

// forget removes all that is kept about a phone here, and asks its browser to
// remove all that it keeps of this site, which works without scripts.
func (s *Server) forget(c *fiber.Ctx) error {
	phone, known, err := s.phone(c)
	if err != nil {
		return err
	}
	if known {
		if err := s.Phones.Forget(c.UserContext(), phone.ID); err != nil {
			return err
		}
	}
	setPrivate(c)
	c.Set("Clear-Site-Data", `"cache", "cookies", "storage"`)
	for _, name := range []string{s.phoneCookie(), langCookie, meCookie} {
		c.Cookie(&fiber.Cookie{Name: name, Path: "/", MaxAge: -1, Secure: s.Site.secure(), HTTPOnly: true, SameSite: fiber.CookieSameSiteLaxMode})
	}
	return c.Redirect("/"+s.tag(c)+"/forgotten", fiber.StatusSeeOther)
}
