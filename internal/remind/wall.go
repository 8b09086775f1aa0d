package remind

import (
	"cmp"
	"errors"
	"fmt"
	"time"
)

// Wall is a time on the clock on the wall, with no zone. It is what a person
// reads on a letter; the instant is derived from it with In.
type Wall struct {
	Year   int
	Month  time.Month
	Day    int
	Hour   int
	Minute int
}

// ErrNoSuchDay says that the calendar has no such day or the clock no such time,
// such as 31 February or 25 o'clock.
var ErrNoSuchDay = errors.New("remind: no such day or time")

// MissingTimeError says that a wall time does not exist in its zone, because the
// clocks go forward over it: 01:30 on 28 March 2027 in London.
type MissingTimeError struct {
	Wall Wall
	Zone string
	// Moved is the same wall time moved forward by as much as the clocks move.
	Moved time.Time
}

// Error names the time and the zone.
func (e *MissingTimeError) Error() string {
	return fmt.Sprintf("remind: %s does not exist in %s", e.Wall, e.Zone)
}

const wallLayout = "2006-01-02T15:04"

// ParseWall reads the form that String writes. Any other text, or a day that the
// calendar does not have, is ErrNoSuchDay.
func ParseWall(s string) (Wall, error) {
	t, err := time.Parse(wallLayout, s)
	if err != nil || len(s) != len(wallLayout) {
		return Wall{}, fmt.Errorf("%w: not of the form %s", ErrNoSuchDay, wallLayout)
	}
	return WallOf(t), nil
}

// WallOf reads the wall clock of t in t's own zone, seconds dropped.
func WallOf(t time.Time) Wall {
	return Wall{t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute()}
}

// String writes the time as 2026-11-24T10:30, which sorts as text.
func (w Wall) String() string {
	return fmt.Sprintf("%04d-%02d-%02dT%02d:%02d", w.Year, int(w.Month), w.Day, w.Hour, w.Minute)
}

// IsZero says that no time was set.
func (w Wall) IsZero() bool { return w == Wall{} }

// Real says whether the calendar has this day and the clock this time. It knows
// nothing of clock changes; In does.
func (w Wall) Real() bool {
	return w.Year >= 1 && w.Year <= 9999 && WallOf(w.utc()) == w
}

// Compare orders two wall times: -1, 0 or +1.
func (w Wall) Compare(o Wall) int { return cmp.Compare(w.utc().Unix(), o.utc().Unix()) }

// AddDays moves by whole calendar days and keeps the time on the clock.
func (w Wall) AddDays(n int) Wall {
	w.Day += n
	return WallOf(w.utc())
}

// At gives the same day at another time on the clock.
func (w Wall) At(hour, minute int) Wall {
	w.Hour, w.Minute = hour, minute
	return w
}

// In derives the instant of this wall time in a zone. A time that happens twice
// (the clocks go back) gives the first one, and twice is true. A time that does
// not happen is a *MissingTimeError; one that no calendar has is ErrNoSuchDay.
func (w Wall) In(loc *time.Location) (at time.Time, twice bool, err error) {
	if !w.Real() {
		return time.Time{}, false, ErrNoSuchDay
	}
	// time.Date does not promise which side of a change it picks, so look at the
	// changes before and after its guess, and try the offset on each side of both.
	guess := time.Date(w.Year, w.Month, w.Day, w.Hour, w.Minute, 0, 0, loc)
	from, to := guess.ZoneBounds()
	tries := []time.Time{w.at(offsetOf(guess), loc)}
	var moved time.Time
	for _, change := range []time.Time{from, to} {
		if change.IsZero() {
			continue
		}
		old := w.at(offsetOf(change.Add(-time.Second)), loc)
		tries = append(tries, old, w.at(offsetOf(change), loc))
		if !old.Before(change) && w.at(offsetOf(change), loc).Before(change) {
			moved = old // between the two readings: the gap
		}
	}
	for _, t := range tries {
		if WallOf(t) != w {
			continue
		}
		if at.IsZero() {
			at = t
		}
		twice = twice || !t.Equal(at)
		if t.Before(at) {
			at = t
		}
	}
	if at.IsZero() {
		return time.Time{}, false, &MissingTimeError{Wall: w, Zone: loc.String(), Moved: moved}
	}
	return at, twice, nil
}

// at reads the wall time with a fixed offset in seconds east of UTC.
func (w Wall) at(offset int, loc *time.Location) time.Time {
	return w.utc().Add(-time.Duration(offset) * time.Second).In(loc)
}

// utc reads the wall time as if it were in UTC: a plain calendar, no changes.
func (w Wall) utc() time.Time {
	return time.Date(w.Year, w.Month, w.Day, w.Hour, w.Minute, 0, 0, time.UTC)
}

func offsetOf(t time.Time) int {
	_, o := t.Zone()
	return o
}

// orMoved is In for times that the program chose itself, such as 9am: one that
// does not exist is moved forward with the clocks.
func (w Wall) orMoved(loc *time.Location) time.Time {
	t, _, err := w.In(loc)
	var missing *MissingTimeError
	if errors.As(err, &missing) {
		return missing.Moved
	}
	return t
}
