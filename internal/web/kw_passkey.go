package web

import (
	"encoding/json"
	"strconv"

	"github.com/gofiber/fiber/v2"

	"plainwell/internal/fault"
	"plainwell/internal/redact"
)

// Passkeys need a script: it asks here for what the browser needs, and sends back what
// the browser made of it. The answers are JSON, errors too (see fail).

// sendOptions answers with what the browser needs for a passkey.
func (s *Server) sendOptions(c *fiber.Ctx, options []byte, ticket redact.Text) error {
	s.putTicket(c, ticket)
	c.Set("Content-Type", "application/json")
	return c.Send(options)
}

func (s *Server) beginPasskeySignIn(c *fiber.Ctx) error {
	options, ticket, err := s.Accounts.BeginPasskeySignIn()
	if err != nil {
		return err
	}
	return s.sendOptions(c, options, ticket)
}

func (s *Server) passkeySignIn(c *fiber.Ctx) error {
	in, err := s.Accounts.FinishPasskeySignIn(c.UserContext(), s.ticket(c), c.Body(), s.visit(c))
	if err != nil {
		return err
	}
	return sendJSON(c, map[string]string{"go": s.enter(c, in, "/kw")})
}

func (s *Server) beginPasskey(c *fiber.Ctx) error {
	options, ticket, err := s.Accounts.BeginPasskey(c.UserContext(), actor(c), s.session(c))
	if err != nil {
		return err
	}
	return s.sendOptions(c, options, ticket)
}

func (s *Server) addPasskey(c *fiber.Ctx) error {
	var sent struct {
		Name   string          `json:"name"`
		Answer json.RawMessage `json:"answer"`
	}
	if err := json.Unmarshal(c.Body(), &sent); err != nil {
		return fault.New(fault.BadRequest, "error.bad-request")
	}
	if err := s.Accounts.FinishPasskey(c.UserContext(), actor(c), s.session(c), s.ticket(c), sent.Name, sent.Answer); err != nil {
		return err
	}
	s.dropCookie(c, s.hostCookie(ticketCookie))
	return sendJSON(c, map[string]string{"go": "/kw/account/passkeys?done=passkey"})
}

// passkeysView is the list of one's own passkeys.
type passkeysView struct {
	kwForm
	Done        string
	Stale, None bool // sign in again first; there can be no passkeys here
	Keys        []passkeyLine
}

type passkeyLine struct {
	ID               int64
	Name, Made, Used string
	NeverUsed        bool
}

func (s *Server) passkeysScreen(c *fiber.Ctx) error { return s.showPasskeys(c, kwForm{}) }

func (s *Server) showPasskeys(c *fiber.Ctx, f kwForm) error {
	v := passkeysView{kwForm: f, Done: kwDone(c), None: !s.Accounts.HasPasskeys()}
	fresh, err := s.Accounts.Fresh(c.UserContext(), s.session(c))
	if err != nil {
		return err
	}
	v.Stale = !fresh
	keys, err := s.Accounts.Passkeys(c.UserContext(), actor(c))
	if err != nil {
		return err
	}
	say := s.speaker(c)
	for _, k := range keys {
		line := passkeyLine{ID: k.ID, Name: k.Name.Reveal(), Made: say.FullDate(k.Made.In(s.Site.Zone)), NeverUsed: k.Used.IsZero()}
		if !k.Used.IsZero() {
			line.Used = say.DateTime(k.Used.In(s.Site.Zone))
		}
		v.Keys = append(v.Keys, line)
	}
	return s.show(c, "kw_passkeys", view{Title: "kw.passkeys.title", Self: "/kw/account/passkeys", Forms: true, Data: v})
}

func (s *Server) dropPasskey(c *fiber.Ctx) error {
	id, _ := strconv.ParseInt(c.Params("id"), 10, 64) // 0 is no passkey, and gone already
	if err := s.Accounts.DropPasskey(c.UserContext(), actor(c), s.session(c), id); err != nil {
		var f kwForm
		if err := s.kwFail(c, &f, err); err != nil {
			return err
		}
		return s.showPasskeys(c, f)
	}
	return goOn(c, "/kw/account/passkeys?done=passkey-gone")
}
