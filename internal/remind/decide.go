package remind

import (
	"time"

	"plainwell/internal/device"
)

// grace is how far into quiet hours a reminder that was due before them may still
// make a sound.
const grace = 10 * time.Minute

// decide looks at a row as it stands just before it is sent. When it is not to be
// sent now, send is false and the outcome says what becomes of it. silent says
// that it must make no sound.
func decide(d Due, now time.Time) (o Outcome, send, silent bool) {
	o = Outcome{Row: d.Row, Fence: d.Fence}
	a := d.Appointment
	switch {
	case a.Cancelled && d.Plan.Purpose == PurposeRemind:
		o.State, o.Note = Cancelled, "cancelled"
	case a.Version != d.Version:
		o.State, o.Note = Superseded, "superseded"
	case !now.Before(d.Plan.Expires) && d.Attempt > 1:
		o.State, o.Note = Missed, "expired"
	case !now.Before(d.Plan.Expires):
		o.State, o.Note = TooLate, "expired"
	case d.Hold != "":
		o.State, o.Note = Muted, d.Hold
	case d.Device.Push == device.PushGone:
		o.State, o.Note = Gone, "gone"
	case d.Device.Push != device.PushOn:
		o.State, o.Note = Muted, "muted"
	case d.Endpoint.Endpoint == "":
		// Subscribed with a push key that is no longer ours. The next visit mends it,
		// and plans what is still to come again.
		o.State, o.Note = Muted, "old-key"
	default:
		return d.quietly(o, now)
	}
	return o, false, false
}

// quietly holds a row that is late until the morning when it is night now, if it
// is still of use then. A plan never falls there, so only a stop of the program or
// a failing push service brings a row here.
func (d Due) quietly(o Outcome, now time.Time) (Outcome, bool, bool) {
	loc, start, ok := d.Appointment.place()
	if d.Plan.Silent || !ok || !quiet(now, loc) || !quiet(now.Add(-grace), loc) {
		return o, true, d.Plan.Silent
	}
	_, morning := night(now, loc)
	// Not all at the stroke of eight.
	if spread := morning.Add(d.share(backlogSpan)); start.Sub(spread) >= room {
		morning = spread
	}
	if start.Sub(morning) >= room {
		o.State, o.Note, o.Retry = Planned, "quiet", morning.UTC()
		return o, false, false
	}
	return o, true, true
}

// share is a part of a span, to whole seconds, that differs from row to row. Rows
// that were planned one after the other are far from each other in it.
func (d Due) share(span time.Duration) time.Duration {
	const step = 377 // a Fibonacci number: no divisor in common with 600, and near 600 over the golden ratio
	return time.Duration(d.Row*step%int64(span/time.Second)) * time.Second
}

// backlogged says that a reminder was due long ago and not tried: the program was
// down.
func backlogged(d *Due, now time.Time) bool {
	return d.Plan.Purpose == PurposeRemind && d.Attempt <= 1 && now.Sub(d.Plan.Due) > backlogAge
}

// How a backlog is worked off after a stop of hours.
const (
	backlogAge  = time.Hour        // a row this late is part of one
	backlogSpan = 10 * time.Minute // rows that can wait are spread over this much
	fewLate     = 16               // so many late rows of a batch go at once
	backlogSoon = 2 * time.Hour    // rows with less time left than this go at once
)

// thin looks through claimed rows for a backlog. Of several reminders of one date
// for one phone only the latest is of use, so the others end as too late. When
// there are more than few, those with time to spare are put off, evenly up to
// backlogSpan, so that they do not all ring at once. What is left is to be sent,
// in the order of the claim: most urgent first.
func thin(due []Due, now time.Time, few int) (left []Due, done []Outcome) {
	late := 0
	for i := range due {
		if backlogged(&due[i], now) {
			late++
		}
	}
	if late == 0 { // as good as always
		return due, nil
	}
	type who struct{ date, phone int64 }
	latest := map[who]Due{}
	for _, d := range due {
		if !backlogged(&d, now) {
			continue
		}
		k := who{d.Appointment.ID, int64(d.Device.ID)}
		if best, ok := latest[k]; !ok || d.Plan.Offset.size() < best.Plan.Offset.size() {
			latest[k] = d
		}
	}
	put := 0
	for _, d := range due {
		o := Outcome{Row: d.Row, Fence: d.Fence}
		switch best, ok := latest[who{d.Appointment.ID, int64(d.Device.ID)}]; {
		case !ok || !backlogged(&d, now):
			left = append(left, d)
		case best.Row != d.Row && d.Version == d.Appointment.Version && best.Version == d.Version:
			o.State, o.Note = TooLate, "merged"
			done = append(done, o)
		case late <= few || d.Plan.Expires.Sub(now) < backlogSoon:
			left = append(left, d)
		default:
			put++
			o.State, o.Note = Planned, "spread"
			o.Retry = now.Add(backlogSpan * time.Duration(put) / time.Duration(late)).UTC()
			done = append(done, o)
		}
	}
	return left, done
}
