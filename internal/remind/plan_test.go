package remind

import (
	"fmt"
	"strings"
	"testing"
)

// dated makes a date in London from its wall time and offsets such as "1d 2h".
func dated(t testing.TB, starts, offsets string) Appointment {
	t.Helper()
	return datedIn(t, london, starts, offsets)
}

func datedIn(t testing.TB, zone, starts, offsets string) Appointment {
	t.Helper()
	a := Appointment{Details: Details{Kind: KindDate, Starts: wall(t, starts), Zone: zone}, Version: 1, UID: "u"}
	for _, s := range strings.Fields(offsets) {
		o, err := ParseOffset(s)
		if err != nil {
			t.Fatal(err)
		}
		a.Offsets = append(a.Offsets, o)
	}
	a.Offsets = sortOffsets(a.Offsets)
	var err error
	if a.UTC, err = a.Instant(); err != nil {
		t.Fatal(err)
	}
	return a
}

// told writes plans as "1d 2026-11-23T10:30" on the clock of the zone, with an
// exclamation mark for a silent one.
func told(t testing.TB, zoneName string, plans []Plan) string {
	t.Helper()
	var out []string
	for _, p := range plans {
		s := fmt.Sprintf("%s %s", p.Offset, WallOf(p.Due.In(zone(t, zoneName))))
		if p.Silent {
			s += "!"
		}
		out = append(out, s)
	}
	return strings.Join(out, ", ")
}

func TestRemindersArePlanned(t *testing.T) {
	for _, c := range []struct{ says, starts, offsets, now, want string }{
		{"the defaults", "2026-11-24T10:30", "1d 2h", "2026-11-22T13:00:00Z", "1d 2026-11-23T10:30, 2h 2026-11-24T08:30"},
		{"a week before is at 9am", "2026-12-08T15:00", "7d 1d", "2026-11-22T13:00:00Z", "7d 2026-12-01T09:00, 1d 2026-12-07T15:00"},
		{"one whose time has passed is not planned", "2026-11-23T10:30", "1d 2h", "2026-11-22T13:00:00Z", "2h 2026-11-23T08:30"},
		{"one whose time is now has passed", "2026-11-23T13:00", "1d 2h", "2026-11-22T13:00:00Z", "2h 2026-11-23T11:00"},
		{"nearer than the smallest: one at once", "2026-11-22T14:00", "1d 2h", "2026-11-22T13:00:00Z", "0 2026-11-22T13:00"},
		{"nearer than the only one: one at once", "2026-11-23T10:30", "1d", "2026-11-22T13:00:00Z", "0 2026-11-22T13:00"},
		{"no offsets, no reminders", "2026-11-24T10:30", "", "2026-11-22T13:00:00Z", ""},
		{"begun", "2026-11-22T13:00", "1d 2h", "2026-11-22T13:00:00Z", ""},
		{"over", "2026-11-20T13:00", "1d 2h", "2026-11-22T13:00:00Z", ""},

		{"in the quiet hours it waits for 8am", "2026-11-24T09:30", "2h", "2026-11-22T13:00:00Z", "2h 2026-11-24T08:00"},
		{"half an hour is just enough", "2026-11-24T08:30", "2h", "2026-11-22T13:00:00Z", "2h 2026-11-24T08:00"},
		{"less than half an hour left: the evening before", "2026-11-24T08:29", "2h", "2026-11-22T13:00:00Z", "2h 2026-11-23T20:30"},
		{"a date in the night: the evening before", "2026-11-24T03:00", "2h", "2026-11-22T13:00:00Z", "2h 2026-11-23T20:30"},
		{"a late date: earlier the same evening", "2026-11-24T23:30", "1h", "2026-11-22T13:00:00Z", "1h 2026-11-24T20:30"},
		{"the day before at night waits for the morning after", "2026-11-24T22:00", "1d", "2026-11-22T13:00:00Z", "1d 2026-11-24T08:00"},
		{"the day before, early: the same morning", "2026-11-24T06:00", "1d", "2026-11-22T13:00:00Z", "1d 2026-11-23T08:00"},
		{"9pm is quiet, one minute earlier is not", "2026-11-24T23:00", "2h", "2026-11-22T13:00:00Z", "2h 2026-11-24T20:30"},
		{"8:59pm is not quiet", "2026-11-24T22:59", "2h", "2026-11-22T13:00:00Z", "2h 2026-11-24T20:59"},
		{"8am is not quiet", "2026-11-24T10:00", "2h", "2026-11-22T13:00:00Z", "2h 2026-11-24T08:00"},
		{"no evening is left: at once, without a sound", "2026-11-24T07:00", "2h", "2026-11-24T01:00:00Z", "2h 2026-11-24T01:00!"},
		{"the evening is just past: at once, without a sound", "2026-11-24T07:00", "2h", "2026-11-23T20:31:00Z", "2h 2026-11-23T20:31!"},
		{"the evening is now", "2026-11-24T07:00", "2h", "2026-11-23T20:30:00Z", "2h 2026-11-23T20:30"},
		{"at once in the night waits for 8am", "2026-11-24T10:30", "1d", "2026-11-23T23:00:00Z", "0 2026-11-24T08:00"},
		{"at once in the night for the night: without a sound", "2026-11-24T01:00", "2h", "2026-11-24T00:10:00Z", "0 2026-11-24T00:10!"},

		{"two that land together are one", "2026-11-24T09:00", "2h 1h", "2026-11-22T13:00:00Z", "1h 2026-11-24T08:00"},
		{"two within half an hour are one", "2026-11-24T09:30", "2h 1h", "2026-11-22T13:00:00Z", "2h 2026-11-24T08:00"},
		{"two further apart stay two", "2026-11-24T09:31", "2h 1h", "2026-11-22T13:00:00Z", "2h 2026-11-24T08:00, 1h 2026-11-24T08:31"},
		{"both in the evening before are one", "2026-11-24T08:15", "2h 1h", "2026-11-22T13:00:00Z", "1h 2026-11-23T20:30"},

		{"29 March 2026: the day before is 23 hours before", "2026-03-29T10:30", "1d 2h", "2026-03-20T09:00:00Z", "1d 2026-03-28T10:30, 2h 2026-03-29T08:30"},
		{"25 October 2026: the day before is 25 hours before", "2026-10-25T10:30", "1d 2h", "2026-10-20T09:00:00Z", "1d 2026-10-24T10:30, 2h 2026-10-25T08:30"},
		{"28 March 2027: a week before, at 9am on the clock", "2027-03-30T10:30", "7d 1d", "2027-03-01T09:00:00Z", "7d 2027-03-23T09:00, 1d 2027-03-29T10:30"},
		{"31 October 2027: a week before, at 9am on the clock", "2027-11-02T10:30", "7d 1d", "2027-10-01T09:00:00Z", "7d 2027-10-26T09:00, 1d 2027-11-01T10:30"},
		{"28 March 2027: the day before a time the clocks skip", "2027-03-29T01:30", "1d", "2027-03-20T09:00:00Z", "1d 2027-03-28T08:00"},
	} {
		got := told(t, london, Plans(dated(t, c.starts, c.offsets), instant(t, c.now)))
		if got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.says, got, c.want)
		}
	}
}

func TestHoursAreElapsedTimeAcrossTheClockChanges(t *testing.T) {
	for _, c := range []struct{ starts, due string }{
		{"2026-03-29T02:30", "2026-03-28T23:30:00Z"}, // 01:30 UTC less 2 hours
		{"2026-10-25T02:30", "2026-10-25T00:30:00Z"},
		{"2027-03-28T02:30", "2027-03-27T23:30:00Z"},
		{"2027-10-31T02:30", "2027-10-31T00:30:00Z"},
	} {
		a := dated(t, c.starts, "2h")
		if got := (Offset{Hours: 2}).before(a.Starts, a.UTC, zone(t, london)); !got.Equal(instant(t, c.due)) {
			t.Errorf("2 hours before %s is %s, want %s", c.starts, got.UTC(), c.due)
		}
	}
}

func TestACancelledDateHasNoReminders(t *testing.T) {
	a := dated(t, "2026-11-24T10:30", "1d 2h")
	a.Cancelled = true
	if got := Plans(a, sunday); got != nil {
		t.Errorf("got %v", got)
	}
}

func TestAChangeIsToldWhenTheDateIsNear(t *testing.T) {
	for _, c := range []struct{ says, before, after, now, want, expires string }{
		{"within 7 days: at once", "2026-11-24T10:30", "2026-11-25T10:30", "2026-11-22T13:00:00Z", "0 2026-11-22T13:00", "2026-11-25T11:30:00Z"},
		{"at night: at 8am", "2026-11-24T10:30", "2026-11-25T10:30", "2026-11-22T23:00:00Z", "0 2026-11-23T08:00", "2026-11-25T11:30:00Z"},
		{"at night, for early that morning: at once, without a sound", "2026-11-23T07:00", "2026-11-23T07:30", "2026-11-22T23:00:00Z", "0 2026-11-22T23:00!", "2026-11-23T08:30:00Z"},
		{"moved away from early that morning: they must not go", "2026-11-23T07:00", "2026-12-30T10:00", "2026-11-22T23:00:00Z", "0 2026-11-22T23:00!", "2026-12-30T11:00:00Z"},
		{"far away: nothing", "2026-12-24T10:30", "2026-12-25T10:30", "2026-11-22T13:00:00Z", "", ""},
		{"moved near: at once", "2026-12-24T10:30", "2026-11-25T10:30", "2026-11-22T13:00:00Z", "0 2026-11-22T13:00", "2026-11-25T11:30:00Z"},
		{"moved far: at once", "2026-11-25T10:30", "2026-12-24T10:30", "2026-11-22T13:00:00Z", "0 2026-11-22T13:00", "2026-12-24T11:30:00Z"},
		{"exactly 7 days", "2026-11-29T13:00", "2026-11-29T13:00", "2026-11-22T13:00:00Z", "0 2026-11-22T13:00", "2026-11-29T14:00:00Z"},
		{"a minute more than 7 days", "2026-11-29T13:01", "2026-11-29T13:01", "2026-11-22T13:00:00Z", "", ""},
		{"over", "2026-11-20T10:30", "2026-11-20T10:30", "2026-11-22T13:00:00Z", "", ""},
	} {
		p, ok := ChangedPlan(dated(t, c.before, "1d"), dated(t, c.after, "1d"), instant(t, c.now))
		if ok != (c.want != "") {
			t.Errorf("%s: planned %v", c.says, ok)
			continue
		}
		if !ok {
			continue
		}
		if got := told(t, london, []Plan{p}); got != c.want || p.Purpose != PurposeChanged || !p.Expires.Equal(instant(t, c.expires)) {
			t.Errorf("%s: got %s, %s until %s; want %s until %s", c.says, p.Purpose, got, p.Expires, c.want, c.expires)
		}
	}
}
