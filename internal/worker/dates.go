package worker

import (
	"context"

	"plainwell/internal/fault"
	"plainwell/internal/remind"
)

// Made is a date as the team that made it sees it.
type Made struct {
	remind.Appointment
	Person PersonID
	Reach  Reach
}

// Dates gives the dates of a person by time, soonest first, cancelled ones too.
func (d *Desk) Dates(ctx context.Context, by Actor, id PersonID) ([]Made, error) {
	p, err := d.Person(ctx, by, id)
	if err != nil {
		return nil, err
	}
	return d.datesOf(ctx, p)
}

func (d *Desk) datesOf(ctx context.Context, p Person) ([]Made, error) {
	list, err := d.book.List(ctx, p.ID)
	if err != nil {
		return nil, err
	}
	ids := make([]int64, len(list))
	for i, a := range list {
		ids[i] = a.ID
	}
	phones, err := d.shelf.PhonesOf(ctx, ids)
	if err != nil {
		return nil, err
	}
	out := make([]Made, len(list))
	for i, a := range list {
		out[i] = Made{a, p.ID, ReachOf(a, phones[a.ID], p.Paused, d.now())}
	}
	return out, nil
}

// Date gives one date by its number, else ErrNotYours.
func (d *Desk) Date(ctx context.Context, by Actor, date int64) (Made, error) {
	id, err := d.shelf.FolderOf(ctx, date)
	if fault.Is(err, fault.NotFound) {
		return Made{}, ErrNotYours
	}
	if err != nil {
		return Made{}, err
	}
	list, err := d.Dates(ctx, by, id)
	if err != nil {
		return Made{}, err
	}
	for _, m := range list {
		if m.ID == date {
			return m, nil
		}
	}
	return Made{}, ErrNotYours
}

// Make writes down a date for a person. The same once more gives the one that is
// there. Its phones that follow get it at once, with reminders.
func (d *Desk) Make(ctx context.Context, by Actor, id PersonID, det remind.Details) (Made, error) {
	if _, err := d.Person(ctx, by, id); err != nil {
		return Made{}, err
	}
	a, err := d.book.Add(ctx, id, det)
	if err != nil {
		return Made{}, err
	}
	return d.noted(ctx, by, "date-made", id, a.ID)
}

// MakeSeries writes down a date that repeats, as remind.Book.AddSeries does. It gives
// the series with the dates that are made for now.
func (d *Desk) MakeSeries(ctx context.Context, by Actor, id PersonID, det remind.Details, rule remind.Rule) (remind.SeriesDates, error) {
	if _, err := d.Person(ctx, by, id); err != nil {
		return remind.SeriesDates{}, err
	}
	made, err := d.book.AddSeries(ctx, id, det, rule)
	if err != nil {
		return remind.SeriesDates{}, err
	}
	return made, d.shelf.AddEntry(ctx, d.entry(by, "series-made", id))
}

// Change writes new details over a date. version is the one that was seen; a newer one
// is fault.Conflict, as remind.Book.Change has it.
func (d *Desk) Change(ctx context.Context, by Actor, date int64, version int, det remind.Details) (Made, error) {
	m, err := d.Date(ctx, by, date)
	if err != nil {
		return Made{}, err
	}
	a, err := d.book.Change(ctx, m.Person, m.Address.Reveal(), version, det)
	if err != nil || a.Version == m.Version {
		return m, err
	}
	return d.noted(ctx, by, "date-changed", m.Person, date)
}

// Cancel marks a date as off.
func (d *Desk) Cancel(ctx context.Context, by Actor, date int64, version int) (Made, error) {
	m, err := d.Date(ctx, by, date)
	if err != nil {
		return Made{}, err
	}
	a, err := d.book.Cancel(ctx, m.Person, m.Address.Reveal(), version)
	if err != nil || a.Version == m.Version {
		return m, err
	}
	return d.noted(ctx, by, "date-cancelled", m.Person, date)
}

// noted writes a line of the audit trail about a date, and gives the date as it is.
func (d *Desk) noted(ctx context.Context, by Actor, what string, id PersonID, date int64) (Made, error) {
	if err := d.shelf.AddEntry(ctx, d.entry(by, what, id)); err != nil {
		return Made{}, err
	}
	return d.Date(ctx, by, date)
}
