package web

import (
	"html/template"
	"strings"

	"github.com/gofiber/fiber/v2"

	"plainwell/internal/redact"
	"plainwell/internal/seal"
)

// factorView is the page about one's second step.
type factorView struct {
	kwForm
	Done  string
	Stale bool // sign in again first
	On    bool
	Left  int      // recovery codes
	Codes []string // new ones, shown once
}

func (s *Server) factorScreen(c *fiber.Ctx) error { return s.showFactor(c, kwForm{}, nil) }

func (s *Server) showFactor(c *fiber.Ctx, f kwForm, codes []redact.Text) error {
	v := factorView{kwForm: f, Done: kwDone(c)}
	fresh, err := s.Accounts.Fresh(c.UserContext(), s.session(c))
	if err != nil {
		return err
	}
	v.Stale = !fresh
	if v.On, v.Left, err = s.Accounts.Factor(c.UserContext(), actor(c)); err != nil {
		return err
	}
	for _, code := range codes {
		v.Codes = append(v.Codes, seal.ShowCode(code.Reveal()))
	}
	return s.show(c, "kw_factor", view{Title: "kw.factor.title", Self: "/kw/account/code", Forms: true, Data: v})
}

// factorFailed shows the page again with what went wrong.
func (s *Server) factorFailed(c *fiber.Ctx, err error) error {
	var f kwForm
	if err := s.kwFail(c, &f, err); err != nil {
		return err
	}
	return s.showFactor(c, f, nil)
}

// beginFactor makes a secret, which waits sealed in a cookie for its first code.
func (s *Server) beginFactor(c *fiber.Ctx) error {
	factor, err := s.Accounts.BeginFactor(c.UserContext(), actor(c), s.session(c))
	if err != nil {
		return s.factorFailed(c, err)
	}
	s.putTicket(c, factor.Ticket)
	return goOn(c, "/kw/account/code/new")
}

// newFactorView is the page with a new secret.
type newFactorView struct {
	kwForm
	QR      template.HTML
	Address template.URL // opens the app on a phone
	Secret  string       // in groups of four
}

func (s *Server) newFactorScreen(c *fiber.Ctx) error { return s.showNewFactor(c, kwForm{}) }

func (s *Server) showNewFactor(c *fiber.Ctx, f kwForm) error {
	factor, err := s.Accounts.PendingFactor(actor(c), s.ticket(c))
	if err != nil {
		return goOn(c, "/kw/account/code") // it took too long
	}
	v := newFactorView{kwForm: f, Address: template.URL(factor.Address.Reveal()), Secret: inFours(factor.Secret.Reveal())}
	if v.QR, err = codeOf(factor.Address.Reveal()); err != nil {
		return err
	}
	return s.show(c, "kw_factor_new", view{Title: "kw.factor.new.title", Self: "/kw/account/code/new", Forms: true, Data: v})
}

// inFours writes a secret in groups of four, to be typed by hand.
func inFours(secret string) string {
	var b strings.Builder
	for i, r := range secret {
		if i > 0 && i%4 == 0 {
			b.WriteByte(' ')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// confirmFactor shows the recovery codes. The page is the answer to the POST itself:
// they are shown once and stand in no address.
func (s *Server) confirmFactor(c *fiber.Ctx) error {
	codes, err := s.Accounts.ConfirmFactor(c.UserContext(), actor(c), s.session(c), s.ticket(c), typed(c, "code"))
	if err != nil {
		var f kwForm
		if err := s.kwFail(c, &f, err); err != nil {
			return err
		}
		return s.showNewFactor(c, f)
	}
	s.dropCookie(c, s.hostCookie(ticketCookie))
	return s.showFactor(c, kwForm{}, codes)
}

func (s *Server) newRecovery(c *fiber.Ctx) error {
	codes, err := s.Accounts.NewRecovery(c.UserContext(), actor(c), s.session(c))
	if err != nil {
		return s.factorFailed(c, err)
	}
	return s.showFactor(c, kwForm{}, codes)
}

func (s *Server) dropFactor(c *fiber.Ctx) error {
	if err := s.Accounts.DropFactor(c.UserContext(), actor(c), s.session(c)); err != nil {
		return s.factorFailed(c, err)
	}
	return goOn(c, "/kw/account/code?done=code-off")
}
