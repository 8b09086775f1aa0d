package remind

import (
	"crypto/sha256"
	"encoding/base64"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"plainwell/internal/device"
	"plainwell/internal/i18n"
)

// Limits of a notice in characters: phones cut what is longer (conventions C.3).
const (
	maxTitle = 30
	maxBody  = 90
)

// words puts notices into the words of a phone's language. A notice never says
// today or tomorrow, since it may arrive late, and says what and where only on
// the phone of a person who asked for that.
type words struct {
	bundle *i18n.Bundle
	title  string // the site's neutral name
	base   string // public address of the site, without a slash at the end
	said   *said
}

// notice writes the notice of a claimed row.
func (w words) notice(d Due, silent bool, now time.Time) Notice {
	n := w.frame(w.base + "/n/" + d.Notice.Reveal())
	say := w.bundle.For(d.Device.Lang)
	text := say.Text("notice.generic")
	if loc, start, ok := d.Appointment.place(); ok {
		n.Starts = start.UTC()
		text = w.body(say, d, start.In(loc))
	}
	w.put(&n, text)
	n.Tag = hash("row", d.Appointment.UID, strconv.Itoa(d.Version), string(d.Plan.Purpose), d.Plan.Offset.String())[:12]
	n.Group = d.Appointment.Group()
	n.Topic = hash(d.Appointment.UID)[:24]
	n.Expires, n.Silent = d.Plan.Expires, silent
	n.Purpose = d.Plan.Purpose
	n.Renotify = d.Plan.Purpose == PurposeChanged && d.Appointment.matters()
	n.Ask, n.Detail = d.Plan.Purpose == PurposeRemind, d.Device.Detail
	n.Urgency = "normal"
	if n.Starts.Sub(now) <= 3*time.Hour {
		n.Urgency = "high"
	}
	return n
}

func (w words) body(say *i18n.Speaker, d Due, start time.Time) i18n.Text {
	a := d.Appointment
	if d.Plan.Purpose != PurposeChanged && !d.Device.Detail {
		return w.remind(say, d.Device.Lang, start)
	}
	when := say.DayTime(start)
	kind, place := say.T(a.Kind.Key()), strings.Join(strings.Fields(a.Place.Reveal()), " ")
	var text i18n.Text
	switch changed := d.Plan.Purpose == PurposeChanged; {
	case changed && d.Device.Detail && !a.Cancelled:
		text = say.Text("notice.changed.detail", "Kind", kind, "When", when)
	case changed:
		return say.Text("notice.changed")
	case place != "":
		// What is over the limit comes off the place, never off the time.
		bare := say.T("notice.remind.place", "Kind", kind, "When", when, "Place", "")
		place = cut(place, maxBody-utf8.RuneCountInString(bare))
		text = say.Text("notice.remind.place", "Kind", kind, "When", when, "Place", place)
	default:
		text = say.Text("notice.remind.detail", "Kind", kind, "When", when)
	}
	if utf8.RuneCountInString(text.String) > maxBody {
		return say.Text("notice.remind", "When", when)
	}
	return text
}

// short is the same notice with the shortest words, for a push service that found
// it too big.
func (w words) short(n Notice, lang string) Notice {
	w.put(&n, w.bundle.For(lang).Text("notice.generic"))
	return n
}

// test writes the notice of "Did you see it?".
func (w words) test(to device.Device, now time.Time) Notice {
	say := w.bundle.For(to.Lang)
	n := w.frame(w.base + "/" + say.Tag() + "/reminders")
	w.put(&n, say.Text("notice.test"))
	n.Purpose, n.Tag, n.Topic = PurposeTest, "test", hash("test")[:24]
	n.Starts, n.Expires = now, now.Add(testLife)
	n.Renotify, n.Urgency = true, "high"
	return n
}

// testLife is how long a test notice is of use: the person is waiting for it.
const testLife = 10 * time.Minute

func (w words) frame(navigate string) Notice {
	return Notice{Title: cut(w.title, maxTitle), Navigate: navigate}
}

// put sets a text with the language that it is really in.
func (w words) put(n *Notice, text i18n.Text) {
	n.Body, n.Lang, n.Dir = text.String, text.Lang, w.bundle.Language(text.Lang).Dir
}

// cut shortens a text to at most limit characters, with "…" for what is missing.
func cut(s string, limit int) string {
	s = strings.TrimSpace(s)
	if utf8.RuneCountInString(s) <= limit {
		return s
	}
	if limit < 2 {
		return ""
	}
	return strings.TrimRight(string([]rune(s)[:limit-1]), " ,;:-") + "…"
}

// hash gives base64url of SHA-256 over the parts: names for tags and topics that
// tell nothing of what they stand for.
func hash(parts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return base64.RawURLEncoding.EncodeToString(sum[:])
}

// Group names the notices of one date, so that a phone can tell which belong
// together. It tells nothing of the date.
func (a Appointment) Group() string { return hash("group", a.UID)[:12] }
