package remind

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"plainwell/internal/fault"
)

// The answers to "Does it repeat?".
const (
	RepeatNo        = ""
	RepeatDay       = "day"
	RepeatWeek      = "week"
	RepeatFortnight = "fortnight"
	RepeatWeeks     = "weeks" // every so many, which stands in RepeatForm.Weeks
	RepeatMonth     = "month"
	RepeatMonthDay  = "month-day"
	RepeatMonthLast = "month-last"
)

// Repeats lists the answers in the order of the form.
var Repeats = []string{RepeatNo, RepeatDay, RepeatWeek, RepeatFortnight, RepeatWeeks, RepeatMonth, RepeatMonthDay, RepeatMonthLast}

// RepeatForm is what a person said about repeating, untouched. Every field may
// hold anything.
type RepeatForm struct {
	Repeat string   // one of Repeats
	Weeks  string   // for RepeatWeeks
	Days   []string // days of the week, "mo" to "su"; none is the day of the date
	Times  string   // how many dates; or
	Until  struct{ Day, Month, Year string }
}

// On says whether it repeats, as far as the form says.
func (f RepeatForm) On() bool { return tidy(f.Repeat) != RepeatNo }

// ParseRepeat reads how a date repeats that first starts at a wall time. nil is
// for one that does not. A form that cannot be used is a *fault.Error with Fields
// named repeat, repeat-weeks, repeat-days, repeat-times or repeat-until.
func ParseRepeat(f RepeatForm, starts Wall) (*Rule, error) {
	p := parser{}
	r := Rule{Every: 1}
	switch tidy(f.Repeat) {
	case RepeatNo:
		return nil, nil
	case RepeatDay:
		r.Unit = UnitDay
	case RepeatWeek:
		r.Unit, r.Days = UnitWeek, p.days(f.Days, starts)
	case RepeatFortnight:
		r.Unit, r.Every, r.Days = UnitWeek, 2, p.days(f.Days, starts)
	case RepeatWeeks:
		r.Unit, r.Every, r.Days = UnitWeek, p.count("repeat-weeks", f.Weeks, MaxEvery), p.days(f.Days, starts)
	case RepeatMonth:
		r.Unit, r.Date = UnitMonth, starts.Day
	case RepeatMonthDay:
		r.Unit, r.Week, r.Weekday = UnitMonthDay, weekOf(starts, false), weekday(starts)
	case RepeatMonthLast:
		r.Unit, r.Week, r.Weekday = UnitMonthDay, weekOf(starts, true), weekday(starts)
		if r.Week != LastWeek {
			p.refuse("repeat", "repeat.error.not-last", nil)
		}
	default:
		p.refuse("repeat", "repeat.error.unknown", nil)
	}
	p.end(&r, f, starts)
	if err := fault.Fields("date.error.form", p.wrong...); err != nil {
		return nil, err
	}
	return &r, nil
}

// days reads the days that were ticked. The first date must be on one of them, or
// either it or the days are a slip.
func (p *parser) days(typed []string, starts Wall) []time.Weekday {
	var days []time.Weekday
	for _, word := range typed {
		if word = tidy(word); word == "" {
			continue
		}
		if d := weekdayOf(word); realDay(d) {
			days = append(days, d)
		} else {
			p.refuse("repeat-days", "repeat.error.days-unknown", nil)
			return nil
		}
	}
	if len(days) == 0 {
		return []time.Weekday{weekday(starts)}
	}
	if !slices.Contains(days, weekday(starts)) {
		p.refuse("repeat-days", "repeat.error.days-not-first", nil)
	}
	return sortDays(days)
}

// count reads a number from 1 up to most.
func (p *parser) count(field, typed string, most int) int {
	s := tidy(typed)
	n, ok := number(s, 3)
	switch {
	case s == "":
		p.refuse(field, "repeat.error.number-missing", nil)
	case !ok || n < 1 || n > most:
		p.refuse(field, "repeat.error.number", map[string]any{"Max": most})
	}
	return n
}

// end reads when it stops: a number of dates, or the last day, or neither.
func (p *parser) end(r *Rule, f RepeatForm, starts Wall) {
	if tidy(f.Times) != "" {
		r.Times = p.count("repeat-times", f.Times, MaxTimes)
	}
	if tidy(f.Until.Day)+tidy(f.Until.Month)+tidy(f.Until.Year) == "" {
		return
	}
	if r.Times > 0 {
		p.refuse("repeat-until", "repeat.error.both-ends", nil)
		return
	}
	reader := parser{}
	day, ok := reader.day(Form{Day: f.Until.Day, Month: f.Until.Month, Year: f.Until.Year})
	far := starts.At(0, 0)
	far.Year += MaxYears
	switch {
	case !ok:
		for _, wrong := range reader.wrong {
			p.refuse("repeat-until", wrong.Key, wrong.Args)
		}
	case !starts.IsZero() && day.Compare(starts.At(0, 0)) < 0:
		p.refuse("repeat-until", "repeat.error.until-before", nil)
	case !starts.IsZero() && day.Compare(far) > 0:
		p.refuse("repeat-until", "date.error.too-far", map[string]any{"Years": MaxYears})
	}
	r.Until = day
}

// RepeatFormOf writes a rule as the form would have it, for changing it. gone is
// how many of its dates come before the one that is changed.
func RepeatFormOf(r Rule, gone int) RepeatForm {
	var f RepeatForm
	switch r.Unit {
	case UnitDay:
		f.Repeat = RepeatDay
	case UnitMonth:
		f.Repeat = RepeatMonth
	case UnitMonthDay:
		f.Repeat = RepeatMonthDay
		if r.Week == LastWeek {
			f.Repeat = RepeatMonthLast
		}
	case UnitWeek:
		switch f.Repeat = RepeatWeeks; r.Every {
		case 1:
			f.Repeat = RepeatWeek
		case 2:
			f.Repeat = RepeatFortnight
		default:
			f.Weeks = strconv.Itoa(r.Every)
		}
		if len(r.Days) > 1 { // one alone goes with the date
			for _, d := range r.Days {
				f.Days = append(f.Days, dayWords[d])
			}
		}
	}
	if r.Times > 0 {
		f.Times = strconv.Itoa(max(r.Times-gone, 1))
	}
	if !r.Until.IsZero() {
		f.Until.Day, f.Until.Month, f.Until.Year = strconv.Itoa(r.Until.Day), strconv.Itoa(int(r.Until.Month)), strconv.Itoa(r.Until.Year)
	}
	return f
}

// DayWord is how the form writes a day of the week: "mo" to "su".
func DayWord(d time.Weekday) string { return dayWords[d] }

// Same says whether two forms say the same, however they are written.
func (f RepeatForm) Same(o RepeatForm) bool {
	flat := func(f RepeatForm) string {
		days := slices.Clone(f.Days)
		slices.Sort(days)
		all := append([]string{f.Repeat, f.Weeks, f.Times, f.Until.Day, f.Until.Month, f.Until.Year}, slices.Compact(days)...)
		for i := range all {
			all[i] = strings.TrimSpace(tidy(all[i]))
		}
		return strings.Join(all, "\x00")
	}
	return flat(f) == flat(o)
}
