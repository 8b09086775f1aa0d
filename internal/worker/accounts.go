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

// How long a session lives: unused, and altogether. An invitation is good for a week.
const (
	SessionIdle  = 30 * time.Minute
	SessionMost  = 12 * time.Hour
	InvitationOf = 7 * 24 * time.Hour
)

// MaxEmail is the longest email address, in bytes (RFC 5321, a path of 256 less its
// brackets).
const MaxEmail = 254

// AccountsOptions are what Accounts are made of.
type AccountsOptions struct {
	Shelf     Shelf
	Passwords Passwords
	Keys      *seal.Keys
	Site      string // name of the site, which is no password
	Clock     func() time.Time
	Random    io.Reader
}

// Accounts are the key workers' accounts: who is invited, who signs in, who is signed
// in. It is safe for use by several goroutines.
type Accounts struct{ AccountsOptions }

// NewAccounts makes Accounts.
func NewAccounts(o AccountsOptions) *Accounts { return &Accounts{AccountsOptions: o} }

// Session gives who a session belongs to, and notes that it was used.
func (a *Accounts) Session(ctx context.Context, token redact.Text) (Actor, error) {
	return a.Shelf.Session(ctx, token, SessionIdle, SessionMost, a.Clock())
}

// SignOut ends one session.
func (a *Accounts) SignOut(ctx context.Context, token redact.Text) error {
	return a.Shelf.EndSession(ctx, token, a.Clock())
}

// SignOutEverywhere ends every session of an account, this one too.
func (a *Accounts) SignOutEverywhere(ctx context.Context, by Actor) error {
	return a.Shelf.EndSessions(ctx, by.Account, a.Clock())
}

// Me gives the account that is signed in.
func (a *Accounts) Me(ctx context.Context, by Actor) (Account, error) {
	return a.Shelf.Account(ctx, by.Account)
}

// Purge deletes sessions and invitations that have ended.
func (a *Accounts) Purge(ctx context.Context) error {
	return a.Shelf.PurgeSessions(ctx, SessionIdle, SessionMost, a.Clock())
}

// begin starts a session and gives the token for its cookie.
func (a *Accounts) begin(ctx context.Context, id AccountID, how How, browser string) (redact.Text, error) {
	token, err := seal.Token(a.Random)
	if err != nil {
		return "", err
	}
	return token, a.Shelf.BeginSession(ctx, NewSession{Account: id, Token: token, How: how, Browser: browser}, a.Clock())
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

// normalName puts a name or the name of a team on one line, without what cannot be
// seen. The field is what an error names.
func normalName(typed, field string, most int) (string, error) {
	if strings.ContainsFunc(typed, func(r rune) bool { return unicode.Is(unicode.Cf, r) || r == unicode.ReplacementChar }) {
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
