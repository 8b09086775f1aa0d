package worker

import (
	"context"
	"time"

	"plainwell/internal/redact"
	"plainwell/internal/remind"
)

// DeskShelf keeps people on caseloads and what belongs to them. The store satisfies it.
// Every method that writes is one transaction, with a line of the audit trail in it.
// It does not ask who may: the Desk does.
type DeskShelf interface {
	// AddPerson stores a new person with a folder for their dates, and gives them back
	// with the ID. More than MaxPeople of a team is fault.TooMany. ref is the reference
	// by which another system knows them, "" for none; one that is taken, of the same
	// team and kind of key, is fault.Conflict.
	AddPerson(ctx context.Context, p Person, ref redact.Text, e Entry) (Person, error)
	// RenamePerson changes the nickname. One who is not there is fault.NotFound.
	RenamePerson(ctx context.Context, id PersonID, nick redact.Text, e Entry) error
	// RemovePerson deletes the folder, and the dates in it that no real phone holds.
	RemovePerson(ctx context.Context, id PersonID, e Entry) error
	// PersonOf gives one person, or fault.NotFound.
	PersonOf(ctx context.Context, id PersonID) (Person, error)
	// FolderOf gives the person whose folder holds a date, or fault.NotFound.
	FolderOf(ctx context.Context, date int64) (PersonID, error)
	// PeopleOf gives everyone of a team, those added first in front.
	PeopleOf(ctx context.Context, team TeamID) ([]Person, error)
	// PhonesOf gives, for each date, the real phones that hold it, with what became of
	// the reminders of its newest version there.
	PhonesOf(ctx context.Context, dates []int64) (map[int64][]Phone, error)
	// GiveCode makes a one-use code that puts a person's dates on one more phone, good
	// for CodeSpan; a newer one replaces it.
	GiveCode(ctx context.Context, id PersonID, e Entry) (redact.Text, time.Time, error)
	// NewPhone takes a person's dates off every phone, gives each date a new address,
	// and makes a code as GiveCode does.
	NewPhone(ctx context.Context, id PersonID, e Entry) (redact.Text, time.Time, error)
	// SetPaused stops all notices of a person, or lets later ones go again.
	SetPaused(ctx context.Context, id PersonID, on bool, e Entry) error
	// HandOver gives people to an account, each with a line of the audit trail.
	HandOver(ctx context.Context, people []PersonID, to AccountID, entries []Entry) error
	// SetCover notes who stands in for an account, in place of who did. One whose time
	// is not after the entry's ends it.
	SetCover(ctx context.Context, c Cover, e Entry) error
	// Covers gives who stands in for whom in a team at a time.
	Covers(ctx context.Context, team TeamID, now time.Time) ([]Cover, error)
	// Colleagues gives the accounts of a team, those who may not sign in too.
	Colleagues(ctx context.Context, team TeamID) ([]Colleague, error)
	// TeamName gives the name of a team, or fault.NotFound.
	TeamName(ctx context.Context, id TeamID) (string, error)
	// TeamDates gives the dates of a team's folders that start from one moment until
	// another, and later ones that somebody has answered, with their answers.
	TeamDates(ctx context.Context, team TeamID, from, until time.Time) (map[PersonID][]remind.Appointment, error)
	// Dealt gives when what was dealt with of some dates.
	Dealt(ctx context.Context, dates []int64) (map[int64]map[Matter]time.Time, error)
	// SetDealt notes that something of a date was dealt with.
	SetDealt(ctx context.Context, date int64, what Matter, e Entry) error
	// WordsOf gives the words of a team.
	WordsOf(ctx context.Context, team TeamID) ([]Words, error)
	// AddWords keeps new words. More than MaxWords of a team is fault.TooMany.
	AddWords(ctx context.Context, w Words, e Entry) (Words, error)
	// ApproveWords notes the yes of an account that is not the writer, else it is
	// fault.NotFound.
	ApproveWords(ctx context.Context, id int64, e Entry) error
	// RemoveWords deletes words of the entry's team, else fault.NotFound.
	RemoveWords(ctx context.Context, id int64, e Entry) error
	// SayKind leaves kind words for a person, by message key or as a text.
	SayKind(ctx context.Context, id PersonID, key string, text redact.Text, e Entry) error
	// AddEntry writes a line of the audit trail alone.
	AddEntry(ctx context.Context, e Entry) error
}

// CodeSpan is how long a code to say aloud is good for.
const CodeSpan = 24 * time.Hour

// Cover is one worker who stands in for another who is away.
type Cover struct {
	Away, Stand AccountID
	Until       time.Time // not from this moment on
}

// Colleague is an account as others of its team see it.
type Colleague struct {
	ID   AccountID
	Role Role
	Name redact.Text
	Off  bool // may not sign in
}
