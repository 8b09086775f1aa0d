package web

import (
	"github.com/gofiber/fiber/v2"

	"plainwell/internal/redact"
)

// joinView is the page on which somebody who was invited chooses name and password.
type joinView struct {
	kwForm
	Action, Email string
}

func (s *Server) joinScreen(c *fiber.Ctx) error { return s.showJoin(c, kwForm{}) }

func (s *Server) showJoin(c *fiber.Ctx, f kwForm) error {
	account, err := s.Accounts.Invited(c.UserContext(), redact.Text(c.Params("token")))
	if err != nil {
		return err
	}
	if f.Typed == nil {
		f.Typed = map[string]string{"name": account.Name.Reveal()}
	}
	return s.show(c, "kw_join", view{Title: "kw.join.title", Self: c.Path(), Forms: true, Data: joinView{
		kwForm: f, Action: c.Path(), Email: account.Email.Reveal(),
	}})
}

func (s *Server) join(c *fiber.Ctx) error {
	in, err := s.Accounts.Accept(c.UserContext(), redact.Text(c.Params("token")), redact.Text(typed(c, "name")), secret(c, "password"), s.tag(c), s.visit(c))
	if err != nil {
		f := kwForm{Typed: map[string]string{"name": typed(c, "name")}}
		if err := s.kwFail(c, &f, err); err != nil {
			return err
		}
		return s.showJoin(c, f)
	}
	return goOn(c, s.enter(c, in, "/kw"))
}
