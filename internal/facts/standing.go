package facts

import "time"

// Grace is how long a fact may go unchecked after its next check was due, before
// it is a failure of the check and is marked on the page.
const Grace = 30 * 24 * time.Hour

// Standing says how far a fact can be relied on, on one day.
type Standing int

// The standings, from good to useless.
const (
	Good    Standing = iota
	Overdue          // the next check has passed: a warning
	Stale            // the grace has passed as well: a failure, marked on the page
	Ended            // its last day has passed: left out of the page
)

// String gives the standing in a word, for messages.
func (s Standing) String() string {
	return [...]string{"good", "overdue", "stale", "ended"}[s]
}

// Standing gives the fact's standing on the calendar day that it is at day, in
// day's own zone. A fact is still good on the day of its next check and on its
// last day; a change shows from the midnight after.
func (f Fact) Standing(day time.Time) Standing {
	today := civil(day)
	if !f.Until.IsZero() && today.After(f.Until) {
		return Ended
	}
	return Age(f.NextCheck, day)
}

// Age gives Good, Overdue or Stale for anything that was to be checked by the
// calendar day next, on the calendar day of day.
func Age(next, day time.Time) Standing {
	today := civil(day)
	switch {
	case today.After(civil(next).Add(Grace)):
		return Stale
	case today.After(civil(next)):
		return Overdue
	}
	return Good
}

// civil gives midnight UTC of the calendar day that it is at t in t's own zone, so
// that days can be compared and counted without the clocks changing between them.
func civil(t time.Time) time.Time {
	y, m, d := t.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}
