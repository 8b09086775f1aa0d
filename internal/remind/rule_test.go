package remind

import (
	"os"
	"strings"
	"testing"
	"time"

	"plainwell/internal/fault"
	"plainwell/internal/i18n"
)

// listed writes the first dates of a rule, such as "2027-01-31 2027-02-28".
func listed(t testing.TB, rule, start string, most int) string {
	t.Helper()
	r, err := ParseRule(rule)
	if err != nil {
		t.Fatalf("%s: %v", rule, err)
	}
	walls, err := r.walls(wall(t, start), most, farWall)
	if err != nil {
		return "error"
	}
	var out []string
	for _, w := range walls {
		out = append(out, w.String())
	}
	return strings.ReplaceAll(strings.Join(out, " "), start[10:], "")
}

func TestARuleGivesItsDates(t *testing.T) {
	for _, c := range []struct{ rule, start, want string }{
		{"day", "2026-12-30T10:30", "2026-12-30 2026-12-31 2027-01-01 2027-01-02"},
		{"day times 2", "2026-12-30T10:30", "2026-12-30 2026-12-31"},
		{"day until 2026-12-31", "2026-12-30T23:59", "2026-12-30 2026-12-31"},
		{"day until 2026-12-30", "2026-12-30T00:00", "2026-12-30"},
		{"week 1 mo", "2026-11-23T10:30", "2026-11-23 2026-11-30 2026-12-07 2026-12-14"},
		{"week 1 mo,th", "2026-11-26T10:30", "2026-11-26 2026-11-30 2026-12-03 2026-12-07"},
		{"week 2 mo,su", "2027-01-10T10:30", "2027-01-10 2027-01-18 2027-01-24 2027-02-01"},
		{"week 2 mo", "2026-11-24T10:30", "error"},
		{"week 26 mo", "2026-11-23T10:30", "2026-11-23 2027-05-24 2027-11-22 2028-05-22"},
		{"month 31", "2027-01-31T10:30", "2027-01-31 2027-02-28 2027-03-31 2027-04-30"},
		{"month 31", "2027-04-30T10:30", "2027-04-30 2027-05-31 2027-06-30 2027-07-31"},
		{"month 30", "2028-01-30T10:30", "2028-01-30 2028-02-29 2028-03-30 2028-04-30"},
		{"month 29", "2027-02-28T10:30", "2027-02-28 2027-03-29 2027-04-29 2027-05-29"},
		{"month 31", "2027-01-30T10:30", "error"},
		{"month 5", "2026-12-05T10:30", "2026-12-05 2027-01-05 2027-02-05 2027-03-05"},
		{"month-day 2 mo", "2027-01-11T10:30", "2027-01-11 2027-02-08 2027-03-08 2027-04-12"},
		{"month-day -1 mo", "2027-01-25T10:30", "2027-01-25 2027-02-22 2027-03-29 2027-04-26"},
		{"month-day 4 mo", "2027-01-25T10:30", "2027-01-25 2027-02-22 2027-03-22 2027-04-26"},
		{"month-day 1 fr", "2027-01-08T10:30", "error"},
		// The clocks of no zone are asked here: these times stay as they are.
		{"day", "2027-03-27T01:30", "2027-03-27 2027-03-28 2027-03-29 2027-03-30"},
	} {
		if got := listed(t, c.rule, c.start, 4); got != c.want {
			t.Errorf("%s from %s: %s, want %s", c.rule, c.start, got, c.want)
		}
	}
}

func TestARuleIsReadAsItIsWritten(t *testing.T) {
	for _, s := range []string{"day", "week 1 mo", "week 26 mo,tu,we,th,fr,sa,su times 200", "month 31 until 2027-12-31", "month-day -1 su", "month-day 4 sa times 1"} {
		if r, err := ParseRule(s); err != nil || r.String() != s {
			t.Errorf("%s: %v, %v", s, r, err)
		}
	}
	for _, s := range []string{"", "year", "day 1", "week", "week 0 mo", "week 27 mo", "week 1", "week 1 th,mo", "week 1 mo,mo", "week 01 mo", "month", "month 0", "month 32",
		"month-day 5 mo", "month-day 0 mo", "month-day -2 mo", "month-day 1", "day times 0", "day times 201", "day times 01", "day until 2027-02-30", "day until", "day times 2 until 2027-01-01", "day ", " day", "DAY", "day times 2 x"} {
		if r, err := ParseRule(s); err == nil {
			t.Errorf("%q was read as %s", s, r)
		}
	}
}

func FuzzParseRule(f *testing.F) {
	for _, s := range []string{"day", "week 2 mo,th times 10", "month 31 until 2027-05-28", "month-day -1 fr", "week 9999999999999999999 mo", "month-day -1 \x00"} {
		f.Add(s)
	}
	starts := Wall{2026, time.November, 23, 10, 30}
	f.Fuzz(func(t *testing.T, s string) {
		r, err := ParseRule(s)
		if err != nil {
			return
		}
		if r.String() != s || !r.valid() {
			t.Fatalf("%q was read as %q", s, r)
		}
		walls, err := r.walls(starts, 5, farWall)
		for i, w := range walls {
			if err != nil || !w.Real() || i > 0 && w.Compare(walls[i-1]) <= 0 {
				t.Fatalf("%q gives %v, %v", s, walls, err)
			}
		}
	})
}

func FuzzRepeatForm(f *testing.F) {
	f.Add("week", "2", "mo", "10", "1", "March", "2027")
	f.Add("weeks", "", "xx", "-1", "31", "2", "")
	f.Add("month-last", "٣", "\xff", "1e9", "24/11/2026", "", "")
	f.Fuzz(func(t *testing.T, repeat, weeks, day, times, d, m, y string) {
		form := RepeatForm{Repeat: repeat, Weeks: weeks, Days: []string{day}, Times: times}
		form.Until.Day, form.Until.Month, form.Until.Year = d, m, y
		for _, starts := range []Wall{{2026, time.November, 23, 10, 30}, {2027, time.January, 31, 1, 30}, {}} {
			r, err := ParseRepeat(form, starts)
			switch {
			case err != nil && !fault.Is(err, fault.Invalid):
				t.Fatalf("%+v: %v", form, err)
			case err == nil && r != nil && !starts.IsZero():
				if !r.valid() || !r.fits(starts) {
					t.Fatalf("%+v was read as %s, which does not fit %s", form, r, starts)
				}
				again, err := ParseRepeat(RepeatFormOf(*r, 0), starts)
				if err != nil || !sameRule(*again, *r) {
					t.Fatalf("%s comes back from its form as %v, %v", r, again, err)
				}
			}
		}
	})
}

func TestTheFormIsReadInPlainWords(t *testing.T) {
	form := func(change func(*RepeatForm)) RepeatForm {
		f := RepeatForm{Repeat: RepeatWeek}
		change(&f)
		return f
	}
	for _, c := range []struct {
		says, starts string
		form         RepeatForm
		want         string // a rule, or field and key
	}{
		{"no", "2026-11-23T10:30", form(func(f *RepeatForm) { f.Repeat = "" }), ""},
		{"a week, the day of the date", "2026-11-24T10:30", form(func(f *RepeatForm) {}), "week 1 tu"},
		{"a fortnight", "2026-11-24T10:30", form(func(f *RepeatForm) { f.Repeat = RepeatFortnight; f.Times = "6" }), "week 2 tu times 6"},
		{"chosen days in any order", "2026-11-24T10:30", form(func(f *RepeatForm) { f.Days = []string{"su", "tu", "su"} }), "week 1 tu,su"},
		{"the first date is on none of the days", "2026-11-24T10:30", form(func(f *RepeatForm) { f.Days = []string{"mo"} }), "repeat-days repeat.error.days-not-first"},
		{"twelve weeks", "2026-11-24T10:30", form(func(f *RepeatForm) { f.Repeat = RepeatWeeks; f.Weeks = " 12 " }), "week 12 tu"},
		{"weeks without a number", "2026-11-24T10:30", form(func(f *RepeatForm) { f.Repeat = RepeatWeeks }), "repeat-weeks repeat.error.number-missing"},
		{"too many weeks", "2026-11-24T10:30", form(func(f *RepeatForm) { f.Repeat = RepeatWeeks; f.Weeks = "27" }), "repeat-weeks repeat.error.number"},
		{"the 31st", "2027-01-31T10:30", form(func(f *RepeatForm) { f.Repeat = RepeatMonth }), "month 31"},
		{"the second Monday", "2027-01-11T10:30", form(func(f *RepeatForm) { f.Repeat = RepeatMonthDay }), "month-day 2 mo"},
		{"a fifth Monday is the last", "2027-03-29T10:30", form(func(f *RepeatForm) { f.Repeat = RepeatMonthDay }), "month-day -1 mo"},
		{"the last Monday, a fourth", "2027-01-25T10:30", form(func(f *RepeatForm) { f.Repeat = RepeatMonthLast }), "month-day -1 mo"},
		{"the last Monday, which it is not", "2027-01-18T10:30", form(func(f *RepeatForm) { f.Repeat = RepeatMonthLast }), "repeat repeat.error.not-last"},
		{"until a day", "2026-11-24T10:30", form(func(f *RepeatForm) { f.Until.Day = "1/6/2027" }), "week 1 tu until 2027-06-01"},
		{"until the first day", "2026-11-24T10:30", form(func(f *RepeatForm) { f.Until.Day = "24/11/2026" }), "week 1 tu until 2026-11-24"},
		{"until a day that is past", "2026-11-24T10:30", form(func(f *RepeatForm) { f.Until.Day = "23/11/2026" }), "repeat-until repeat.error.until-before"},
		{"until no day", "2026-11-24T10:30", form(func(f *RepeatForm) { f.Until.Day, f.Until.Month, f.Until.Year = "31", "Feb", "2027" }), "repeat-until date.error.day-not-real"},
		{"until a day far off", "2026-11-24T10:30", form(func(f *RepeatForm) { f.Until.Day = "25/11/2028" }), "repeat-until date.error.too-far"},
		{"both ends", "2026-11-24T10:30", form(func(f *RepeatForm) { f.Times, f.Until.Day = "3", "1/6/2027" }), "repeat-until repeat.error.both-ends"},
		{"no number of times", "2026-11-24T10:30", form(func(f *RepeatForm) { f.Times = "lots" }), "repeat-times repeat.error.number"},
		{"nothing that is offered", "2026-11-24T10:30", form(func(f *RepeatForm) { f.Repeat = "year" }), "repeat repeat.error.unknown"},
	} {
		r, err := ParseRepeat(c.form, wall(t, c.starts))
		got := ""
		if err != nil {
			for _, f := range fault.Of(err).Fields {
				got += f.Name + " " + f.Key
			}
		} else if r != nil {
			got = r.String()
		}
		if got != c.want {
			t.Errorf("%s: got %q, want %q", c.says, got, c.want)
		}
	}
}

func TestARuleIsSaidInWords(t *testing.T) {
	bundle, err := i18n.Load(os.DirFS("../../locales"))
	if err != nil {
		t.Fatal(err)
	}
	for rule, want := range map[string][2]string{
		"day":                             {"Every day", "Bob dydd"},
		"week 1 mo":                       {"Every week on Monday", "Bob wythnos: Dydd Llun"},
		"week 2 mo,we,fr times 9":         {"Every 2 weeks on Monday, Wednesday and Friday", "Bob 2 wythnos: Dydd Llun, Dydd Mercher, Dydd Gwener"},
		"month 31":                        {"Every month on the 31st", "Bob mis ar y 31ain"},
		"month 22":                        {"Every month on the 22nd", "Bob mis ar y 22ain"},
		"month 11":                        {"Every month on the 11th", "Bob mis ar y 11eg"},
		"month-day -1 fr":                 {"Every month on the last Friday", "Bob mis, yr olaf o'r mis: Dydd Gwener"},
		"month-day 2 tu until 2027-12-31": {"Every month on the second Tuesday", "Bob mis, yr ail o'r mis: Dydd Mawrth"},
	} {
		r, err := ParseRule(rule)
		if err != nil {
			t.Fatal(err)
		}
		if en, cy := r.Words(bundle.For("en")), r.Words(bundle.For("cy")); en != want[0] || cy != want[1] {
			t.Errorf("%s: %q, %q", rule, en, cy)
		}
	}
	r, _ := ParseRule("month-day 2 tu until 2027-12-31")
	if got := r.EndWords(bundle.For("en")); got != "The last day is Friday 31 December 2027." {
		t.Error(got)
	}
	if got := bundle.Missing(); len(got) > 0 {
		t.Errorf("no words for %v", got)
	}
}
