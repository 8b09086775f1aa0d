package web

import (
	"github.com/gofiber/fiber/v2"

	"plainwell/internal/fault"
	"plainwell/internal/redact"
	"plainwell/internal/worker"
)

// kwForm is a form for key workers: what was typed, and what was wrong with it.
type kwForm struct {
	Errors []formError
	Typed  map[string]string
}

// Error is what is wrong with a field, or "".
func (f kwForm) Error(field string) string {
	for _, e := range f.Errors {
		if e.Field == field {
			return e.Words
		}
	}
	return ""
}

// kwFail fills a form with what went wrong and sets the status. An error that is not
// about what was typed comes back.
func (s *Server) kwFail(c *fiber.Ctx, f *kwForm, err error) error {
	e := fault.Of(err)
	if e == nil {
		return nil
	}
	switch e.Code {
	case fault.Invalid, fault.Forbidden, fault.TooMany, fault.Conflict, fault.Unavailable:
		c.Status(statuses[e.Code])
		f.Errors = formErrors(s.speaker(c), e)
		return nil
	}
	return err
}

// typedMost is how much of a field is read, in bytes: every limit of ours is far below.
const typedMost = 2000

// typed is a field that was sent, cut where it is far too long.
func typed(c *fiber.Ctx, field string) string {
	text := c.FormValue(field)
	return text[:min(len(text), typedMost)]
}

// neverBack are the fields that come back into no form: passwords and codes.
var neverBack = []string{"password", "current", "code"}

// secret is a field that never comes back into a form.
func secret(c *fiber.Ctx, field string) redact.Text { return redact.Text(typed(c, field)) }

// session is the token of the session that asks.
func (s *Server) session(c *fiber.Ctx) redact.Text {
	return redact.Text(c.Cookies(s.kwCookieName()))
}

// visit is what a browser brings along when somebody signs in.
func (s *Server) visit(c *fiber.Ctx) worker.Visit {
	return worker.Visit{Device: redact.Text(c.Cookies(s.hostCookie(deviceCookie))), Browser: browserOf(c.Get("User-Agent"))}
}
