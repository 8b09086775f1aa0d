package web

import (
	"github.com/gofiber/fiber/v2"

	"plainwell/internal/redact"
)

// signInRoutes let a key worker in and out.
func (s *Server) signInRoutes() []kwRoute {
	if s.Accounts == nil {
		return nil
	}
	return []kwRoute{
		{"GET", "/kw", signedIn, s.kwHome},
		{"GET", "/kw/sign-in", anyone, s.signInScreen},
		{"POST", "/kw/sign-in", anyone, s.signIn},
		{"GET", "/kw/sign-in/code", anyone, s.codeScreen},
		{"POST", "/kw/sign-in/code", anyone, s.signInCode},
		{"POST", "/kw/sign-in/passkey/begin", anyone, s.beginPasskeySignIn},
		{"POST", "/kw/sign-in/passkey", anyone, s.passkeySignIn},
		{"GET", "/kw/office", anyone, s.startOffice},
		{"GET", "/kw/office/return", anyone, s.finishOffice},
		{"POST", "/kw/sign-out", anyone, s.signOut},
		{"GET", "/kw/join/:token", anyone, s.joinScreen},
		{"POST", "/kw/join/:token", anyone, s.join},
	}
}

// signInView is the page for signing in.
type signInView struct {
	kwForm
	Passkeys, Office bool
}

func (s *Server) signInScreen(c *fiber.Ctx) error {
	if actor(c).Account != 0 {
		return goOn(c, "/kw")
	}
	return s.showSignIn(c, kwForm{})
}

func (s *Server) showSignIn(c *fiber.Ctx, f kwForm) error {
	return s.show(c, "kw_sign_in", view{Title: "kw.signin.title", Self: "/kw/sign-in", Forms: true, Data: signInView{
		kwForm: f, Passkeys: s.Accounts.HasPasskeys(), Office: s.Accounts.HasOffice(),
	}})
}

func (s *Server) signIn(c *fiber.Ctx) error {
	in, err := s.Accounts.SignIn(c.UserContext(), redact.Text(typed(c, "email")), secret(c, "password"), s.visit(c))
	if err != nil {
		f := kwForm{Typed: map[string]string{"email": typed(c, "email")}}
		if err := s.kwFail(c, &f, err); err != nil {
			return err
		}
		return s.showSignIn(c, f)
	}
	return goOn(c, s.enter(c, in, "/kw"))
}

func (s *Server) codeScreen(c *fiber.Ctx) error { return s.showCode(c, kwForm{}) }

func (s *Server) showCode(c *fiber.Ctx, f kwForm) error {
	return s.show(c, "kw_code", view{Title: "kw.code.title", Self: "/kw/sign-in/code", Forms: true, Data: f})
}

// signInCode is the second step. The ticket of the first one stays until it has worked.
func (s *Server) signInCode(c *fiber.Ctx) error {
	in, err := s.Accounts.SignInCode(c.UserContext(), s.ticket(c), typed(c, "code"), s.visit(c))
	if err != nil {
		var f kwForm
		if err := s.kwFail(c, &f, err); err != nil {
			return err
		}
		return s.showCode(c, f)
	}
	return goOn(c, s.enter(c, in, "/kw"))
}

func (s *Server) signOut(c *fiber.Ctx) error {
	if token := s.session(c); token != "" {
		if err := s.Accounts.SignOut(c.UserContext(), token); err != nil {
			return err
		}
	}
	s.dropCookie(c, s.kwCookieName())
	return goOn(c, "/kw/sign-in")
}
