package remind

import (
	"context"
	"encoding/base32"
	"fmt"
	"io"
	"reflect"
	"strings"
	"time"

	"plainwell/internal/device"
	"plainwell/internal/fault"
)

// MaxDates is how many dates that do not repeat one phone may hold, old ones not
// yet deleted too.
const MaxDates = 200

// Book is where dates are written down, changed and cancelled. It keeps nothing
// itself; the shelf does.
type Book struct {
	shelf  Shelf
	clock  func() time.Time
	random io.Reader
	wrote  func()
}

// NewBook makes a book over a shelf.
func NewBook(shelf Shelf, clock func() time.Time, random io.Reader) *Book {
	return &Book{shelf: shelf, clock: clock, random: random, wrote: func() {}}
}

// OnWrite sets what is called after each date that was written, so that the
// engine can look for reminders that are due at once. Call it before use.
func (b *Book) OnWrite(wrote func()) { b.wrote = wrote }

// Add writes down a new date with its reminders. The same date once more, as a
// second tap on the button sends it, gives the one that is there. More than
// MaxDates is fault.TooMany with key "date.too-many".
func (b *Book) Add(ctx context.Context, holder device.ID, d Details) (Appointment, error) {
	d.Offsets = sortOffsets(d.Offsets)
	if err := d.Check(); err != nil {
		return Appointment{}, err
	}
	held, err := b.shelf.List(ctx, holder)
	if err != nil {
		return Appointment{}, fmt.Errorf("listing dates: %w", err)
	}
	for _, a := range held {
		if !a.Cancelled && same(a.Details, d) {
			return a, nil
		}
	}
	if fits, err := b.room(ctx, holder, len(held)); err != nil {
		return Appointment{}, fmt.Errorf("counting dates: %w", err)
	} else if !fits {
		return Appointment{}, fault.New(fault.TooMany, "date.too-many").With(map[string]any{"Max": MaxDates})
	}
	uid, err := newUID(b.random)
	if err != nil {
		return Appointment{}, err
	}
	now := b.now()
	a := Appointment{Details: d, Version: 1, UID: uid, Made: now, Changed: now}
	if a.UTC, err = d.Instant(); err != nil {
		return Appointment{}, err
	}
	return b.done(b.shelf.Add(ctx, holder, a, Plans(a, now)))
}

// Change writes new details over a date. version is the one that the person saw:
// a newer one is fault.Conflict with key "date.changed-elsewhere". When nothing
// is different there is no new version and no notice. A cancelled date is
// fault.Conflict with key "date.is-cancelled".
func (b *Book) Change(ctx context.Context, holder device.ID, address string, version int, d Details) (Appointment, error) {
	d.Offsets = sortOffsets(d.Offsets)
	if err := d.Check(); err != nil {
		return Appointment{}, err
	}
	before, err := b.own(ctx, holder, address)
	switch {
	case err != nil:
		return Appointment{}, err
	case before.Cancelled:
		return Appointment{}, fault.New(fault.Conflict, "date.is-cancelled")
	case same(before.Details, d):
		return before, nil
	case before.Version != version:
		return Appointment{}, fault.New(fault.Conflict, "date.changed-elsewhere")
	}
	now := b.now()
	after := before
	after.Details, after.Version, after.Changed = d, version+1, now
	if after.UTC, err = d.Instant(); err != nil {
		return Appointment{}, err
	}
	plans := Plans(after, now)
	if before.News(after) { // other reminders alone are no news about the date
		after = news(before, after, 0, now)
		plans = withChanged(plans, before, after, now)
	}
	return b.done(b.shelf.Replace(ctx, holder, after, plans))
}

// Cancel marks a date as off and ends its reminders. A date that is off already
// is given back as it is; a newer version is fault.Conflict with key
// "date.changed-elsewhere".
func (b *Book) Cancel(ctx context.Context, holder device.ID, address string, version int) (Appointment, error) {
	before, err := b.own(ctx, holder, address)
	switch {
	case err != nil:
		return Appointment{}, err
	case before.Cancelled:
		return before, nil
	case before.Version != version:
		return Appointment{}, fault.New(fault.Conflict, "date.changed-elsewhere")
	}
	now := b.now()
	after := before
	after.Cancelled, after.Version, after.Changed = true, version+1, now
	after = news(before, after, 0, now)
	return b.done(b.shelf.Replace(ctx, holder, after, withChanged(nil, before, after, now)))
}

// List gives the dates of a phone by time, soonest first, cancelled ones too.
func (b *Book) List(ctx context.Context, holder device.ID) ([]Appointment, error) {
	return b.shelf.List(ctx, holder)
}

// Find gives the date of a secret address, and whether this phone holds it.
// Unknown is fault.NotFound.
func (b *Book) Find(ctx context.Context, address string, holder device.ID) (Appointment, bool, error) {
	return b.shelf.ByAddress(ctx, address, holder)
}

// FindNotice gives the date of the secret address of a notice.
func (b *Book) FindNotice(ctx context.Context, address string, holder device.ID) (Appointment, bool, error) {
	return b.shelf.ByNotice(ctx, address, holder)
}

// Purge deletes the dates that started longer ago than keep, and says how many.
func (b *Book) Purge(ctx context.Context, keep time.Duration) (int, error) {
	return b.shelf.Purge(ctx, b.now().Add(-keep))
}

// held finds a date that this phone holds; another's is not found, as if it were
// not there.
func (b *Book) held(ctx context.Context, holder device.ID, address string) (Appointment, error) {
	a, holds, err := b.shelf.ByAddress(ctx, address, holder)
	if err == nil && !holds {
		err = fault.New(fault.NotFound, "date.error.none")
	}
	return a, err
}

func (b *Book) done(a Appointment, err error) (Appointment, error) {
	if err == nil {
		b.wrote()
	}
	return a, err
}

func (b *Book) now() time.Time { return b.clock().Round(0).UTC() }

// withChanged adds the notice of a change. It takes the place of a reminder that
// would go at once; one that names its day and time at a time of its own stays.
func withChanged(plans []Plan, before, after Appointment, now time.Time) []Plan {
	changed, ok := ChangedPlan(before, after, now)
	if !ok {
		return plans
	}
	out := []Plan{changed}
	for _, p := range plans {
		if p.Offset != (Offset{}) {
			out = append(out, p)
		}
	}
	return out
}

// same says whether two details are equal, no offsets and nil offsets alike.
func same(a, b Details) bool {
	if len(a.Offsets) == 0 && len(b.Offsets) == 0 {
		a.Offsets, b.Offsets = nil, nil
	}
	return reflect.DeepEqual(a, b)
}

// newUID makes a calendar UID of 128 random bits, which says nothing of anyone.
func newUID(random io.Reader) (string, error) {
	var b [16]byte
	if _, err := io.ReadFull(random, b[:]); err != nil {
		return "", fmt.Errorf("making a UID: %w", err)
	}
	return strings.ToLower(base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(b[:])), nil
}
