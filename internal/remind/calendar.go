package remind

import (
	"fmt"
	"slices"
	"strings"
	"time"

	ics "github.com/arran4/golang-ical"
)

// CalendarWords are the words of a calendar file, in the reader's language.
type CalendarWords struct {
	Summary     string // what the calendar shows; neutral unless the person asked for detail
	Description string // plain text, the first thing in the event
	Alarm       string // what the calendar's own reminder says; "" is Summary
	Product     string // name of the site, for PRODID
	URL         string // absolute address of the date's page; "" is https://<host>/a/<address>
	Lang        string // for PRODID, such as "en"

	// Detail puts the place, and behind the description the phone, how to get there,
	// whether to bring someone, what to bring and the note, into the file. Without it
	// none of them is there: calendars are shared and copied to other computers. The
	// labels stand before the texts.
	Detail                                      bool
	PhoneLabel, BusLabel, BringLabel, NoteLabel string
	CompanyLabel, Company                       string // Company is the answer in words, "" when it is not known
}

// calendarLength is how long a date lasts in the calendar. Nobody says how long,
// and an event without an end is lost in some calendars.
const calendarLength = 30 * time.Minute

// maxAlarms is how many reminders a calendar file carries (conventions C.5).
const maxAlarms = 2

// Calendar writes a date as an iCalendar file (RFC 5545, conventions C.5): one
// VEVENT in UTC, its UID stable for life, SEQUENCE raised by each version, lines
// folded at 75 octets and ended with CRLF. host is the site's name in the network;
// now is when the file is made. A cancelled date has STATUS:CANCELLED and no alarm.
func Calendar(a Appointment, w CalendarWords, host string, now time.Time) []byte {
	cal := newCalendar(w)
	addEvent(cal, a, w, host, now)
	return []byte(cal.Serialize(ics.WithNewLineWindows))
}

// newCalendar begins a file.
func newCalendar(w CalendarWords) *ics.Calendar {
	cal := &ics.Calendar{}
	cal.SetVersion("2.0")
	cal.SetProductId(fmt.Sprintf("-//%s//%s", productID(w.Product, "Plainwell"), productID(w.Lang, "en")))
	cal.SetCalscale("GREGORIAN")
	cal.SetMethod(ics.MethodPublish)
	return cal
}

// addEvent writes one date into a file; stamp is when it was made.
func addEvent(cal *ics.Calendar, a Appointment, w CalendarWords, host string, stamp time.Time) {
	e := cal.AddEvent(line(a.UID))
	e.SetDtStampTime(stamp)
	e.SetSequence(max(a.Version-1, 0))
	e.SetModifiedAt(a.Changed)
	e.SetStartAt(a.UTC)
	e.SetEndAt(a.UTC.Add(calendarLength))
	e.SetSummary(line(w.Summary))
	e.SetDescription(describe(a, w))
	if place := line(a.Place.Reveal()); w.Detail && place != "" {
		e.SetLocation(place)
	}
	url := w.URL
	if url == "" {
		url = "https://" + host + "/a/" + a.Address.Reveal()
	}
	e.SetURL(address(url))
	e.SetClass(ics.ClassificationPrivate)
	e.SetTimeTransparency(ics.TransparencyOpaque)
	e.SetStatus(ics.ObjectStatusConfirmed)
	if a.Cancelled {
		e.SetStatus(ics.ObjectStatusCancelled)
	} else {
		alarms(e, a.Offsets, line(w.Alarm), line(w.Summary))
	}
}

// alarms adds the reminders closest to the start. A day before is written as a
// day, since calendars count those by their own clock.
func alarms(e *ics.VEvent, offsets []Offset, words, otherwise string) {
	if words == "" {
		words = otherwise
	}
	near := sortOffsets(offsets)
	near = near[max(len(near)-maxAlarms, 0):]
	for _, o := range near {
		alarm := e.AddAlarm()
		alarm.SetAction(ics.ActionDisplay)
		alarm.SetProperty(ics.ComponentPropertyDescription, words)
		if o.Days > 0 {
			alarm.SetTrigger(fmt.Sprintf("-P%dD", o.Days))
		} else {
			alarm.SetTrigger(fmt.Sprintf("-PT%dH", o.Hours))
		}
	}
}

// describe writes what stands under the event.
func describe(a Appointment, w CalendarWords) string {
	parts := []string{text(w.Description)}
	if w.Detail {
		for _, p := range [][2]string{{w.PhoneLabel, a.Phone.Reveal()}, {w.BusLabel, a.Bus.Reveal()}, {w.CompanyLabel, w.Company}, {w.BringLabel, a.Bring.Reveal()}, {w.NoteLabel, a.Note.Reveal()}} {
			switch label, s := line(p[0]), text(p[1]); {
			case s == "":
			case label == "":
				parts = append(parts, s)
			default:
				parts = append(parts, label+": "+s)
			}
		}
	}
	parts = slices.DeleteFunc(parts, func(s string) bool { return s == "" })
	return strings.Join(parts, "\n")
}

// text and line keep out control characters, which no calendar text may hold.
func text(s string) string {
	s, _ = clean(strings.ToValidUTF8(s, ""), true)
	return s
}

func line(s string) string { return strings.ReplaceAll(text(s), "\n", " ") }

// address keeps a URL on one line: its value is written as it is.
func address(s string) string {
	return strings.Map(func(r rune) rune {
		if r <= ' ' || r == 0x7f {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, ""))
}

// productID keeps the parts of PRODID from running into each other.
func productID(s, otherwise string) string {
	if s = strings.ReplaceAll(line(s), "/", " "); s == "" {
		return otherwise
	}
	return s
}
