package worker

import (
	"plainwell/internal/device"
	"plainwell/internal/fault"
)

// TeamID, AccountID and KeyID number teams, accounts and keys of the interface for
// other systems. They are random; 0 is none.
type (
	TeamID    int64
	AccountID int64
	KeyID     int64
)

// PersonID numbers a person on a caseload. It is the id of their folder: a phone that
// nobody carries, which holds the dates that were made for them, so that series,
// changes, answers and reminders know nothing of key workers.
type PersonID = device.ID

// Actor is who does something on the workers' side: a signed-in account, or another
// system with a key of a team. Every method that reads or changes what a team keeps
// takes one, and asks it.
type Actor struct {
	Account AccountID // 0 for a key
	Team    TeamID
	Role    Role
	Key     KeyID // 0 for an account
	Test    bool  // a key for trying out: sees and makes only what is marked as a test
}

// ErrNotYours is the one answer for what is not there and for what is another's, so
// that neither can be told from the other.
var ErrNotYours = fault.New(fault.NotFound, "kw.error.none")
