package web

import (
	"context"

	"github.com/gofiber/fiber/v2"

	"plainwell/internal/fault"
	"plainwell/internal/redact"
	"plainwell/internal/worker"
)

// Accounts are the key workers' accounts. worker.Accounts satisfies it.
type Accounts interface {
	SignIn(ctx context.Context, email, password redact.Text, browser string) (redact.Text, error)
	SignOut(ctx context.Context, token redact.Text) error
	SignOutEverywhere(ctx context.Context, by worker.Actor) error
	Me(ctx context.Context, by worker.Actor) (worker.Account, error)
	Invited(ctx context.Context, token redact.Text) (worker.Account, error)
	Accept(ctx context.Context, invitation, name, password redact.Text, lang, browser string) (redact.Text, error)
}

// signInRoutes let a key worker in and out.
func (s *Server) signInRoutes() []kwRoute {
	if s.Accounts == nil {
		return nil
	}
	return []kwRoute{
		{"GET", "/kw", signedIn, s.kwHome},
		{"GET", "/kw/sign-in", anyone, s.signInScreen},
		{"POST", "/kw/sign-in", anyone, s.signIn},
		{"POST", "/kw/sign-out", anyone, s.signOut},
		{"GET", "/kw/join/:token", anyone, s.joinScreen},
		{"POST", "/kw/join/:token", anyone, s.join},
	}
}

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
	if err == nil {
		return nil
	}
	e := fault.Of(err)
	switch e.Code {
	case fault.Invalid, fault.Forbidden, fault.TooMany, fault.Conflict, fault.Unavailable:
		c.Status(statuses[e.Code])
		f.Errors = formErrors(s.speaker(c), e)
		return nil
	}
	return err
}

// typed is a field that was sent, cut where it is far too long.
func typed(c *fiber.Ctx, field string) string {
	text := c.FormValue(field)
	if len(text) > 2000 {
		text = text[:2000]
	}
	return text
}

func (s *Server) signInScreen(c *fiber.Ctx) error {
	if actor(c).Account != 0 {
		return c.Redirect("/kw", fiber.StatusSeeOther)
	}
	return s.showSignIn(c, kwForm{})
}

func (s *Server) showSignIn(c *fiber.Ctx, f kwForm) error {
	return s.show(c, "kw_sign_in", view{Title: "kw.signin.title", Self: "/kw/sign-in", Forms: true, Data: f})
}

func (s *Server) signIn(c *fiber.Ctx) error {
	token, err := s.Accounts.SignIn(c.UserContext(), redact.Text(typed(c, "email")), redact.Text(c.FormValue("password")), browserOf(c.Get("User-Agent")))
	if err != nil {
		f := kwForm{Typed: map[string]string{"email": typed(c, "email")}}
		if err := s.kwFail(c, &f, err); err != nil {
			return err
		}
		return s.showSignIn(c, f)
	}
	s.setSession(c, token)
	return c.Redirect("/kw", fiber.StatusSeeOther)
}

// setSession gives the browser its session. The cookie ends with the browser; the
// session may end before it.
func (s *Server) setSession(c *fiber.Ctx, token redact.Text) {
	c.Cookie(&fiber.Cookie{
		Name: s.kwCookieName(), Value: token.Reveal(), Path: "/", SessionOnly: true,
		Secure: s.Site.secure(), HTTPOnly: true, SameSite: fiber.CookieSameSiteLaxMode,
	})
}

func (s *Server) signOut(c *fiber.Ctx) error {
	if token := c.Cookies(s.kwCookieName()); token != "" {
		if err := s.Accounts.SignOut(c.UserContext(), redact.Text(token)); err != nil {
			return err
		}
	}
	s.dropCookie(c, s.kwCookieName())
	return c.Redirect("/kw/sign-in", fiber.StatusSeeOther)
}

func (s *Server) dropCookie(c *fiber.Ctx, name string) {
	c.Cookie(&fiber.Cookie{Name: name, Path: "/", MaxAge: -1, Secure: s.Site.secure(), HTTPOnly: true, SameSite: fiber.CookieSameSiteLaxMode})
}
