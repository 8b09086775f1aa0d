package remind

import (
	"fmt"
	"time"

	"github.com/teambition/rrule-go"
)

// libraryDays are the days of the week of the library, Sunday first.
var libraryDays = [7]rrule.Weekday{rrule.SU, rrule.MO, rrule.TU, rrule.WE, rrule.TH, rrule.FR, rrule.SA}

// walls lists the dates of a rule from start on, start first, as the clock on the
// wall has them: at most most of them, and none after last. A start that the rule
// does not fall on is an error.
//
// The library is given wall times as if they were in UTC, where no clock changes.
// Given a zone, v1.8.2 takes the second of a time that happens twice, and a time
// that does not happen stays an hour late in what it counts from (measured).
func (r Rule) walls(start Wall, most int, last Wall) ([]Wall, error) {
	if !r.valid() || !start.Real() {
		return nil, fmt.Errorf("remind: not a rule that dates can be made of")
	}
	o := rrule.ROption{Dtstart: start.utc(), Interval: r.Every, Wkst: rrule.MO, Count: r.Times}
	if !r.Until.IsZero() {
		o.Until = r.Until.At(23, 59).utc() // the library leaves out what is later than this, also on the same day
	}
	switch r.Unit {
	case UnitDay:
		o.Freq = rrule.DAILY
	case UnitWeek:
		o.Freq = rrule.WEEKLY
		for _, d := range r.Days {
			o.Byweekday = append(o.Byweekday, libraryDays[d])
		}
	case UnitMonth:
		o.Freq = rrule.MONTHLY
		o.Bymonthday = []int{r.Date}
		if r.Date > 28 { // the last of the days that the month has; by itself the library leaves short months out
			o.Bysetpos = []int{-1}
			for d := 28; d < r.Date; d++ {
				o.Bymonthday = append(o.Bymonthday, d)
			}
		}
	case UnitMonthDay:
		o.Freq = rrule.MONTHLY
		o.Byweekday = []rrule.Weekday{libraryDays[r.Weekday].Nth(r.Week)}
	}
	rule, err := rrule.NewRRule(o)
	if err != nil {
		return nil, err
	}
	var out []Wall
	next := rule.Iterator()
	for len(out) < most {
		t, ok := next()
		w := WallOf(t)
		if !ok || w.Compare(last) > 0 {
			break
		}
		out = append(out, w)
	}
	if most > 0 && (len(out) == 0 || out[0] != start) {
		return nil, fmt.Errorf("remind: the first date is not one of its own rule")
	}
	return out, nil
}

// fits says whether the rule falls on a day.
func (r Rule) fits(w Wall) bool {
	r.Times, r.Until = 0, Wall{}
	_, err := r.walls(w, 1, w)
	return err == nil
}

// moved is the rule of a row of dates of which one has gone from one day to
// another: the rule goes with it.
func (r Rule) moved(from, to Wall) Rule {
	switch r.Unit {
	case UnitWeek:
		days := []time.Weekday{weekday(to)}
		for _, d := range r.Days {
			if d != weekday(from) && len(r.Days) > 1 {
				days = append(days, d)
			}
		}
		r.Days = sortDays(days)
	case UnitMonth:
		r.Date = to.Day
	case UnitMonthDay:
		r.Weekday = weekday(to)
		r.Week = weekOf(to, r.Week == LastWeek)
	}
	return r
}

func weekday(w Wall) time.Weekday { return w.utc().Weekday() }

// weekOf says which of its weekdays of the month a day is. The fifth is the last;
// one that is fourth and last is the last when that is wanted.
func weekOf(w Wall, last bool) int {
	week := (w.Day-1)/7 + 1
	if week == 5 || last && w.AddDays(7).Month != w.Month {
		return LastWeek
	}
	return week
}
