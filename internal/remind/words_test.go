package remind

import (
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"plainwell/internal/device"
	"plainwell/internal/redact"
)

func due(t *testing.T, starts string) Due {
	a := dated(t, starts, "1d")
	a.Kind, a.Place, a.Note, a.Bring, a.Phone = KindDoctor, "Lincoln Surgery", "secret note", "secret letter", "01522 000000"
	return Due{
		Row: 5, Attempt: 1, Version: 1, Appointment: a, Notice: "abc",
		Plan:   Plan{Purpose: PurposeRemind, Offset: Offset{Days: 1}, Expires: a.UTC},
		Device: device.Device{Lang: "en", Push: device.PushOn},
	}
}

func writer(t *testing.T) words {
	return words{bundle: testBundle(t), title: "My guide", base: "https://example.org", said: &said{}}
}

func TestANoticeSaysTheDayAndTheTimeAndNothingMore(t *testing.T) {
	for _, c := range []struct {
		says   string
		change func(*Due)
		want   string
	}{
		{"neutral", func(*Due) {}, "You have a date on Tuesday 24 November at 10:30am. Tap to see."},
		{"in Welsh", func(d *Due) { d.Device.Lang = "cy" }, "Mae gennych chi ddyddiad: Dydd Mawrth 24 Tachwedd am 10:30yb. Tapiwch i weld."},
		{"in a language that nobody speaks here", func(d *Due) { d.Device.Lang = "xx" }, "You have a date on Tuesday 24 November at 10:30am. Tap to see."},
		{"with detail", func(d *Due) { d.Device.Detail = true }, "Doctor or nurse: Tuesday 24 November at 10:30am. Lincoln Surgery"},
		{"with detail and no place", func(d *Due) { d.Device.Detail, d.Appointment.Place = true, "" }, "Doctor or nurse: Tuesday 24 November at 10:30am. Tap to see."},
		{"with a long place", func(d *Due) {
			d.Device.Detail, d.Appointment.Place = true, redact.Text(strings.Repeat("Very long ", 12))
		}, "Doctor or nurse: Tuesday 24 November at 10:30am. Very long Very long Very long Very long…"},
		{"changed", func(d *Due) { d.Plan.Purpose = PurposeChanged }, "Something has changed. Tap to see."},
		{"changed, with detail", func(d *Due) { d.Plan.Purpose, d.Device.Detail = PurposeChanged, true }, "Something has changed. Doctor or nurse: Tuesday 24 November at 10:30am."},
		{"cancelled, with detail", func(d *Due) {
			d.Plan.Purpose, d.Device.Detail, d.Appointment.Cancelled = PurposeChanged, true, true
		}, "Something has changed. Tap to see."},
	} {
		d := due(t, "2026-11-24T10:30")
		c.change(&d)
		n := writer(t).notice(d, false, sunday)
		if n.Body != c.want {
			t.Errorf("%s:\n got %q\nwant %q", c.says, n.Body, c.want)
		}
		if utf8.RuneCountInString(n.Body) > maxBody || strings.Contains(n.Body, "secret") {
			t.Errorf("%s: %d characters: %q", c.says, utf8.RuneCountInString(n.Body), n.Body)
		}
	}
}

func TestANoticeNamesTheTimeOnTheClockOfItsZone(t *testing.T) {
	d := due(t, "2026-07-24T14:00")
	if n := writer(t).notice(d, false, sunday); !strings.Contains(n.Body, "24 July at 2pm") || !n.Starts.Equal(instant(t, "2026-07-24T13:00:00Z")) {
		t.Errorf("%q at %s", n.Body, n.Starts)
	}
}

func TestTheLanguageOfANoticeIsThatOfItsText(t *testing.T) {
	d := due(t, "2026-11-24T10:30")
	d.Device.Lang = "cy"
	w := writer(t)
	if n := w.notice(d, false, sunday); n.Lang != "cy" || n.Dir != "ltr" {
		t.Errorf("%q %q", n.Lang, n.Dir)
	}
	d.Plan.Purpose = PurposeChanged // not in the Welsh of these tests
	if n := w.notice(d, false, sunday); n.Lang != "en" {
		t.Errorf("English text is marked %q", n.Lang)
	}
}

func TestTagAndTopicAreTheSameForARepeatAndTellNothing(t *testing.T) {
	w := writer(t)
	first := due(t, "2026-11-24T10:30")
	repeat := first
	repeat.Attempt, repeat.Row, repeat.Notice = 4, 6, "def"
	a, b := w.notice(first, false, sunday), w.notice(repeat, false, sunday.Add(time.Hour))
	if a.Tag != b.Tag || a.Topic != b.Topic || a.Group != b.Group {
		t.Errorf("a repeat differs: %+v %+v", a, b)
	}
	other := first
	other.Plan.Offset = Offset{Hours: 2}
	c := w.notice(other, false, sunday)
	if c.Tag == a.Tag || c.Topic != a.Topic || c.Group != a.Group {
		t.Errorf("another reminder of the same date: %+v %+v", a, c)
	}
	next := first
	next.Version = 2
	if w.notice(next, false, sunday).Tag == a.Tag {
		t.Error("a changed date has the same tag")
	}
	elsewhere := first
	elsewhere.Appointment.UID = "v"
	if n := w.notice(elsewhere, false, sunday); n.Tag == a.Tag || n.Topic == a.Topic || n.Group == a.Group {
		t.Errorf("another date: %+v", n)
	}
	if ok := regexp.MustCompile(`^[A-Za-z0-9_-]{24}$`).MatchString; !ok(a.Topic) || len(a.Tag) != 12 || len(a.Group) != 12 {
		t.Errorf("topic %q, tag %q, group %q", a.Topic, a.Tag, a.Group)
	}
	// printf u | sha256sum | xxd -r -p | base64 | tr '+/' '-_' | cut -c1-24
	if want := "C_6TXnDDIcfKOvx1zg0MovmL"; a.Topic != want {
		t.Errorf("topic %q, want %q", a.Topic, want)
	}
}

func TestTheNoticeIsMoreUrgentCloseToTheStart(t *testing.T) {
	w, d := writer(t), due(t, "2026-11-24T10:30")
	for before, want := range map[time.Duration]string{24 * time.Hour: "normal", 3*time.Hour + time.Second: "normal", 3 * time.Hour: "high", time.Minute: "high"} {
		if n := w.notice(d, false, d.Appointment.UTC.Add(-before)); n.Urgency != want || !n.Expires.Equal(d.Appointment.UTC) {
			t.Errorf("%s before: %s until %s", before, n.Urgency, n.Expires)
		}
	}
}

func TestALongNameOfTheSiteIsCut(t *testing.T) {
	w := writer(t)
	w.title = "A guide with a name that is much too long"
	n := w.notice(due(t, "2026-11-24T10:30"), false, sunday)
	if n.Title != "A guide with a name that is m…" || utf8.RuneCountInString(n.Title) > maxTitle {
		t.Errorf("title %q", n.Title)
	}
}
