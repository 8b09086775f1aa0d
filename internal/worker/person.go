package worker

import (
	"time"

	"plainwell/internal/redact"
)

// MaxNick is the longest nickname of a person, in characters.
const MaxNick = 30

// Person is one person on a caseload. Plainwell has no name of theirs: a nickname or
// a number that the worker chose.
type Person struct {
	ID     PersonID
	Team   TeamID
	Worker AccountID   // whose caseload they are on; 0 for a person made by another system with a key
	Nick   redact.Text // chosen by the worker, kept encrypted
	Paused bool        // no notice of any of their team's dates goes out
	Test   bool        // made with a key for trying out
	Made   time.Time
}

// Limits of what one team keeps.
const (
	MaxPeople = 2000 // people of one team
)
