package i18n_test

import (
	"strings"
	"testing"
	"time"
	_ "time/tzdata"

	"plainwell/internal/i18n"
)

func TestTimesAreSaidInWords(t *testing.T) {
	b := real(t)
	for _, c := range []struct {
		at                                                    string
		date, short, clock, dateTime, welshTime, welshDayTime string
	}{
		{"2027-01-06 10:30", "Wednesday 6 January 2027", "Wednesday 6 January", "10:30am", "Wednesday 6 January 2027 at 10:30am", "10:30yb", "Dydd Mercher 6 Ionawr am 10:30yb"},
		{"2027-02-28 14:00", "Sunday 28 February 2027", "Sunday 28 February", "2pm", "Sunday 28 February 2027 at 2pm", "2yh", "Dydd Sul 28 Chwefror am 2yh"},
		{"2028-02-29 12:00", "Tuesday 29 February 2028", "Tuesday 29 February", "midday", "Tuesday 29 February 2028 at midday", "hanner dydd", "Dydd Mawrth 29 Chwefror am hanner dydd"},
		{"2027-12-31 00:00", "Friday 31 December 2027", "Friday 31 December", "midnight", "Friday 31 December 2027 at midnight", "hanner nos", "Dydd Gwener 31 Rhagfyr am hanner nos"},
		{"2027-08-02 00:05", "Monday 2 August 2027", "Monday 2 August", "12:05am", "Monday 2 August 2027 at 12:05am", "12:05yb", "Dydd Llun 2 Awst am 12:05yb"},
		{"2027-07-01 12:59", "Thursday 1 July 2027", "Thursday 1 July", "12:59pm", "Thursday 1 July 2027 at 12:59pm", "12:59yh", "Dydd Iau 1 Gorffennaf am 12:59yh"},
		{"2027-05-22 23:59", "Saturday 22 May 2027", "Saturday 22 May", "11:59pm", "Saturday 22 May 2027 at 11:59pm", "11:59yh", "Dydd Sadwrn 22 Mai am 11:59yh"},
	} {
		at, err := time.Parse("2006-01-02 15:04", c.at)
		if err != nil {
			t.Fatal(err)
		}
		en, cy := b.For("en"), b.For("cy")
		for what, pair := range map[string][2]string{
			"Date": {en.Date(at), c.date}, "ShortDate": {en.ShortDate(at), c.short}, "Time": {en.Time(at), c.clock},
			"DateTime": {en.DateTime(at), c.dateTime}, "DayTime": {en.DayTime(at), c.short + " at " + c.clock},
			"Welsh Time": {cy.Time(at), c.welshTime}, "Welsh DayTime": {cy.DayTime(at), c.welshDayTime},
		} {
			if pair[0] != pair[1] {
				t.Errorf("%s of %s is %q, not %q", what, c.at, pair[0], pair[1])
			}
		}
	}
	if got := b.Missing(); len(got) != 0 {
		t.Errorf("missing: %q", got)
	}
}

func TestAWelshDateIsInWelsh(t *testing.T) {
	at := time.Date(2027, 1, 6, 10, 30, 59, 0, time.UTC)
	if got, want := real(t).For("cy").DateTime(at), "Dydd Mercher 6 Ionawr 2027 am 10:30yb"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestATimeIsSaidInItsOwnZone(t *testing.T) {
	london, err := time.LoadLocation("Europe/London")
	if err != nil {
		t.Fatal(err)
	}
	at := time.Date(2027, 6, 30, 23, 30, 0, 0, time.UTC)
	if got, want := real(t).For("en").DateTime(at.In(london)), "Thursday 1 July 2027 at 12:30am"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestDaysAreCountedByTheCalendar(t *testing.T) {
	london, err := time.LoadLocation("Europe/London")
	if err != nil {
		t.Fatal(err)
	}
	day := func(month time.Month, day, hour int) time.Time {
		return time.Date(2027, month, day, hour, 30, 0, 0, london)
	}
	b := real(t)
	for name, c := range map[string]struct {
		from, to      time.Time
		want, inWelsh string
	}{
		"later on the same day":              {day(1, 6, 0), day(1, 6, 23), "today", "heddiw"},
		"earlier on the same day":            {day(1, 6, 23), day(1, 6, 0), "today", "heddiw"},
		"an hour later, past midnight":       {day(1, 6, 23), day(1, 7, 0), "tomorrow", "yfory"},
		"two days later":                     {day(1, 6, 23), day(1, 8, 0), "in 2 days", "ymhen 2 ddiwrnod"},
		"three days later":                   {day(1, 6, 12), day(1, 9, 12), "in 3 days", "ymhen 3 diwrnod"},
		"six days later":                     {day(1, 6, 12), day(1, 12, 12), "in 6 days", "ymhen 6 diwrnod"},
		"over the end of the year":           {day(12, 30, 12), day(12, 32, 12), "in 2 days", "ymhen 2 ddiwrnod"},
		"over the day that has 23 hours":     {day(3, 27, 23), day(3, 29, 0), "in 2 days", "ymhen 2 ddiwrnod"},
		"over the day that has 25 hours":     {day(10, 30, 0), day(11, 1, 23), "in 2 days", "ymhen 2 ddiwrnod"},
		"the day before":                     {day(1, 6, 0), day(1, 5, 23), "yesterday", "ddoe"},
		"three days before":                  {day(1, 6, 0), day(1, 3, 23), "3 days ago", "3 diwrnod yn ôl"},
		"from is turned into the zone of to": {time.Date(2027, 6, 30, 23, 30, 0, 0, time.UTC), day(7, 1, 9), "today", "heddiw"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := b.For("en").InDays(c.from, c.to); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
			if got := b.For("cy").InDays(c.from, c.to); got != c.inWelsh {
				t.Errorf("got %q, want %q", got, c.inWelsh)
			}
		})
	}
}

func TestEveryDayAndMonthHasItsOwnName(t *testing.T) {
	b := real(t)
	for _, tag := range b.Tags() {
		seen := map[string]bool{}
		for n := range 12 {
			seen[b.For(tag).ShortDate(time.Date(2027, time.Month(n+1), n%7+1, 0, 0, 0, 0, time.UTC))] = true
		}
		for n := range 7 {
			seen[b.For(tag).Date(time.Date(2027, 1, n+1, 0, 0, 0, 0, time.UTC))] = true
		}
		if len(seen) != 19 {
			t.Errorf("%s: only %d different dates of 19", tag, len(seen))
		}
	}
	if got := b.Missing(); len(got) != 0 {
		t.Errorf("missing: %q", got)
	}
}

func TestSizesAreRoundedUp(t *testing.T) {
	s := real(t).For("en")
	for bytes, want := range map[int64]string{
		-1: "0 KB", 0: "0 KB", 1: "1 KB", 1_000: "1 KB", 1_001: "2 KB", 42_000: "42 KB", 998_001: "999 KB", 999_001: "1 MB",
		1_000_000: "1 MB", 1_000_001: "1.1 MB", 1_150_000: "1.2 MB", 9_900_000: "9.9 MB", 9_900_001: "10 MB", 12_345_678: "13 MB", 2_000_000_000: "2,000 MB",
	} {
		want = strings.ReplaceAll(want, " ", "\u00a0") // a number and its unit stay on one line
		if got := s.Size(bytes); got != want {
			t.Errorf("%d bytes are %q, not %q", bytes, got, want)
		}
	}
}

// real gives the messages of the program itself.
func real(t *testing.T) *i18n.Bundle {
	t.Helper()
	b, err := i18n.Load(locales())
	if err != nil {
		t.Fatal(err)
	}
	return b
}
