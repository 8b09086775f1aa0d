package remind

import (
	"errors"
	"testing"
	"time"
)

func zone(t testing.TB, name string) *time.Location {
	t.Helper()
	loc, err := Zone(name)
	if err != nil {
		t.Fatal(err)
	}
	return loc
}

func wall(t testing.TB, s string) Wall {
	t.Helper()
	w, err := ParseWall(s)
	if err != nil {
		t.Fatalf("%s: %v", s, err)
	}
	return w
}

func instant(t testing.TB, s string) time.Time {
	t.Helper()
	at, err := time.Parse(time.RFC3339, s)
	if err != nil {
		t.Fatal(err)
	}
	return at
}

func TestAWallTimeBecomesAnInstantInItsZone(t *testing.T) {
	for _, c := range []struct{ says, wall, zone, utc string }{
		{"winter in London is UTC", "2026-11-24T10:30", "Europe/London", "2026-11-24T10:30:00Z"},
		{"summer in London is an hour ahead", "2026-07-24T10:30", "Europe/London", "2026-07-24T09:30:00Z"},
		{"the last minute before the clocks go forward", "2026-03-29T00:59", "Europe/London", "2026-03-29T00:59:00Z"},
		{"the first minute after the clocks go forward", "2026-03-29T02:00", "Europe/London", "2026-03-29T01:00:00Z"},
		{"the last minute before the doubled hour", "2026-10-25T00:59", "Europe/London", "2026-10-24T23:59:00Z"},
		{"the first minute after the doubled hour", "2026-10-25T02:00", "Europe/London", "2026-10-25T02:00:00Z"},
		{"the same in 2027, forward", "2027-03-28T02:00", "Europe/London", "2027-03-28T01:00:00Z"},
		{"the same in 2027, back", "2027-10-31T02:00", "Europe/London", "2027-10-31T02:00:00Z"},
		{"a zone west of Greenwich", "2027-01-06T10:30", "America/New_York", "2027-01-06T15:30:00Z"},
		{"a zone with a quarter of an hour", "2027-01-06T10:30", "Asia/Kathmandu", "2027-01-06T04:45:00Z"},
		{"a zone with no changes", "2027-01-06T10:30", "UTC", "2027-01-06T10:30:00Z"},
		{"a half-hour change, before it", "2027-04-04T01:00", "Australia/Lord_Howe", "2027-04-03T14:00:00Z"},
	} {
		got, twice, err := wall(t, c.wall).In(zone(t, c.zone))
		if err != nil || twice || !got.Equal(instant(t, c.utc)) {
			t.Errorf("%s: got %v twice=%v err=%v, want %s", c.says, got.UTC(), twice, err, c.utc)
		}
	}
}

func TestATimeThatTheClocksSkipIsRefused(t *testing.T) {
	for _, c := range []struct{ says, wall, zone, moved string }{
		{"29 March 2026", "2026-03-29T01:30", "Europe/London", "2026-03-29T02:30"},
		{"28 March 2027", "2027-03-28T01:30", "Europe/London", "2027-03-28T02:30"},
		{"the first missing minute", "2027-03-28T01:00", "Europe/London", "2027-03-28T02:00"},
		{"the last missing minute", "2027-03-28T01:59", "Europe/London", "2027-03-28T02:59"},
		{"New York", "2027-03-14T02:30", "America/New_York", "2027-03-14T03:30"},
		{"a half-hour change", "2026-10-04T02:15", "Australia/Lord_Howe", "2026-10-04T02:45"},
		{"a midnight that never was", "2027-04-30T00:10", "Africa/Cairo", "2027-04-30T01:10"},
		{"a whole day that Samoa left out", "2011-12-30T10:00", "Pacific/Apia", "2011-12-31T10:00"},
	} {
		_, _, err := wall(t, c.wall).In(zone(t, c.zone))
		var missing *MissingTimeError
		if !errors.As(err, &missing) {
			t.Errorf("%s: got %v, want a MissingTimeError", c.says, err)
			continue
		}
		if got := WallOf(missing.Moved); got != wall(t, c.moved) {
			t.Errorf("%s: moved to %s, want %s", c.says, got, c.moved)
		}
	}
}

func TestATimeThatHappensTwiceIsTheFirstOne(t *testing.T) {
	for _, c := range []struct{ wall, zone, utc string }{
		{"2026-10-25T01:30", "Europe/London", "2026-10-25T00:30:00Z"},
		{"2027-10-31T01:30", "Europe/London", "2027-10-31T00:30:00Z"},
		{"2027-10-31T01:00", "Europe/London", "2027-10-31T00:00:00Z"},
		{"2027-10-31T01:59", "Europe/London", "2027-10-31T00:59:00Z"},
		{"2027-11-07T01:30", "America/New_York", "2027-11-07T05:30:00Z"},
		{"2027-04-04T01:45", "Australia/Lord_Howe", "2027-04-03T14:45:00Z"},
	} {
		got, twice, err := wall(t, c.wall).In(zone(t, c.zone))
		if err != nil || !twice || !got.Equal(instant(t, c.utc)) {
			t.Errorf("%s in %s: got %v twice=%v err=%v, want %s twice", c.wall, c.zone, got.UTC(), twice, err, c.utc)
		}
	}
}

func TestADayThatNoCalendarHasIsNoDay(t *testing.T) {
	for _, w := range []Wall{
		{2027, time.February, 31, 10, 0}, {2027, time.February, 29, 10, 0}, {2027, 13, 1, 10, 0}, {2027, 0, 1, 10, 0},
		{2027, time.June, 31, 10, 0}, {2027, time.June, 0, 10, 0}, {2027, time.June, 1, 24, 0}, {2027, time.June, 1, 10, 60},
		{2027, time.June, 1, -1, 0}, {0, time.June, 1, 10, 0}, {10000, time.June, 1, 10, 0}, {},
	} {
		if _, _, err := w.In(time.UTC); !errors.Is(err, ErrNoSuchDay) {
			t.Errorf("%v: got %v, want ErrNoSuchDay", w, err)
		}
	}
	if !(Wall{2028, time.February, 29, 0, 0}).Real() {
		t.Error("29 February 2028 is a real day")
	}
}

func TestWallTimesAreWrittenAndReadTheSame(t *testing.T) {
	for _, s := range []string{"2026-11-24T10:30", "2027-01-01T00:00", "2028-02-29T23:59", "0001-01-01T00:00"} {
		if got := wall(t, s).String(); got != s {
			t.Errorf("%s came back as %s", s, got)
		}
	}
	for _, s := range []string{"", "2026-11-24", "2026-11-24T10:30:00", "2026-02-31T10:30", "2026-11-24 10:30", "2026-1-24T10:30", "2026-11-24T24:00"} {
		if _, err := ParseWall(s); !errors.Is(err, ErrNoSuchDay) {
			t.Errorf("%q: got %v, want ErrNoSuchDay", s, err)
		}
	}
}

func TestDaysAreDaysOfTheCalendar(t *testing.T) {
	for _, c := range []struct {
		from string
		days int
		to   string
	}{
		{"2027-03-29T09:00", -1, "2027-03-28T09:00"}, {"2027-03-01T09:00", -1, "2027-02-28T09:00"},
		{"2028-03-01T09:00", -1, "2028-02-29T09:00"}, {"2027-01-03T09:00", -7, "2026-12-27T09:00"},
		{"2026-12-31T23:30", 1, "2027-01-01T23:30"},
	} {
		if got := wall(t, c.from).AddDays(c.days); got != wall(t, c.to) {
			t.Errorf("%s and %d days is %s, want %s", c.from, c.days, got, c.to)
		}
	}
	if wall(t, "2026-12-31T23:30").Compare(wall(t, "2027-01-01T00:00")) != -1 {
		t.Error("the last evening of the year comes before the first morning of the next")
	}
}

func TestAZoneMustHaveAName(t *testing.T) {
	for _, name := range []string{"", "Local", "Europe/Lincoln", "../../etc/passwd", "GMT+25"} {
		if _, err := Zone(name); err == nil {
			t.Errorf("%q was taken as a zone", name)
		}
	}
}
