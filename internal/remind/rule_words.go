package remind

import (
	"strconv"
	"strings"
	"time"

	"plainwell/internal/i18n"
)

// Words say how often a date repeats: "Every 2 weeks on Monday and Thursday". They
// end without a full stop.
func (r Rule) Words(say *i18n.Speaker) string {
	switch r.Unit {
	case UnitWeek:
		names := say.DayNames()
		days := make([]string, len(r.Days))
		for i, d := range r.Days {
			days[i] = names[d]
		}
		if r.Every == 1 {
			return say.T("repeat.words.week", "Days", and(say, days))
		}
		return say.T("repeat.words.weeks", "Number", r.Every, "Days", and(say, days))
	case UnitMonth:
		return say.T("repeat.words.month", "Day", say.T("repeat.ordinal."+strconv.Itoa(r.Date)))
	case UnitMonthDay:
		week := "last"
		if r.Week != LastWeek {
			week = strconv.Itoa(r.Week)
		}
		return say.T("repeat.words.month-day."+week, "Weekday", say.DayNames()[r.Weekday])
	}
	return say.T("repeat.words.day")
}

// EndWords say when it stops, as a sentence of its own; "" when nobody has said.
func (r Rule) EndWords(say *i18n.Speaker) string {
	switch {
	case r.Times > 0:
		return say.T("repeat.words.times", "Number", r.Times)
	case !r.Until.IsZero():
		return say.T("repeat.words.until", "Date", say.Date(r.Until.utc()))
	}
	return ""
}

// ShortMonths says that some months have no such day, so that it comes earlier.
func (r Rule) ShortMonths() bool { return r.Unit == UnitMonth && r.Date > 28 }

// Weekdays gives the days of the week, Monday first, as the form offers them.
func Weekdays() []time.Weekday { return sortDays([]time.Weekday{0, 1, 2, 3, 4, 5, 6}) }

// and joins words: "Monday, Tuesday and Friday".
func and(say *i18n.Speaker, words []string) string {
	n := len(words)
	if n == 0 {
		return ""
	}
	if n == 1 {
		return words[0]
	}
	return say.T("repeat.words.and", "List", strings.Join(words[:n-1], ", "), "Last", words[n-1])
}
