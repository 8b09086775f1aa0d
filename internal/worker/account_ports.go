package worker

import (
	"context"
	"time"

	"plainwell/internal/redact"
)

// NewSession is a session that begins.
type NewSession struct {
	Account AccountID
	Token   redact.Text
	How     How
	Browser string // such as "Firefox, Windows"; "" where it is not known
}

// How somebody signed in.
type How string

// The ways of signing in.
const (
	ByPassword   How = "password"
	ByCode       How = "code" // a password, then a code of the second step
	ByPasskey    How = "passkey"
	ByOffice     How = "office" // the organisation's own sign-in, OpenID Connect
	ByInvitation How = "invitation"
)

// Shelf keeps teams, accounts and how they sign in. Every method is one transaction.
// What is not there is fault.NotFound; an address that is in use, fault.Conflict.
type Shelf interface {
	// AddTeam makes a team.
	AddTeam(ctx context.Context, by Actor, name string, now time.Time) (Team, error)
	// RenameTeam gives a team another name.
	RenameTeam(ctx context.Context, by Actor, id TeamID, name string, now time.Time) error
	// Teams lists every team by name.
	Teams(ctx context.Context) ([]Team, error)

	// Invite makes an account that has no password yet, and its invitation.
	Invite(ctx context.Context, by Actor, a Account, token redact.Text, expires, now time.Time) (AccountID, error)
	// Invited gives the account of an invitation that can still be used.
	Invited(ctx context.Context, token redact.Text, now time.Time) (Account, error)
	// Accept uses an invitation up: it sets name, language and password, and ends the
	// sessions that there were.
	Accept(ctx context.Context, token, name redact.Text, lang string, hash redact.Text, now time.Time) (AccountID, error)
	// Account gives one account.
	Account(ctx context.Context, id AccountID) (Account, error)
	// AccountByEmail finds an account by its address, in small letters.
	AccountByEmail(ctx context.Context, email redact.Text) (Account, error)
	// Password gives what an account's password is checked against.
	Password(ctx context.Context, id AccountID) (redact.Text, error)
	// Rehash puts the same password in a stronger form.
	Rehash(ctx context.Context, id AccountID, hash redact.Text, now time.Time) error

	// BeginSession keeps a new session of an account that is on.
	BeginSession(ctx context.Context, s NewSession, now time.Time) error
	// Session finds who a session belongs to and notes that it was used. One not used
	// for as long as idle, or as old as most, has ended.
	Session(ctx context.Context, token redact.Text, idle, most time.Duration, now time.Time) (Actor, error)
	// EndSession ends one session.
	EndSession(ctx context.Context, token redact.Text, now time.Time) error
	// EndSessions ends every session of an account.
	EndSessions(ctx context.Context, id AccountID, now time.Time) error
	// PurgeSessions deletes sessions and invitations that have ended.
	PurgeSessions(ctx context.Context, idle, most time.Duration, now time.Time) error
}

// Passwords makes and checks what is kept of passwords. signin.Passwords satisfies it.
type Passwords interface {
	// Hash makes what is kept of a password.
	Hash(ctx context.Context, password redact.Text) (redact.Text, error)
	// Check says whether a password fits what is kept, and whether that is weaker than
	// Hash makes it now. "" for what is kept takes as long, and never fits.
	Check(ctx context.Context, kept, password redact.Text) (fits, weak bool, err error)
	// Problem says in a message key why a new password is not good enough, or "". The
	// other texts are what it may not be made of, such as the person's name.
	Problem(password redact.Text, others ...string) string
}
