package worker

import (
	"context"

	"plainwell/internal/device"
	"plainwell/internal/remind"
)

// TeamBook is remind.Book for the folders of an actor's people: the same calls, so
// that one form serves a person's own dates and those that a worker makes. Each asks
// whether the actor sees the folder, and leaves a line in the audit trail.
type TeamBook struct {
	desk *Desk
	by   Actor
}

// Book gives the book of what an actor sees.
func (d *Desk) Book(by Actor) TeamBook { return TeamBook{d, by} }

// Add is Desk.Make.
func (b TeamBook) Add(ctx context.Context, folder device.ID, det remind.Details) (remind.Appointment, error) {
	m, err := b.desk.Make(ctx, b.by, folder, det)
	return m.Appointment, err
}

// AddSeries is Desk.MakeSeries.
func (b TeamBook) AddSeries(ctx context.Context, folder device.ID, det remind.Details, r remind.Rule) (remind.SeriesDates, error) {
	return b.desk.MakeSeries(ctx, b.by, folder, det, r)
}

// SeriesOf gives the series of a date.
func (b TeamBook) SeriesOf(ctx context.Context, folder device.ID, address string) (remind.SeriesDates, error) {
	if _, err := b.desk.Person(ctx, b.by, folder); err != nil {
		return remind.SeriesDates{}, err
	}
	return b.desk.book.SeriesOf(ctx, folder, address)
}

// Change changes one date.
func (b TeamBook) Change(ctx context.Context, folder device.ID, address string, version int, det remind.Details) (remind.Appointment, error) {
	return b.write(ctx, folder, "date-changed", func() (remind.Appointment, error) {
		return b.desk.book.Change(ctx, folder, address, version, det)
	})
}

// Repeat makes a date repeat.
func (b TeamBook) Repeat(ctx context.Context, folder device.ID, address string, version int, det remind.Details, r remind.Rule) (remind.Appointment, error) {
	return b.write(ctx, folder, "series-made", func() (remind.Appointment, error) {
		return b.desk.book.Repeat(ctx, folder, address, version, det, r)
	})
}

// ChangeFollowing changes one date and all that follow.
func (b TeamBook) ChangeFollowing(ctx context.Context, folder device.ID, f remind.Following) (remind.Appointment, error) {
	return b.write(ctx, folder, "series-changed", func() (remind.Appointment, error) {
		return b.desk.book.ChangeFollowing(ctx, folder, f)
	})
}

// Cancel cancels one date.
func (b TeamBook) Cancel(ctx context.Context, folder device.ID, address string, version int) (remind.Appointment, error) {
	return b.write(ctx, folder, "date-cancelled", func() (remind.Appointment, error) {
		return b.desk.book.Cancel(ctx, folder, address, version)
	})
}

// CancelFollowing cancels one date and all that follow.
func (b TeamBook) CancelFollowing(ctx context.Context, folder device.ID, address string, version, series int) (remind.Appointment, error) {
	return b.write(ctx, folder, "series-cancelled", func() (remind.Appointment, error) {
		return b.desk.book.CancelFollowing(ctx, folder, address, version, series)
	})
}

func (b TeamBook) write(ctx context.Context, folder device.ID, what string, do func() (remind.Appointment, error)) (remind.Appointment, error) {
	if _, err := b.desk.Person(ctx, b.by, folder); err != nil {
		return remind.Appointment{}, err
	}
	a, err := do()
	if err != nil {
		return a, err
	}
	return a, b.desk.shelf.AddEntry(ctx, b.desk.entry(b.by, what, folder))
}
