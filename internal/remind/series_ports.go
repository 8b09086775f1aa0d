package remind

import (
	"context"
	"time"

	"plainwell/internal/device"
	"plainwell/internal/redact"
)

// SeriesShelf keeps series and calendar feeds. The store satisfies it; every
// method is one transaction.
type SeriesShelf interface {
	// AddSeries stores a new series for a phone with its first dates and their
	// reminder rows, and gives all back with IDs and addresses. A date with an ID is
	// there already and becomes one of the series, which then belongs to all who hold
	// it; one version up, it is written anew as Shelf.Replace does.
	AddSeries(ctx context.Context, holder device.ID, s Series, dates []Occurrence, plans [][]Plan) (SeriesDates, error)
	// SeriesOf gives the series of a date, with its dates by number. A date that is
	// of none is fault.NotFound.
	SeriesOf(ctx context.Context, date int64) (SeriesDates, error)
	// ListSeries gives the series of a phone without their dates, and the series of
	// each date that is of one.
	ListSeries(ctx context.Context, holder device.ID) (list []Series, of map[int64]int64, err error)
	// ReplaceSeries stores a changed series: its row, the dates that change (one
	// version up, with what they were before), new ones, and those that are no
	// longer of it. s.Version is the new version; the stored one must be one lower
	// and have c.Made dates made, else fault.Conflict ("date.changed-elsewhere").
	// It gives the dates that changed.
	ReplaceSeries(ctx context.Context, holder device.ID, s Series, c SeriesChange) ([]Appointment, error)
	// ShortSeries gives series whose Extend has come, with their dates: of the limit
	// that follow a number, those that can be read. last is the number of the last
	// one looked at, 0 when there is none.
	ShortSeries(ctx context.Context, now time.Time, after int64, limit int) (list []SeriesDates, last int64, err error)
	// ExtendSeries adds dates to a series for each phone that holds it. A series
	// that was changed meanwhile is fault.Conflict.
	ExtendSeries(ctx context.Context, s Series, dates []Occurrence, plans [][]Plan) error
	// PurgeSeries deletes series that have no date any more and will get none.
	PurgeSeries(ctx context.Context) (int, error)
}

// SeriesChange is what a change does to the dates of a series.
type SeriesChange struct {
	Made    int          // Series.Made when the change was worked out
	From    int          // number of the first date that changes
	Changed []Occurrence // as they are now, with their numbers; rows of old versions end
	Plans   [][]Plan     // for each of Changed
	New     []Occurrence
	NewPlan [][]Plan // for each of New
	Left    []int64  // these are no longer of the series, and stay as they are
}

// FeedShelf keeps the secret addresses of calendar feeds. The store satisfies it.
type FeedShelf interface {
	// NewFeed gives a phone a new address for its calendar feed. One that it had
	// before leads nowhere from then on.
	NewFeed(ctx context.Context, phone device.ID, now time.Time) (redact.Text, error)
	// Feed gives the address of a phone's feed, or "" when it has none.
	Feed(ctx context.Context, phone device.ID) (redact.Text, error)
	// EndFeed makes the address lead nowhere. A phone without one is no error.
	EndFeed(ctx context.Context, phone device.ID, now time.Time) error
	// ByFeed finds the phone of a feed. Unknown is fault.NotFound.
	ByFeed(ctx context.Context, address string) (device.Device, error)
}
