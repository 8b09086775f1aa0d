package remind

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	ics "github.com/arran4/golang-ical"

	"plainwell/internal/redact"
)

// row makes the dates of a rule as the book would, the first at a wall time.
func row(t testing.TB, zone, starts, rule string, most int) []Appointment {
	t.Helper()
	r, err := ParseRule(rule)
	if err != nil {
		t.Fatal(err)
	}
	s := Series{Details: Details{Kind: KindDate, Starts: wall(t, starts), Zone: zone, Offsets: DefaultOffsets}, Rule: r, From: 1}
	walls, err := r.walls(s.Starts, most, farWall)
	if err != nil {
		t.Fatal(err)
	}
	var out []Appointment
	for i, w := range walls {
		d, _, err := s.expected(w)
		if err != nil {
			t.Fatal(err)
		}
		a := Appointment{ID: int64(i + 1), Details: d, Version: 1, UID: fmt.Sprintf("uid%d", i), Address: redact.Text(fmt.Sprintf("SECRET%d", i)), Changed: sunday}
		if a.UTC, err = d.Instant(); err != nil {
			t.Fatal(err)
		}
		out = append(out, a)
	}
	return out
}

func anyWords(Appointment) CalendarWords { return plainWords() }

func TestADateThatRepeatsReadsBackAtTheSameTimeOnTheClock(t *testing.T) {
	for _, c := range []struct{ zone, starts, rule string }{
		{london, "2026-03-02T10:30", "day"},                     // over 29 March 2026
		{london, "2026-10-01T09:00", "day"},                     // over 25 October 2026
		{london, "2027-03-01T14:00", "week 1 mo"},               // over 28 March 2027
		{london, "2027-10-04T00:15", "week 2 mo,we"},            // over 31 October 2027
		{"America/New_York", "2026-10-05T17:45", "week 1 mo"},   // clocks change on another day
		{"Australia/Lord_Howe", "2027-03-31T23:30", "month 31"}, // and by half an hour
		{"Asia/Kathmandu", "2026-12-28T06:00", "month-day -1 mo"},
	} {
		dates := row(t, c.zone, c.starts, c.rule, 40)
		for says, file := range map[string][]byte{
			"the file": CalendarOf(dates, anyWords, "example.org", sunday), "the feed": Feed(dates, "My guide", anyWords, "example.org", sunday),
		} {
			text := strings.Join(unfold(t, file), "\n")
			if strings.Contains(text, "RRULE") || strings.Contains(text, "TZID") || strings.Contains(text, "VTIMEZONE") {
				t.Errorf("%s of %s has a rule or a zone of its own", says, c.rule)
			}
			cal, err := ics.ParseCalendar(bytes.NewReader(file))
			if err != nil || len(cal.Events()) != len(dates) {
				t.Fatalf("%s of %s: %v", says, c.rule, err)
			}
			for i, e := range cal.Events() {
				begins, err := e.GetStartAt()
				if err != nil {
					t.Fatal(err)
				}
				if got := WallOf(begins.In(zone(t, c.zone))); got != dates[i].Starts || got.Hour != wall(t, c.starts).Hour || !begins.Equal(dates[i].UTC) {
					t.Errorf("%s of %s in %s: number %d is at %s", says, c.rule, c.zone, i+1, got)
				}
				if uid := e.GetProperty(ics.ComponentPropertyUniqueId).Value; uid != dates[i].UID {
					t.Errorf("number %d has the UID %s", i+1, uid)
				}
			}
		}
	}
}

func TestAFeedIsWrittenToTheLetter(t *testing.T) {
	dates := row(t, london, "2026-11-24T10:30", "week 1 tu", 2)
	dates[1].Cancelled, dates[1].Version, dates[1].Changed = true, 3, sunday.Add(time.Hour)
	want := []string{
		"BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//My guide//en", "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
		`NAME:My guide\; a\, b`, `X-WR-CALNAME:My guide\; a\, b`, "REFRESH-INTERVAL;VALUE=DURATION:PT6H", "X-PUBLISHED-TTL:PT6H",
		"BEGIN:VEVENT", "UID:uid0", "DTSTAMP:20261122T130000Z", "SEQUENCE:0", "LAST-MODIFIED:20261122T130000Z",
		"DTSTART:20261124T103000Z", "DTEND:20261124T110000Z", "SUMMARY:My date", `DESCRIPTION:Reminders can fail.\nNot sure? Ring first.`,
		"URL:https://example.org/a/SECRET0", "CLASS:PRIVATE", "TRANSP:OPAQUE", "STATUS:CONFIRMED",
		"BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:My date", "TRIGGER:-P1D", "END:VALARM",
		"BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:My date", "TRIGGER:-PT2H", "END:VALARM",
		"END:VEVENT",
		"BEGIN:VEVENT", "UID:uid1", "DTSTAMP:20261122T140000Z", "SEQUENCE:2", "LAST-MODIFIED:20261122T140000Z",
		"DTSTART:20261201T103000Z", "DTEND:20261201T110000Z", "SUMMARY:My date", `DESCRIPTION:Reminders can fail.\nNot sure? Ring first.`,
		"URL:https://example.org/a/SECRET1", "CLASS:PRIVATE", "TRANSP:OPAQUE", "STATUS:CANCELLED",
		"END:VEVENT", "END:VCALENDAR",
	}
	got := unfold(t, Feed(dates, "My guide; a, b", anyWords, "example.org", sunday.Add(2*time.Hour)))
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestAFeedTellsOfACancelledDateForThirtyDays(t *testing.T) {
	dates := row(t, london, "2027-03-02T10:30", "week 1 tu", 2)
	dates[0].Cancelled, dates[0].Changed = true, sunday
	at := func(days int) []byte {
		return Feed(dates, "My guide", anyWords, "example.org", sunday.AddDate(0, 0, days))
	}
	if !bytes.Equal(at(0), at(30)) || bytes.Count(at(30), []byte("STATUS:CANCELLED")) != 1 {
		t.Error("the feed changed, and nothing else did")
	}
	if bytes.Contains(at(31), []byte("CANCELLED")) || bytes.Count(at(31), []byte("BEGIN:VEVENT")) != 1 {
		t.Error("it is still there after 31 days")
	}
	if empty := Feed(nil, "My guide", anyWords, "example.org", sunday); bytes.Contains(empty, []byte("VEVENT")) || len(unfold(t, empty)) != 10 {
		t.Errorf("a feed of nothing is %s", empty)
	}
}

func FuzzFeed(f *testing.F) {
	f.Add("My guide", "My date", "day times 9", "2026-10-20T01:30")
	f.Add("a\r\nBEGIN:VEVENT", strings.Repeat("Ŵ", 90), "month 31", "2027-01-31T23:59")
	f.Add("\x00;,:\\", "\u202e", "week 2 tu,su", "2027-03-23T01:15")
	f.Fuzz(func(t *testing.T, name, summary, rule, starts string) {
		r, err := ParseRule(rule)
		w, bad := ParseWall(starts)
		if err != nil || bad != nil || w.Year < 1970 || w.Year > 9000 || !r.fits(w) {
			return
		}
		if _, err := r.walls(w, 5, farWall); err != nil {
			return
		}
		if _, _, err := (Series{Details: Details{Zone: london}}).expected(w); err != nil {
			return
		}
		dates := row(t, london, starts, rule, 5)
		words := func(Appointment) CalendarWords {
			return CalendarWords{Summary: summary, Description: name, Product: name, Lang: "en"}
		}
		file := Feed(dates, name, words, "example.org", sunday)
		unfold(t, file)
		cal, err := ics.ParseCalendar(bytes.NewReader(file))
		if err != nil || len(cal.Events()) != len(dates) {
			t.Fatalf("it cannot be read back: %v\n%s", err, file)
		}
		for i, e := range cal.Events() {
			if at, err := e.GetStartAt(); err != nil || !at.Equal(dates[i].UTC) {
				t.Fatalf("number %d is at %s, %v", i+1, at, err)
			}
		}
	})
}
