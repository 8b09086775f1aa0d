package partner

import (
	"context"
	"log/slog"
	"time"

	"plainwell/internal/fault"
	"plainwell/internal/worker"
)

// watchEvery is how often dates are looked at that may not have arrived: much less
// than the time that somebody needs to ring.
const watchEvery = time.Minute

// Doubt is a date to come of which somebody should ask how it reaches the person.
type Doubt struct {
	Key  worker.Actor // a working key of the team, through whose eyes it is looked at
	Date int64
}

// DoubtShelf finds such dates. The store satisfies it.
type DoubtShelf interface {
	// Doubts gives dates to come of teams with a key of which an event of kind MayNot
	// could be told: one that starts by near, or that has a reminder which ended or is
	// late; and for its version was not told yet. Dates for trying out are not among
	// them.
	Doubts(ctx context.Context, now, near time.Time) ([]Doubt, error)
	// NoteMayNot writes the event for a version of a date, once.
	NoteMayNot(ctx context.Context, by worker.Actor, person worker.PersonID, date int64, version int, now time.Time) error
}

// Dates says how one date stands. worker.Desk satisfies it.
type Dates interface {
	Date(ctx context.Context, by worker.Actor, date int64) (worker.Made, error)
}

// Watch turns a date that may not have arrived into an event, by the same rule as the
// workers' own list. That can come of time alone, so no transaction tells of it.
type Watch struct {
	shelf DoubtShelf
	dates Dates
	clock func() time.Time
	log   *slog.Logger
	wrote func()
}

// NewWatch makes a Watch; wrote is called when there is something to send.
func NewWatch(shelf DoubtShelf, dates Dates, clock func() time.Time, log *slog.Logger, wrote func()) *Watch {
	return &Watch{shelf, dates, clock, log, wrote}
}

// Look looks once.
func (w *Watch) Look(ctx context.Context) error {
	now := w.clock()
	doubts, err := w.shelf.Doubts(ctx, now, now.Add(worker.RingWithin))
	if err != nil {
		return err
	}
	for _, d := range doubts {
		m, err := w.dates.Date(ctx, d.Key, d.Date)
		switch {
		case fault.Is(err, fault.NotFound):
			continue
		case err != nil:
			return err
		case m.Reach != worker.ReachMayNot:
			continue
		}
		if err := w.shelf.NoteMayNot(ctx, d.Key, m.Person, m.ID, m.Version, now); err != nil {
			return err
		}
		w.wrote()
	}
	return nil
}

// Run looks again and again until ctx ends.
func (w *Watch) Run(ctx context.Context) error {
	ticker := time.NewTicker(watchEvery)
	defer ticker.Stop()
	for {
		if err := w.Look(ctx); err != nil && ctx.Err() == nil {
			w.log.Error("dates that may not have arrived could not be looked for; the next minute tries again", "cause", err)
		}
		select {
		case <-ctx.Done():
			return nil
		case <-ticker.C:
		}
	}
}
