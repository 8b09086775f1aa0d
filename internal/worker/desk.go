package worker

import (
	"context"
	"time"

	"plainwell/internal/fault"
	"plainwell/internal/redact"
	"plainwell/internal/remind"
)

// Desk is where a team's people and their dates are kept. Every method asks whether
// by may: what they may not see is ErrNotYours, as if it were not there.
type Desk struct {
	shelf   DeskShelf
	book    *remind.Book
	clock   func() time.Time
	reading Reading // nil: words are not checked for how they read
}

// NewDesk makes a desk over a shelf and the book that keeps all dates.
func NewDesk(shelf DeskShelf, book *remind.Book, clock func() time.Time) *Desk {
	return &Desk{shelf: shelf, book: book, clock: clock}
}

func (d *Desk) now() time.Time { return d.clock().Round(0).UTC() }

// entry begins a line of the audit trail.
func (d *Desk) entry(by Actor, what string, person PersonID) Entry {
	return Entry{At: d.now(), Team: by.Team, Account: by.Account, Key: by.Key, What: what, Person: person}
}

// AddPerson puts a person on the caseload of an account, or of none where a key made
// them.
func (d *Desk) AddPerson(ctx context.Context, by Actor, nick redact.Text) (Person, error) {
	return d.AddPersonAs(ctx, by, nick, "")
}

// AddPersonAs is AddPerson with the reference by which another system knows them; ""
// is none. One that somebody of the team has already is fault.Conflict, and adds nobody.
func (d *Desk) AddPersonAs(ctx context.Context, by Actor, nick, ref redact.Text) (Person, error) {
	if !by.hasPeople() {
		return Person{}, ErrNotYours
	}
	nick, err := CheckNick(nick)
	if err != nil {
		return Person{}, err
	}
	p := Person{Team: by.Team, Worker: by.Account, Nick: nick, Test: by.Test, Made: d.now()}
	return d.shelf.AddPerson(ctx, p, ref, d.entry(by, "person-added", 0))
}

// RenamePerson changes the nickname of a person.
func (d *Desk) RenamePerson(ctx context.Context, by Actor, id PersonID, nick redact.Text) error {
	nick, err := CheckNick(nick)
	if err != nil {
		return err
	}
	if _, err := d.Person(ctx, by, id); err != nil {
		return err
	}
	return d.shelf.RenamePerson(ctx, id, nick, d.entry(by, "person-renamed", id))
}

// RemovePerson takes a person off the caseload with their dates. A date that is on a
// phone stays there, and is then the phone's own.
func (d *Desk) RemovePerson(ctx context.Context, by Actor, id PersonID) error {
	if _, err := d.Person(ctx, by, id); err != nil {
		return err
	}
	return d.shelf.RemovePerson(ctx, id, d.entry(by, "person-removed", id))
}

// People gives whom an actor sees: a worker their own and those of colleagues they
// stand in for, a lead and a key the whole team.
func (d *Desk) People(ctx context.Context, by Actor) ([]Person, error) {
	if !by.hasPeople() {
		return nil, ErrNotYours
	}
	all, err := d.shelf.PeopleOf(ctx, by.Team)
	if err != nil {
		return nil, err
	}
	away, err := d.standsFor(ctx, by)
	if err != nil {
		return nil, err
	}
	var out []Person
	for _, p := range all {
		if by.sees(p, away) {
			out = append(out, p)
		}
	}
	return out, nil
}

// Person gives one person whom the actor sees, else ErrNotYours.
func (d *Desk) Person(ctx context.Context, by Actor, id PersonID) (Person, error) {
	if !by.hasPeople() {
		return Person{}, ErrNotYours
	}
	p, err := d.shelf.PersonOf(ctx, id)
	if fault.Is(err, fault.NotFound) {
		return Person{}, ErrNotYours
	}
	if err != nil {
		return Person{}, err
	}
	away, err := d.standsFor(ctx, by)
	if err == nil && !by.sees(p, away) {
		err = ErrNotYours
	}
	if err != nil {
		return Person{}, err
	}
	return p, nil
}
