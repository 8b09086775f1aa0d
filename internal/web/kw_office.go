package web

import (
	"github.com/gofiber/fiber/v2"

	"plainwell/internal/fault"
	"plainwell/internal/redact"
)

// startOffice leads to the organisation's own sign-in. It is a plain link and keeps
// nothing here: what is needed for the way back is sealed in a short-lived cookie. (A
// form could not lead there: our policy lets no form go to another site.)
func (s *Server) startOffice(c *fiber.Ctx) error {
	address, ticket, err := s.Accounts.StartOffice(c.UserContext())
	if fault.Is(err, fault.Unavailable) {
		return s.officeFailed(c, err)
	}
	if err != nil {
		return err
	}
	s.putTicket(c, ticket)
	return goOn(c, address)
}

// finishOffice is where the organisation's sign-in sends people back to. The protocol
// makes it a GET; the sealed cookie proves that the way began in this browser.
func (s *Server) finishOffice(c *fiber.Ctx) error {
	if !s.Accounts.HasOffice() {
		return errNoPage
	}
	ticket := s.ticket(c)
	s.dropCookie(c, s.hostCookie(ticketCookie))
	if c.Query("error") != "" {
		return s.officeFailed(c, fault.New(fault.Forbidden, "kw.office.wrong"))
	}
	in, err := s.Accounts.FinishOffice(c.UserContext(), ticket, redact.Text(c.Query("state")), redact.Text(c.Query("code")), s.visit(c))
	if err != nil {
		return s.officeFailed(c, err)
	}
	return goOn(c, s.enter(c, in, "/kw"))
}

// officeFailed shows the page for signing in with what went wrong.
func (s *Server) officeFailed(c *fiber.Ctx, err error) error {
	var f kwForm
	if err := s.kwFail(c, &f, err); err != nil {
		return err
	}
	return s.showSignIn(c, f)
}
