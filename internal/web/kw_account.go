package web

import (
	"encoding/json"
	"slices"

	"github.com/gofiber/fiber/v2"

	"plainwell/internal/redact"
)

// accountRoutes are one's own account.
func (s *Server) accountRoutes() []kwRoute {
	if s.Accounts == nil {
		return nil
	}
	return []kwRoute{
		{"GET", "/kw/account", signedIn, s.accountScreen},
		{"POST", "/kw/account", signedIn, s.saveAccount},
		{"GET", "/kw/account/password", signedIn, s.passwordScreen},
		{"POST", "/kw/account/password", signedIn, s.changePassword},
		{"GET", "/kw/account/code", signedIn, s.factorScreen},
		{"POST", "/kw/account/code/begin", signedIn, s.beginFactor},
		{"GET", "/kw/account/code/new", signedIn, s.newFactorScreen},
		{"POST", "/kw/account/code/new", signedIn, s.confirmFactor},
		{"POST", "/kw/account/code/spare", signedIn, s.newRecovery},
		{"POST", "/kw/account/code/off", signedIn, s.dropFactor},
		{"GET", "/kw/account/passkeys", signedIn, s.passkeysScreen},
		{"POST", "/kw/account/passkeys/begin", signedIn, s.beginPasskey},
		{"POST", "/kw/account/passkeys", signedIn, s.addPasskey},
		{"POST", "/kw/account/passkeys/:id/remove", signedIn, s.dropPasskey},
		{"GET", "/kw/account/sessions", signedIn, s.sessionsScreen},
		{"POST", "/kw/account/sessions/:id/end", signedIn, s.endSession},
		{"POST", "/kw/account/sessions/end-all", signedIn, s.endSessions},
		{"GET", "/kw/account/my-data.json", signedIn, s.ownData},
	}
}

// accountView is one's own account.
type accountView struct {
	kwForm
	Done        string
	Email, Role string
	Langs       []settingsOption
	Code        bool // there is a second step
	Passkeys    int
}

func (s *Server) accountScreen(c *fiber.Ctx) error { return s.showAccount(c, kwForm{}) }

func (s *Server) showAccount(c *fiber.Ctx, f kwForm) error {
	me, err := s.Accounts.Me(c.UserContext(), actor(c))
	if err != nil {
		return err
	}
	if f.Typed == nil {
		f.Typed = map[string]string{"name": me.Name.Reveal(), "lang": me.Lang}
	}
	v := accountView{kwForm: f, Done: kwDone(c), Email: me.Email.Reveal(), Role: me.Role.Key()}
	for _, tag := range s.Bundle.Tags() {
		v.Langs = append(v.Langs, settingsOption{Value: tag, Words: s.Bundle.Language(tag).Name, On: tag == f.Typed["lang"]})
	}
	if v.Code, _, err = s.Accounts.Factor(c.UserContext(), actor(c)); err != nil {
		return err
	}
	keys, err := s.Accounts.Passkeys(c.UserContext(), actor(c))
	if err != nil {
		return err
	}
	v.Passkeys = len(keys)
	return s.show(c, "kw_account", view{Title: "kw.account.title", Self: "/kw/account", Forms: true, Data: v})
}

// saveAccount sets the shown name and the language, which this browser speaks from now
// on.
func (s *Server) saveAccount(c *fiber.Ctx) error {
	lang := c.FormValue("lang")
	if !slices.Contains(s.Bundle.Tags(), lang) {
		lang = s.tag(c)
	}
	if err := s.Accounts.SetOwn(c.UserContext(), actor(c), redact.Text(typed(c, "name")), lang); err != nil {
		f := kwForm{Typed: map[string]string{"name": typed(c, "name"), "lang": lang}}
		if err := s.kwFail(c, &f, err); err != nil {
			return err
		}
		return s.showAccount(c, f)
	}
	s.putCookie(c, langCookie, redact.Text(lang), cookieLife)
	return goOn(c, "/kw/account?done=saved")
}

// passwordView is the page for choosing another password.
type passwordView struct {
	kwForm
	Email string
	Has   bool // there is a password to ask for
}

func (s *Server) passwordScreen(c *fiber.Ctx) error { return s.showPassword(c, kwForm{}) }

func (s *Server) showPassword(c *fiber.Ctx, f kwForm) error {
	me, err := s.Accounts.Me(c.UserContext(), actor(c))
	if err != nil {
		return err
	}
	has, err := s.Accounts.HasPassword(c.UserContext(), actor(c))
	if err != nil {
		return err
	}
	return s.show(c, "kw_password", view{Title: "kw.password.title", Self: "/kw/account/password", Forms: true, Data: passwordView{f, me.Email.Reveal(), has}})
}

func (s *Server) changePassword(c *fiber.Ctx) error {
	in, err := s.Accounts.ChangePassword(c.UserContext(), actor(c), s.session(c), secret(c, "current"), secret(c, "password"), s.visit(c))
	if err != nil {
		var f kwForm
		if err := s.kwFail(c, &f, err); err != nil {
			return err
		}
		return s.showPassword(c, f)
	}
	return goOn(c, s.enter(c, in, "/kw/account?done=password"))
}

// ownData is all that is kept of one's own, as a file.
func (s *Server) ownData(c *fiber.Ctx) error {
	parts, err := s.Accounts.Export(c.UserContext(), actor(c), s.session(c))
	if err != nil {
		return err
	}
	body, err := json.MarshalIndent(parts, "", "  ")
	if err != nil {
		return err
	}
	c.Set("Content-Disposition", `attachment; filename="my-data.json"`)
	c.Set("Content-Type", "application/json")
	return c.Send(body)
}
