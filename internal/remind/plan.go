package remind

import (
	"cmp"
	"slices"
	"time"
)

// near is how close two reminders of one date may come before they are one.
const near = 30 * time.Minute

// soon is how far ahead a date may be for its change to be told at once.
const soon = 7 * 24 * time.Hour

// Plans works out the reminders of a date, soonest first: none for a cancelled
// date, one without offsets, or one that has begun. A reminder whose time has
// passed is not planned; when they all have, the date is nearer than its smallest
// offset and one goes at once. Quiet hours, merging and the rest are the rules of
// conventions C.4.
func Plans(a Appointment, now time.Time) []Plan {
	loc, start, ok := a.place()
	if !ok || a.Cancelled || len(a.Offsets) == 0 || !now.Before(start) {
		return nil
	}
	var plans []Plan
	for _, o := range a.Offsets {
		if due := o.before(a.Starts, start, loc); due.After(now) {
			plans = append(plans, reminder(o, due, start, now, loc))
		}
	}
	if len(plans) == 0 {
		plans = append(plans, reminder(Offset{}, now, start, now, loc))
	}
	return merge(plans)
}

func reminder(o Offset, due, start, now time.Time, loc *time.Location) Plan {
	at, silent := calm(due, start, now, loc)
	return Plan{Purpose: PurposeRemind, Offset: o, Due: at.UTC(), Expires: start.UTC(), Silent: silent}
}

// ChangedPlan works out the notice that a date was changed or cancelled: at once,
// or at 8am when it is night, if the date was or now is within 7 days. Until an
// hour after the start it is of use. A date that is over both before and after
// the change gives none.
func ChangedPlan(before, after Appointment, now time.Time) (Plan, bool) {
	loc, start, ok := after.place()
	if !ok {
		return Plan{}, false
	}
	// A date moved from tomorrow to next month must be told before tomorrow.
	first := time.Time{}
	for _, t := range []time.Time{before.UTC, start} {
		if !t.IsZero() && now.Before(t) && (first.IsZero() || t.Before(first)) {
			first = t
		}
	}
	expires := start.Add(time.Hour)
	if first.IsZero() || first.Sub(now) > soon || !now.Before(expires) {
		return Plan{}, false
	}
	at, silent := calm(now, first, now, loc)
	return Plan{Purpose: PurposeChanged, Due: at.UTC(), Expires: expires.UTC(), Silent: silent}, true
}

// place derives zone and start; ok is false for details that no check let through.
func (a Appointment) place() (loc *time.Location, start time.Time, ok bool) {
	loc, err := Zone(a.Zone)
	if err != nil {
		return nil, start, false
	}
	start, _, err = a.Starts.In(loc)
	return loc, start, err == nil
}

// merge sorts plans by time and leaves out each that would come within half an
// hour of the one before it. At the same time, the one nearest the start stays.
func merge(plans []Plan) []Plan {
	slices.SortStableFunc(plans, func(a, b Plan) int {
		return cmp.Or(a.Due.Compare(b.Due), cmp.Compare(a.Offset.size(), b.Offset.size()))
	})
	kept := plans[:0]
	for _, p := range plans {
		if len(kept) == 0 || p.Due.Sub(kept[len(kept)-1].Due) > near {
			kept = append(kept, p)
		}
	}
	return kept
}
