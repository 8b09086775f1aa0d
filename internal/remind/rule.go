package remind

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Unit is what a rule counts in.
type Unit string

// The units of a rule.
const (
	UnitDay      Unit = "day"       // every day
	UnitWeek     Unit = "week"      // on chosen days of every Nth week; weeks begin on Monday
	UnitMonth    Unit = "month"     // on one date of every month
	UnitMonthDay Unit = "month-day" // on the first, second, third, fourth or last such weekday of every month
)

// Limits of a rule.
const (
	MaxEvery = 26  // weeks from one to the next
	MaxTimes = 200 // dates that a form may ask for
)

// LastWeek is Rule.Week of "the last Monday of the month".
const LastWeek = -1

// Rule says how a date repeats, on the calendar and the clock on the wall alone:
// it knows no zone. The first date is not in it.
type Rule struct {
	Unit    Unit
	Every   int            // weeks from one to the next; 1 for the other units
	Days    []time.Weekday // UnitWeek: at least one, Monday first
	Date    int            // UnitMonth: 1 to 31; in a shorter month it is the last day
	Week    int            // UnitMonthDay: 1 to 4, or LastWeek
	Weekday time.Weekday   // UnitMonthDay
	Times   int            // how many dates there are, the first one too; 0 is no limit
	Until   Wall           // the last day that may have one, its time at 0:00; zero is no limit
}

// dayWords write the days of the week, as in RFC 5545.
var dayWords = [7]string{"su", "mo", "tu", "we", "th", "fr", "sa"}

// valid says whether a rule holds together. Only one of Times and Until may be set.
func (r Rule) valid() bool {
	switch {
	case r.Times < 0 || r.Times > MaxTimes || r.Times > 0 && !r.Until.IsZero():
		return false
	case !r.Until.IsZero() && (!r.Until.Real() || r.Until != r.Until.At(0, 0)):
		return false
	case r.Every != 1 && (r.Unit != UnitWeek || r.Every < 1 || r.Every > MaxEvery):
		return false
	}
	bare := Rule{Unit: r.Unit, Every: r.Every, Times: r.Times, Until: r.Until}
	switch r.Unit {
	case UnitDay:
	case UnitWeek:
		if len(r.Days) == 0 || !slices.Equal(r.Days, sortDays(r.Days)) {
			return false
		}
		bare.Days = r.Days
	case UnitMonth:
		if r.Date < 1 || r.Date > 31 {
			return false
		}
		bare.Date = r.Date
	case UnitMonthDay:
		if r.Week != LastWeek && (r.Week < 1 || r.Week > 4) || !realDay(r.Weekday) {
			return false
		}
		bare.Week, bare.Weekday = r.Week, r.Weekday
	default:
		return false
	}
	return sameRule(r, bare) // nothing is set that this unit has no use for
}

func sameRule(a, b Rule) bool {
	same := slices.Equal(a.Days, b.Days)
	a.Days, b.Days = nil, nil
	return same && a.Unit == b.Unit && a.Every == b.Every && a.Date == b.Date && a.Week == b.Week &&
		a.Weekday == b.Weekday && a.Times == b.Times && a.Until == b.Until
}

// sameShape says whether two rules count in the same way, whatever day they fall
// on: then the dates of one stand for those of the other, one by one.
func sameShape(a, b Rule) bool {
	return a.Unit == b.Unit && a.Every == b.Every && len(a.Days) == len(b.Days)
}

func realDay(d time.Weekday) bool { return d >= time.Sunday && d <= time.Saturday }

// sortDays puts Monday first, drops repeats and what is no day.
func sortDays(days []time.Weekday) []time.Weekday {
	var out []time.Weekday
	for i := range 7 {
		if d := time.Weekday((i + 1) % 7); slices.Contains(days, d) {
			out = append(out, d)
		}
	}
	return out
}

// String writes the rule, such as "week 2 mo,th times 10", "month 31" or
// "month-day -1 fr until 2027-05-28".
func (r Rule) String() string {
	parts := []string{string(r.Unit)}
	switch r.Unit {
	case UnitWeek:
		days := make([]string, len(r.Days))
		for i, d := range r.Days {
			days[i] = dayWords[d]
		}
		parts = append(parts, strconv.Itoa(r.Every), strings.Join(days, ","))
	case UnitMonth:
		parts = append(parts, strconv.Itoa(r.Date))
	case UnitMonthDay:
		parts = append(parts, strconv.Itoa(r.Week), dayWords[r.Weekday])
	}
	if r.Times > 0 {
		parts = append(parts, "times", strconv.Itoa(r.Times))
	}
	if !r.Until.IsZero() {
		parts = append(parts, "until", r.Until.String()[:len(time.DateOnly)])
	}
	return strings.Join(parts, " ")
}

// ParseRule reads what String writes and nothing else.
func ParseRule(s string) (Rule, error) {
	parts := strings.Split(s, " ")
	r := Rule{Unit: Unit(parts[0]), Every: 1}
	parts = parts[1:]
	next := func() (word string) {
		if len(parts) > 0 {
			word, parts = parts[0], parts[1:]
		}
		return word
	}
	count := func() int {
		n, err := strconv.Atoi(next())
		if err != nil {
			return 1 << 20 // over every limit
		}
		return n
	}
	switch r.Unit {
	case UnitWeek:
		r.Every = count()
		for word := range strings.SplitSeq(next(), ",") {
			r.Days = append(r.Days, weekdayOf(word))
		}
	case UnitMonth:
		r.Date = count()
	case UnitMonthDay:
		r.Week, r.Weekday = count(), weekdayOf(next())
	}
	switch next() {
	case "times":
		r.Times = count()
	case "until":
		r.Until, _ = ParseWall(next() + "T00:00")
	}
	// Writing it again refuses "times 010", an unreal day, words too many and the like.
	if !r.valid() || r.String() != s {
		return Rule{}, fmt.Errorf("remind: not a rule such as week 2 mo,th times 10")
	}
	return r, nil
}

// weekdayOf reads a day as dayWords has it; 7 is none.
func weekdayOf(word string) time.Weekday {
	if i := slices.Index(dayWords[:], word); i >= 0 {
		return time.Weekday(i)
	}
	return 7
}
