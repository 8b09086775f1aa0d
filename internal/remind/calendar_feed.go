package remind

import (
	"time"

	ics "github.com/arran4/golang-ical"
)

// feedEvery is how often a calendar is asked to look again, and feedKeeps how long
// a feed still tells of a cancelled date (conventions C.5).
const (
	feedEvery = "PT6H"
	feedKeeps = 30 * 24 * time.Hour
)

// CalendarOf writes several dates, such as those of one series, as one iCalendar
// file: a VEVENT each, in UTC, and no rule, which would drift when clocks change.
// words gives the words of each date.
func CalendarOf(dates []Appointment, words func(Appointment) CalendarWords, host string, now time.Time) []byte {
	cal := newCalendar(words(Appointment{}))
	for _, a := range dates {
		addEvent(cal, a, words(a), host, now)
	}
	return []byte(cal.Serialize(ics.WithNewLineWindows))
}

// Feed writes the dates of a phone for a calendar that looks again from time to
// time. name is what the calendar calls it. A cancelled date stays for 30 days, so
// that calendars learn of it. As long as no date changes, the bytes are the same:
// the time of an event is that of its last change.
func Feed(dates []Appointment, name string, words func(Appointment) CalendarWords, host string, now time.Time) []byte {
	cal := newCalendar(words(Appointment{}))
	cal.SetName(line(name))           // X-WR-CALNAME with it
	cal.SetRefreshInterval(feedEvery) // the library writes VALUE=DURATION by itself
	cal.SetXPublishedTTL(feedEvery)
	for _, a := range dates {
		if !a.Cancelled || now.Sub(a.Changed) <= feedKeeps {
			addEvent(cal, a, words(a), host, a.Changed)
		}
	}
	return []byte(cal.Serialize(ics.WithNewLineWindows))
}
