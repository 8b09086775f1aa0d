package remind

import (
	"errors"
	"time"
)

// How far ahead the dates of a series are made: all in the next aheadDays, and at
// least aheadFew while they are less than MaxYears away. What is kept of a series
// stays small; reminders, which come 28 days before at the most, miss nothing.
const (
	aheadDays  = 60
	aheadFew   = 10
	aheadBatch = 200 // dates made of one series in one go
)

// Series is a date that repeats. Its dates are ordinary appointments, each with a
// UID, an address and reminders of its own, made some time ahead.
type Series struct {
	ID int64
	// Details are what its dates have in common. Starts is the wall time of number
	// From by the rule; a date whose time does not exist on its day is an hour later.
	Details
	Rule    Rule
	Version int       // starts at 1, raised by each change
	From    int       // the number of the date that the rule counts from
	Made    int       // dates with numbers up to this one are made
	Ended   bool      // taken off from some date on
	Extend  time.Time // when more dates are to be made; zero when all are
}

// Occurrence is one date of a series.
type Occurrence struct {
	Appointment
	Number  int  // place in the series, from 1; never used for another date
	Own     bool // it was changed or cancelled alone, so it may differ from the others
	Forward bool // the clocks go forward over its time, so it is an hour later than the others
}

// expected gives the details of the date with a number: w is what the rule says,
// forward that there is no such time that day.
func (s Series) expected(w Wall) (d Details, forward bool, err error) {
	loc, err := Zone(s.Zone)
	if err != nil {
		return d, false, err
	}
	d = s.Details
	d.Starts = w
	_, _, err = w.In(loc)
	if missing, ok := errors.AsType[*MissingTimeError](err); ok {
		d.Starts, forward, err = WallOf(missing.Moved), true, nil
	}
	return d, forward, err
}

// wallOf gives what the rule says of a number. The dates before From were made by
// an older rule, so false is for them and for numbers past the end.
func (s Series) wallOf(number int) (Wall, bool) {
	if number < s.From {
		return Wall{}, false
	}
	walls, err := s.Rule.walls(s.Starts, number-s.From+1, farWall)
	if err != nil || len(walls) <= number-s.From {
		return Wall{}, false
	}
	return walls[number-s.From], true
}

var farWall = Wall{Year: 9999, Month: 12, Day: 31}

// ahead lists the dates that are to be made now, in order, and says when there is
// more to make. upcoming are the starts of those made that are still to come,
// soonest first. A number is never left out, so that a clock that was wrong for a
// while leaves no hole.
func (s Series) ahead(upcoming []time.Time, now time.Time) (dates []Occurrence, extend time.Time, err error) {
	if s.Ended {
		return nil, time.Time{}, nil
	}
	walls, err := s.Rule.walls(s.Starts, s.Made-s.From+1+aheadBatch+1, farWall)
	if err != nil {
		return nil, time.Time{}, err
	}
	for number := s.Made + 1; number-s.From < len(walls); number++ {
		d, forward, err := s.expected(walls[number-s.From])
		if err != nil {
			return nil, time.Time{}, err
		}
		a := Appointment{Details: d, Version: 1, Made: now, Changed: now}
		if a.UTC, err = d.Instant(); err != nil {
			return nil, time.Time{}, err
		}
		if at := wanted(a.UTC, upcoming); at.After(now) || len(dates) == aheadBatch {
			return dates, at, nil
		}
		dates = append(dates, Occurrence{Appointment: a, Number: number, Forward: forward})
		if a.UTC.After(now) {
			upcoming = append(upcoming, a.UTC)
		}
	}
	return dates, time.Time{}, nil
}

// wanted is the first moment at which a date is to be made that starts at a time
// and follows these.
func wanted(start time.Time, upcoming []time.Time) time.Time {
	at := start.AddDate(0, 0, -aheadDays)
	few := start.AddDate(-MaxYears, 0, 0)
	if n := len(upcoming); n >= aheadFew && upcoming[n-aheadFew].After(few) {
		few = upcoming[n-aheadFew]
	}
	if few.Before(at) {
		return few
	}
	return at
}

// SeriesDates are a series with the dates of it that are there, by number.
type SeriesDates struct {
	Series
	Dates []Occurrence
}

// find gives the date with a row number.
func (s SeriesDates) find(id int64) (Occurrence, bool) {
	for _, o := range s.Dates {
		if o.ID == id {
			return o, true
		}
	}
	return Occurrence{}, false
}

// News says whether a date that was like this, and is like that now, is news to
// the person: other reminders alone are not.
func (a Appointment) News(now Appointment) bool {
	was := a.Details
	was.Offsets = now.Offsets
	return a.Cancelled != now.Cancelled || !same(was, now.Details)
}
