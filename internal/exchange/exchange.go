// Package exchange reads and writes the files that other systems have: tables of
// dates (CSV) and FHIR R4 Appointment resources. It asks the worker room what the
// words mean, and keeps nothing.
package exchange

import (
	"regexp"
	"strconv"
	"time"

	"plainwell/internal/fault"
	"plainwell/internal/remind"
	"plainwell/internal/worker/intake"
)

// Files reads files of other systems.
type Files struct {
	Zone  string // IANA name of the zone of times that name none
	Clock func() time.Time
}

// Read reads a file into a sheet. A file that cannot be read at all is a
// *fault.Error of code Invalid, with a Field named after the part of the form that
// it came by: file, places or order.
func (x Files) Read(f intake.File) (intake.Sheet, error) {
	if f.Shape == intake.ShapeFHIR {
		return x.readFHIR(f.Body)
	}
	return x.readCSV(f)
}

// refused makes the error of a whole file.
func refused(field, key string, args map[string]any) error {
	return fault.Fields("kw.error.form", fault.Field{Name: field, Key: key, Args: args})
}

// starts reads a day and a time as the form of dates does, so that the same rules hold
// for both. A time that is over makes past; the other faults come back.
func (x Files) starts(day, month, year, clock string) (w remind.Wall, past bool, notes []remind.Note, wrong []fault.Field) {
	d, notes, err := remind.Parse(remind.Form{Day: day, Month: month, Year: year, Hour: clock, Half: halfOf(clock)}, x.Zone, x.Clock())
	if err == nil {
		return d.Starts, false, notes, nil
	}
	for _, field := range fault.Of(err).Fields {
		if field.Key == "date.error.past" {
			return remind.Wall{}, true, nil, nil
		}
		wrong = append(wrong, field)
	}
	return remind.Wall{}, false, nil, wrong
}

// plainClock is an hour and minutes with nothing behind them.
var plainClock = regexp.MustCompile(`^(\d{1,2})[:.](\d\d)([:.]00)?$`)

// halfOf says which half of the day a time of a table is in: tables are written by the
// 24-hour clock. From 1:00 to 6:59 with no zero in front it could be either, as nobody
// meets at night: then it is asked for, since a wrong guess would cost the person the
// date.
func halfOf(clock string) string {
	m := plainClock.FindStringSubmatch(clock)
	if m == nil {
		return ""
	}
	switch hour, _ := strconv.Atoi(m[1]); {
	case hour >= 7 && hour <= 11:
		return "am"
	case hour == 12:
		return "pm"
	}
	return ""
}
