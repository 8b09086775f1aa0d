package remind

import "time"

// Derived works out again when a date starts, from its wall time and its zone. A
// time that new rules skip moves forward with the clocks. ok is false when the zone
// or the time means nothing.
func (d Details) Derived() (start time.Time, ok bool) {
	loc, err := Zone(d.Zone)
	if err != nil || !d.Starts.Real() {
		return time.Time{}, false
	}
	return d.Starts.orMoved(loc).UTC(), true
}

// Derived works out a plan again that was made under other rules of the zone: the
// same reminder, at its new time, or now if that has passed meanwhile.
func (p Plan) Derived(a Appointment, now time.Time) Plan {
	start, ok := a.Details.Derived()
	if !ok {
		return p
	}
	if p.Purpose == PurposeChanged {
		p.Expires = start.Add(time.Hour)
		return p
	}
	if p.Offset == (Offset{}) || p.Purpose != PurposeRemind {
		p.Expires = start
		return p
	}
	loc := start.Location()
	if zone, err := Zone(a.Zone); err == nil {
		loc = zone
	}
	due := p.Offset.before(a.Starts, start, loc)
	if due.Before(now) {
		due = now
	}
	return reminder(p.Offset, due, start, now, loc)
}
