package remind

import "time"

// Quiet hours (conventions C.4): no notice makes a sound between 21:00 and 08:00
// on the clock of the date's zone.
const (
	quietFrom = 21 // o'clock in the evening
	quietTo   = 8  // o'clock in the morning
)

// room is how long before the start the morning must still leave.
const room = 30 * time.Minute

// quiet says whether t falls in quiet hours in loc.
func quiet(t time.Time, loc *time.Location) bool {
	h := t.In(loc).Hour()
	return h >= quietFrom || h < quietTo
}

// night gives the ends of the quiet hours that t falls in: 20:30 in the evening
// before them, and 08:00 in the morning after.
func night(t time.Time, loc *time.Location) (evening, morning time.Time) {
	day := WallOf(t.In(loc))
	if day.Hour < quietTo {
		day = day.AddDays(-1)
	}
	return day.At(quietFrom-1, 30).orMoved(loc), day.AddDays(1).At(quietTo, 0).orMoved(loc)
}

// calm moves a reminder out of quiet hours: to the morning if that leaves enough
// room before the start, else to the evening before, else to now, without a
// sound. One outside quiet hours stays.
func calm(due, start, now time.Time, loc *time.Location) (at time.Time, silent bool) {
	if !quiet(due, loc) {
		return due, false
	}
	evening, morning := night(due, loc)
	switch {
	case start.Sub(morning) >= room:
		return morning, false
	case !evening.Before(now):
		return evening, false
	}
	return now, true
}
