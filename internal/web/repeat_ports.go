package web

import (
	"context"

	"plainwell/internal/device"
	"plainwell/internal/remind"
)

// Repeats keeps dates that repeat. remind.Book satisfies it.
type Repeats interface {
	AddSeries(ctx context.Context, holder device.ID, d remind.Details, r remind.Rule) (remind.SeriesDates, error)
	Repeat(ctx context.Context, holder device.ID, address string, version int, d remind.Details, r remind.Rule) (remind.Appointment, error)
	SeriesOf(ctx context.Context, holder device.ID, address string) (remind.SeriesDates, error)
	Repeats(ctx context.Context, holder device.ID) (map[int64]remind.Series, error)
	ChangeFollowing(ctx context.Context, holder device.ID, f remind.Following) (remind.Appointment, error)
	CancelFollowing(ctx context.Context, holder device.ID, address string, version, series int) (remind.Appointment, error)
}

// dateBook is where the form of a date saves it: a phone's own dates, or those that a
// team makes for its people.
type dateBook interface {
	Add(ctx context.Context, holder device.ID, d remind.Details) (remind.Appointment, error)
	AddSeries(ctx context.Context, holder device.ID, d remind.Details, r remind.Rule) (remind.SeriesDates, error)
	Repeat(ctx context.Context, holder device.ID, address string, version int, d remind.Details, r remind.Rule) (remind.Appointment, error)
	SeriesOf(ctx context.Context, holder device.ID, address string) (remind.SeriesDates, error)
	Change(ctx context.Context, holder device.ID, address string, version int, d remind.Details) (remind.Appointment, error)
	ChangeFollowing(ctx context.Context, holder device.ID, f remind.Following) (remind.Appointment, error)
}
