package worker

import (
	"context"
	"io"
	"net/mail"
	"strings"
	"time"
	"unicode"

	"plainwell/internal/fault"
	"plainwell/internal/redact"
	"plainwell/internal/seal"
)

// MaxEmail is the longest email address, in bytes (RFC 5321, a path of 256 less its
// brackets).
const MaxEmail = 254

// AccountsOptions are what Accounts are made of.
type AccountsOptions struct {
	Shelf     Shelf
	Passwords Passwords
	Codes     Codes
	Keymaker  Keymaker // nil: no passkeys
	Office    Office   // nil: the organisation has no sign-in of its own here
	People    People   // for the nicknames in the trail; nil: there are none
	Exports   []Exporter
	Keys      *seal.Keys
	Site      string // name of the site, which is no password
	Clock     func() time.Time
	Random    io.Reader
}

// Accounts are the key workers' accounts: who is invited, who signs in, who is signed
// in. It is safe for use by several goroutines.
type Accounts struct {
	AccountsOptions
	wrong budgets
	done  once
}

// NewAccounts makes Accounts.
func NewAccounts(o AccountsOptions) *Accounts { return &Accounts{AccountsOptions: o} }

// Session gives who a session belongs to, and notes that it was used.
func (a *Accounts) Session(ctx context.Context, token redact.Text) (Actor, error) {
	by, _, err := a.Shelf.Session(ctx, token, SessionLife, a.Clock())
	return by, err
}

// freshFor is how long after signing in somebody may change how they sign in.
const freshFor = 15 * time.Minute

// Fresh says whether a session has begun only lately. Whoever finds a computer that
// nobody has signed out must not be able to make it their own.
func (a *Accounts) Fresh(ctx context.Context, token redact.Text) (bool, error) {
	_, began, err := a.Shelf.Session(ctx, token, SessionLife, a.Clock())
	return a.Clock().Sub(began) < freshFor, err
}

// fresh is Fresh as an error with the next step.
func (a *Accounts) fresh(ctx context.Context, token redact.Text) error {
	ok, err := a.Fresh(ctx, token)
	if err == nil && !ok {
		return fault.New(fault.Forbidden, "kw.error.fresh")
	}
	return err
}

// SignOut ends one session.
func (a *Accounts) SignOut(ctx context.Context, token redact.Text) error {
	return a.Shelf.EndSession(ctx, token, a.Clock())
}

// SignOutEverywhere ends every session of an account, this one too.
func (a *Accounts) SignOutEverywhere(ctx context.Context, by Actor) error {
	return a.Shelf.EndSessions(ctx, by.Account, a.Clock())
}

// Sessions lists the sessions of an account, the one that asks first.
func (a *Accounts) Sessions(ctx context.Context, by Actor, here redact.Text) ([]Session, error) {
	return a.Shelf.Sessions(ctx, by.Account, here, SessionLife, a.Clock())
}

// EndSession ends one of an account's own sessions. One that has ended is no error.
func (a *Accounts) EndSession(ctx context.Context, by Actor, id int64) error {
	err := a.Shelf.EndOneSession(ctx, by.Account, id, a.Clock())
	if fault.Is(err, fault.NotFound) {
		return nil
	}
	return err
}

// Me gives the account that is signed in.
func (a *Accounts) Me(ctx context.Context, by Actor) (Account, error) {
	return a.Shelf.Account(ctx, by.Account)
}

// auditMonths is how long the trail is kept.
const auditMonths = 13

// Purge deletes sessions and invitations that have ended, and what is older than 13
// months in the trails.
func (a *Accounts) Purge(ctx context.Context) error {
	if err := a.Shelf.PurgeSessions(ctx, SessionLife, a.Clock()); err != nil {
		return err
	}
	_, err := a.Shelf.PurgeAudit(ctx, a.Clock().AddDate(0, -auditMonths, 0))
	return err
}

// begin starts a session on a device, which knows the account from now on.
func (a *Accounts) begin(ctx context.Context, id AccountID, how How, v Visit) (SignedIn, error) {
	token, err := seal.Token(a.Random)
	if err != nil {
		return SignedIn{}, err
	}
	if err := a.Shelf.BeginSession(ctx, NewSession{Account: id, Token: token, How: how, Browser: v.Browser}, a.Clock()); err != nil {
		if fault.Is(err, fault.NotFound) {
			return SignedIn{}, errWrongSignIn() // turned off meanwhile
		}
		return SignedIn{}, err
	}
	device, err := a.remember(v.Device, id)
	return SignedIn{Token: token, Device: device}, err
}

// normalEmail gives an address in the one form in which it is kept, or false where
// it can be none.
func normalEmail(typed redact.Text) (redact.Text, bool) {
	text := strings.ToLower(strings.TrimSpace(typed.Reveal()))
	parsed, err := mail.ParseAddress(text)
	if err != nil || parsed.Name != "" || parsed.Address != text || len(text) > MaxEmail {
		return "", false
	}
	return redact.Text(text), true
}

// hidden says whether a sign cannot be seen and could make a name look like another.
// The two joiners stay: some scripts cannot be written without them.
func hidden(r rune) bool {
	return unicode.Is(unicode.Cf, r) && r != '\u200c' && r != '\u200d' || r == unicode.ReplacementChar
}

// normalName puts a name or the name of a team on one line, without what cannot be
// seen. The field is what an error names.
func normalName(typed, field string, most int) (string, error) {
	if strings.ContainsFunc(typed, hidden) {
		return "", fault.Fields("form.problem", fault.Field{Name: field, Key: "kw.error.name"})
	}
	name := strings.Join(strings.Fields(typed), " ")
	switch n := len([]rune(name)); {
	case n == 0, strings.ContainsFunc(name, unicode.IsControl):
		return "", fault.Fields("form.problem", fault.Field{Name: field, Key: "kw.error.name"})
	case n > most:
		return "", fault.Fields("form.problem", fault.Field{Name: field, Key: "kw.error.long", Args: map[string]any{"Most": most}})
	}
	return name, nil
}
