package web

import (
	"time"

	"github.com/gofiber/fiber/v2"

	"plainwell/internal/redact"
	"plainwell/internal/worker"
)

// Cookies of the key workers' side besides that of the session: what tells that a
// device is known to an account, and what is kept between two halves of a sign-in.
const (
	deviceCookie = "kwd"
	ticketCookie = "kwt"
	ticketFor    = 10 * time.Minute
)

// hostCookie is the name of a cookie of this host alone.
func (s *Server) hostCookie(name string) string {
	if s.Site.secure() {
		return "__Host-" + name
	}
	return name
}

// putCookie gives the browser a cookie of this host that no script can read. It lives
// for so long; 0 is until the browser is closed. Lax and not Strict: whoever comes back
// from the organisation's own sign-in comes from another site.
func (s *Server) putCookie(c *fiber.Ctx, name string, value redact.Text, life time.Duration) {
	c.Cookie(&fiber.Cookie{
		Name: name, Value: value.Reveal(), Path: "/", MaxAge: int(life.Seconds()), SessionOnly: life == 0,
		Secure: s.Site.secure(), HTTPOnly: true, SameSite: fiber.CookieSameSiteLaxMode,
	})
}

func (s *Server) dropCookie(c *fiber.Ctx, name string) {
	c.Cookie(&fiber.Cookie{Name: name, Path: "/", MaxAge: -1, Secure: s.Site.secure(), HTTPOnly: true, SameSite: fiber.CookieSameSiteLaxMode})
}

func (s *Server) ticket(c *fiber.Ctx) redact.Text {
	return redact.Text(c.Cookies(s.hostCookie(ticketCookie)))
}

func (s *Server) putTicket(c *fiber.Ctx, ticket redact.Text) {
	s.putCookie(c, s.hostCookie(ticketCookie), ticket, ticketFor)
}

// speakAs makes a browser in which nobody has tapped a language yet speak that of the
// account which has just signed in.
func (s *Server) speakAs(c *fiber.Ctx, session redact.Text) {
	if c.Cookies(langCookie) != "" {
		return
	}
	by, err := s.Accounts.Session(c.UserContext(), session)
	if err != nil {
		return
	}
	if me, err := s.Accounts.Me(c.UserContext(), by); err == nil {
		s.putCookie(c, langCookie, redact.Text(me.Lang), cookieLife)
	}
}

// enter gives the browser what signing in gave, and says where to go next. The cookie of
// the session ends with the browser; the session itself may end before.
func (s *Server) enter(c *fiber.Ctx, in worker.SignedIn, next string) string {
	if in.Device != "" {
		s.putCookie(c, s.hostCookie(deviceCookie), in.Device, cookieLife)
	}
	if in.Ticket != "" {
		s.putTicket(c, in.Ticket)
		return "/kw/sign-in/code"
	}
	s.dropCookie(c, s.hostCookie(ticketCookie))
	s.putCookie(c, s.kwCookieName(), in.Token, 0)
	s.speakAs(c, in.Token)
	return next
}

// goOn leads a browser on after a form.
func goOn(c *fiber.Ctx, path string) error { return c.Redirect(path, fiber.StatusSeeOther) }
