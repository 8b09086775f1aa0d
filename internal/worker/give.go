package worker

import (
	"context"
	"time"

	"plainwell/internal/redact"
)

// Gift is what a worker hands to a person, so that a date comes onto their phone.
type Gift struct {
	Address redact.Text // the secret part of /a/{address}
	Code    redact.Text // to say aloud; works once. "" where none was asked for
	Expires time.Time   // when the code ends
}

// Give makes the ways to put a date on a phone: its link, and a code that works once
// within CodeSpan. A new code replaces the one before.
func (d *Desk) Give(ctx context.Context, by Actor, date int64) (Gift, error) {
	m, err := d.Date(ctx, by, date)
	if err != nil {
		return Gift{}, err
	}
	code, until, err := d.shelf.GiveCode(ctx, m.Person, d.entry(by, "date-given", m.Person))
	return Gift{m.Address, code, until}, err
}

// NewPhone turns off every phone of a person: their dates leave it, and no link or
// code of before leads to them. It gives a code that puts them on another phone.
func (d *Desk) NewPhone(ctx context.Context, by Actor, id PersonID) (redact.Text, error) {
	if _, err := d.Person(ctx, by, id); err != nil {
		return "", err
	}
	code, _, err := d.shelf.NewPhone(ctx, id, d.entry(by, "phone-new", id))
	return code, err
}

// Pause stops all notices of a person at once, or lets later ones go again. No reason
// is asked for or kept.
func (d *Desk) Pause(ctx context.Context, by Actor, id PersonID, on bool) error {
	p, err := d.Person(ctx, by, id)
	if err != nil || p.Paused == on {
		return err
	}
	what := "person-unpaused"
	if on {
		what = "person-paused"
	}
	return d.shelf.SetPaused(ctx, id, on, d.entry(by, what, id))
}
