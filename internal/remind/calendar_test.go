package remind

import (
	"bytes"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	ics "github.com/arran4/golang-ical"

	"plainwell/internal/redact"
)

func plainWords() CalendarWords {
	return CalendarWords{Summary: "My date", Description: "Reminders can fail.\nNot sure? Ring first.", Product: "My guide", Lang: "en"}
}

func kept(t testing.TB) Appointment {
	a := dated(t, "2026-11-24T10:30", "7d 1d 2h")
	a.UID, a.Address, a.Changed = "abcdefghijklmnopqrstuvwxyz", "SECRET", sunday.Add(-time.Hour)
	a.Kind, a.Place, a.Phone, a.Bring, a.Note = KindHospital, "Ward 3; Bay 2, \\left", "01522 000000", "Letter\nGlasses", "Llŷn"
	return a
}

// unfold checks the bytes and gives the lines as they were before folding.
func unfold(t testing.TB, file []byte) []string {
	t.Helper()
	if !utf8.Valid(file) || !bytes.HasSuffix(file, []byte("\r\n")) {
		t.Fatal("not UTF-8, or no CRLF at the end")
	}
	var out []string
	for l := range bytes.SplitSeq(bytes.TrimSuffix(file, []byte("\r\n")), []byte("\r\n")) {
		if bytes.ContainsAny(l, "\r\n") {
			t.Fatalf("a bare line break in %q", l)
		}
		if len(l) > 75 {
			t.Fatalf("%d octets in %q", len(l), l)
		}
		if !utf8.Valid(l) {
			t.Fatalf("a letter was cut in two: %q", l)
		}
		for _, b := range l {
			if b < ' ' || b == 0x7f {
				t.Fatalf("a control character in %q", l)
			}
		}
		if l[0] == ' ' {
			out[len(out)-1] += string(l[1:])
		} else {
			out = append(out, string(l))
		}
	}
	return out
}

func TestACalendarFileIsWrittenToTheLetter(t *testing.T) {
	want := []string{
		"BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//My guide//en", "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
		"BEGIN:VEVENT", "UID:abcdefghijklmnopqrstuvwxyz", "DTSTAMP:20261122T130000Z", "SEQUENCE:0", "LAST-MODIFIED:20261122T120000Z",
		"DTSTART:20261124T103000Z", "DTEND:20261124T110000Z", "SUMMARY:My date", `DESCRIPTION:Reminders can fail.\nNot sure? Ring first.`,
		"URL:https://example.org/a/SECRET", "CLASS:PRIVATE", "TRANSP:OPAQUE", "STATUS:CONFIRMED",
		"BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:My date", "TRIGGER:-P1D", "END:VALARM",
		"BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:My date", "TRIGGER:-PT2H", "END:VALARM",
		"END:VEVENT", "END:VCALENDAR",
	}
	got := unfold(t, Calendar(kept(t), plainWords(), "example.org", sunday))
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestACalendarFileIsNeutralUnlessDetailWasAskedFor(t *testing.T) {
	a, w := kept(t), plainWords()
	plain := strings.Join(unfold(t, Calendar(a, w, "example.org", sunday)), "\n")
	for _, s := range []string{"Ward", "LOCATION", "01522", "Letter", "Llŷn", "hospital"} {
		if strings.Contains(plain, s) {
			t.Errorf("%q is in the neutral file", s)
		}
	}
	w.Detail, w.Summary, w.PhoneLabel, w.BringLabel = true, "Hospital", "Who to ring", "What to bring"
	full := strings.Join(unfold(t, Calendar(a, w, "example.org", sunday)), "\n")
	for _, s := range []string{
		"SUMMARY:Hospital\n", `LOCATION:Ward 3\; Bay 2\, \\left` + "\n",
		`DESCRIPTION:Reminders can fail.\nNot sure? Ring first.\nWho to ring: 01522 000000\nWhat to bring: Letter\nGlasses\nLlŷn` + "\n",
	} {
		if !strings.Contains(full, s) {
			t.Errorf("no %q in\n%s", s, full)
		}
	}
}

func TestACancelledDateIsCancelledInTheCalendar(t *testing.T) {
	a := kept(t)
	a.Cancelled, a.Version = true, 3
	got := strings.Join(unfold(t, Calendar(a, plainWords(), "example.org", sunday)), "\n")
	for s, want := range map[string]bool{
		"STATUS:CANCELLED": true, "SEQUENCE:2": true, "UID:abcdefghijklmnopqrstuvwxyz": true, "METHOD:PUBLISH": true,
		"VALARM": false, "CONFIRMED": false,
	} {
		if strings.Contains(got, s) != want {
			t.Errorf("%s: want %v in\n%s", s, want, got)
		}
	}
}

func TestACalendarFileReadsBackTheSame(t *testing.T) {
	for _, starts := range []string{"2026-11-24T10:30", "2026-07-24T10:30", "2026-10-25T01:30", "2027-10-31T01:30", "2027-03-28T02:00", "2026-03-29T00:59"} {
		a := kept(t)
		a.Starts = wall(t, starts)
		a.UTC, _ = a.Instant()
		a.Place = redact.Text(strings.Repeat("Ŵŷ, ", 24)) // two octets a letter, so folds fall anywhere
		w := plainWords()
		w.Detail = true
		cal, err := ics.ParseCalendar(bytes.NewReader(Calendar(a, w, "example.org", sunday)))
		if err != nil || len(cal.Events()) != 1 {
			t.Fatalf("%s: %v", starts, err)
		}
		e := cal.Events()[0]
		begins, err := e.GetStartAt()
		if err != nil || !begins.Equal(a.UTC) {
			t.Errorf("%s: begins %s, want %s (%v)", starts, begins, a.UTC, err)
		}
		if end, err := e.GetEndAt(); err != nil || end.Sub(begins) != calendarLength {
			t.Errorf("%s: ends %s (%v)", starts, end, err)
		}
		for prop, want := range map[ics.ComponentProperty]string{
			ics.ComponentPropertyLocation:    strings.TrimSpace(a.Place.Reveal()),
			ics.ComponentPropertyDescription: "Reminders can fail.\nNot sure? Ring first.\n01522 000000\nLetter\nGlasses\nLlŷn",
			ics.ComponentPropertySummary:     "My date",
			ics.ComponentPropertyUniqueId:    a.UID,
			ics.ComponentPropertyUrl:         "https://example.org/a/SECRET",
		} {
			if got := e.GetProperty(prop); got == nil || got.Value != want {
				t.Errorf("%s: %s is %+v, want %q", starts, prop, got, want)
			}
		}
		if len(e.Alarms()) != 2 {
			t.Errorf("%s: %d alarms", starts, len(e.Alarms()))
		}
	}
}

func TestTheAddressOfTheDateMayBeGiven(t *testing.T) {
	w := plainWords()
	w.URL = "http://localhost:8080/a/X\r\nATTENDEE:mailto:x"
	got := unfold(t, Calendar(kept(t), w, "example.org", sunday))
	if !strings.Contains(strings.Join(got, "\n"), "\nURL:http://localhost:8080/a/XATTENDEE:mailto:x\n") {
		t.Errorf("got %s", strings.Join(got, "\n"))
	}
}

func FuzzCalendar(f *testing.F) {
	f.Add("My date", "Ward 3, Ŵ; \\n \\", "a\r\nEND:VEVENT\r\nBEGIN:VEVENT", "https://example.org/a/x", "My guide")
	f.Add("\x00\xff", strings.Repeat("ŵ", 120), strings.Repeat("x\n", 100), "\n", "//")
	f.Add(" <b> >", " \u2028 \u202e", "  ", "", ";,:\"")
	a := kept(f)
	f.Fuzz(func(t *testing.T, summary, place, note, url, product string) {
		b := a
		b.Place, b.Note = redact.Text(place), redact.Text(note)
		w := CalendarWords{Summary: summary, Description: note, URL: url, Product: product, Detail: true, NoteLabel: summary}
		file := Calendar(b, w, "example.org", sunday)
		lines := unfold(t, file)
		n := 0
		for _, l := range lines {
			if l == "BEGIN:VEVENT" {
				n++
			}
		}
		if n != 1 {
			t.Fatalf("%d events", n)
		}
		cal, err := ics.ParseCalendar(bytes.NewReader(file))
		if err != nil {
			t.Fatalf("it cannot be read back: %v\n%s", err, file)
		}
		e := cal.Events()[0]
		if got := e.GetProperty(ics.ComponentPropertySummary).Value; got != line(summary) {
			t.Fatalf("summary %q came back as %q", line(summary), got)
		}
		if want := line(place); want != "" && e.GetProperty(ics.ComponentPropertyLocation).Value != want {
			t.Fatalf("place %q came back as %q", want, e.GetProperty(ics.ComponentPropertyLocation).Value)
		}
	})
}
