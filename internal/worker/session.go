package worker

import (
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

// Session is one line in the list of one's own sessions.
type Session struct {
	ID         int64
	How        How
	Browser    string
	Made, Seen time.Time // Seen is to the minute
	Here       bool      // the one that asks
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

// Key is the message key of the way.
func (h How) Key() string { return "kw.how." + string(h) }

// Life is how long a session lives.
type Life struct {
	Idle time.Duration // unused
	Most time.Duration // altogether
}

// SessionLife is how long each session lives.
var SessionLife = Life{Idle: 30 * time.Minute, Most: 12 * time.Hour}

// InvitationLife is how long an invitation can be used.
const InvitationLife = 7 * 24 * time.Hour

// Passkey is one passkey of an account.
type Passkey struct {
	ID         int64
	Account    AccountID
	Name       redact.Text // chosen by its owner, such as "Work phone"
	Handle     []byte      // the id of the credential; only set for a new one
	Credential []byte      // what is kept of it, in the form of its craft
	Made, Used time.Time   // Used is zero for never
}

// StaffLine is one account in an admin's list.
type StaffLine struct {
	Account
	TeamName string
	Ready    bool      // they can sign in
	Second   bool      // there is a second step or a passkey
	Invited  time.Time // until when their invitation is good; zero for none
}
