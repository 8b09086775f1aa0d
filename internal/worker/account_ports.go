package worker

import (
	"context"
	"time"

	"plainwell/internal/redact"
)

// Shelf keeps teams, accounts and how they sign in. Every method is one transaction.
// What is not there is fault.NotFound; what is taken, fault.Conflict. What by does is
// written into the trail of the team that it is about.
type Shelf interface {
	TeamShelf
	StaffShelf
	AccountShelf
	SessionShelf
	FactorShelf
	PasskeyShelf
	AuditShelf
}

// TeamShelf keeps teams.
type TeamShelf interface {
	// AddTeam makes a team.
	AddTeam(ctx context.Context, by Actor, name string, now time.Time) (Team, error)
	// RenameTeam gives a team another name.
	RenameTeam(ctx context.Context, by Actor, id TeamID, name string, now time.Time) error
	// Teams lists every team by name.
	Teams(ctx context.Context) ([]Team, error)
}

// StaffShelf is what an admin does with accounts. An account that is not there is
// ErrNotYours.
type StaffShelf interface {
	// Staff lists the accounts of every team, by team.
	Staff(ctx context.Context, now time.Time) ([]StaffLine, error)
	// Invite makes an account that has no password yet, and its invitation.
	Invite(ctx context.Context, by Actor, a Account, token redact.Text, expires, now time.Time) (AccountID, error)
	// InviteAgain gives an account an invitation in place of any other.
	InviteAgain(ctx context.Context, by Actor, id AccountID, token redact.Text, expires, now time.Time) error
	// MoveAccount gives an account another role or team. It is fault.Conflict while the
	// account has people whom it would no longer see, and for the last admin.
	MoveAccount(ctx context.Context, by Actor, id AccountID, team TeamID, role Role, now time.Time) error
	// SetOff turns an account off, which ends its sessions and its invitation, or on.
	// The last admin's is fault.Conflict.
	SetOff(ctx context.Context, by Actor, id AccountID, off bool, now time.Time) error
	// ResetFactor takes the second step and every passkey off an account and ends its
	// sessions.
	ResetFactor(ctx context.Context, by Actor, id AccountID, now time.Time) error
}

// AccountShelf keeps accounts and their passwords.
type AccountShelf interface {
	// Invited gives the account of an invitation that can still be used.
	Invited(ctx context.Context, token redact.Text, now time.Time) (Account, error)
	// Accept uses an invitation up: it sets name, language and password, and ends the
	// sessions that there were.
	Accept(ctx context.Context, token, name redact.Text, lang string, hash redact.Text, now time.Time) (AccountID, error)
	// Account gives one account.
	Account(ctx context.Context, id AccountID) (Account, error)
	// AccountByEmail finds an account by its address, in small letters.
	AccountByEmail(ctx context.Context, email redact.Text) (Account, error)
	// SetOwn sets an account's own shown name and language.
	SetOwn(ctx context.Context, by Actor, name redact.Text, lang string, now time.Time) error
	// Password gives what an account's password is checked against.
	Password(ctx context.Context, id AccountID) (redact.Text, error)
	// Rehash puts the same password in a stronger form.
	Rehash(ctx context.Context, id AccountID, hash redact.Text, now time.Time) error
	// ChangePassword sets one's own password and ends every session.
	ChangePassword(ctx context.Context, by Actor, hash redact.Text, now time.Time) error
	// OfficeAccount finds who somebody is at the organisation's own sign-in.
	OfficeAccount(ctx context.Context, issuer string, subject redact.Text) (Account, error)
	// BindOffice remembers it. An account that is somebody else there already is
	// fault.Conflict.
	BindOffice(ctx context.Context, id AccountID, issuer string, subject redact.Text, now time.Time) error
}

// SessionShelf keeps sessions.
type SessionShelf interface {
	// BeginSession keeps a new session of an account that is on.
	BeginSession(ctx context.Context, s NewSession, now time.Time) error
	// Session finds who a session belongs to and when it began, and notes that it was
	// used.
	Session(ctx context.Context, token redact.Text, life Life, now time.Time) (Actor, time.Time, error)
	// Sessions lists the sessions of an account, the one with the token here first.
	Sessions(ctx context.Context, of AccountID, here redact.Text, life Life, now time.Time) ([]Session, error)
	// EndSession ends the session of a token.
	EndSession(ctx context.Context, token redact.Text, now time.Time) error
	// EndOneSession ends one of an account's own sessions.
	EndOneSession(ctx context.Context, of AccountID, id int64, now time.Time) error
	// EndSessions ends every session of an account.
	EndSessions(ctx context.Context, id AccountID, now time.Time) error
	// PurgeSessions deletes sessions and invitations that have ended.
	PurgeSessions(ctx context.Context, life Life, now time.Time) error
}

// FactorShelf keeps the second step.
type FactorShelf interface {
	// Factor gives the secret of an account's second step and how many recovery codes
	// are left, or fault.NotFound where it has none.
	Factor(ctx context.Context, id AccountID) (secret redact.Text, left int, err error)
	// SetFactor keeps a new second step with its recovery codes. step is the one whose
	// code has just been used.
	SetFactor(ctx context.Context, by Actor, secret redact.Text, step int64, codes []redact.Text, now time.Time) error
	// SetRecovery puts new recovery codes in the place of the old ones.
	SetRecovery(ctx context.Context, by Actor, codes []redact.Text, now time.Time) error
	// UseStep notes that the code of a time step was used; fault.NotFound where that or
	// a later one was used before.
	UseStep(ctx context.Context, id AccountID, step int64, now time.Time) error
	// UseRecovery uses a recovery code up, or fault.NotFound.
	UseRecovery(ctx context.Context, id AccountID, code redact.Text, now time.Time) error
	// DropFactor takes one's own second step off.
	DropFactor(ctx context.Context, by Actor, now time.Time) error
}

// PasskeyShelf keeps passkeys.
type PasskeyShelf interface {
	// AddPasskey keeps a passkey of one's own.
	AddPasskey(ctx context.Context, by Actor, p Passkey, now time.Time) error
	// Passkeys lists an account's passkeys, the oldest first.
	Passkeys(ctx context.Context, of AccountID) ([]Passkey, error)
	// PasskeyOf finds a passkey by the id of its credential.
	PasskeyOf(ctx context.Context, handle []byte) (Passkey, error)
	// UsedPasskey notes that a passkey was used, with its credential as it is now.
	UsedPasskey(ctx context.Context, p Passkey, now time.Time) error
	// DropPasskey deletes a passkey of one's own.
	DropPasskey(ctx context.Context, by Actor, id int64, now time.Time) error
}

// AuditShelf keeps the trails of the teams.
type AuditShelf interface {
	// Audit lists a team's trail, the newest first: at most so many, of those before an
	// id (0: from the newest); with an account, what it did or what was done to it.
	Audit(ctx context.Context, team TeamID, of AccountID, before int64, most int) ([]Entry, error)
	// PurgeAudit deletes what is older, in every team.
	PurgeAudit(ctx context.Context, before time.Time) (int, error)
}
