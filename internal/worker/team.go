package worker

import (
	"time"

	"plainwell/internal/redact"
)

// MaxTeamName is the longest name of a team, in characters. People read it on their
// phones as "[team] made this date".
const MaxTeamName = 40

// Team is a group of colleagues who see each other's work; other teams see none of it.
type Team struct {
	ID   TeamID
	Name string
	Made time.Time
}

// MaxShownName is the longest name of an account, in characters.
const MaxShownName = 40

// Account is one key worker's.
type Account struct {
	ID    AccountID
	Team  TeamID
	Role  Role
	Lang  string      // BCP 47 tag of the language of their screens
	Name  redact.Text // the name that people and colleagues read, chosen by the worker
	Email redact.Text // what they sign in with
	Off   bool        // may not sign in; kept so that the audit trail has a name
	Made  time.Time
}
