package web

import (
	"time"

	"plainwell/internal/i18n"
	"plainwell/internal/remind"
)

// changeLine is one thing about a date that is not as it was.
type changeLine struct {
	Key      string // message key of its name
	Was, Now string // "" where nothing was or is written
}

// changesOf says what the last change of a date did.
func changesOf(say *i18n.Speaker, a remind.Appointment) []changeLine {
	var lines []changeLine
	for _, part := range a.Changes() {
		lines = append(lines, changeLine{string(part), partOf(say, a.Last.Before, part), partOf(say, a.Details, part)})
	}
	return lines
}

// partOf is one part of a date in words.
func partOf(say *i18n.Speaker, d remind.Details, part remind.Part) string {
	switch part {
	case remind.PartWhen:
		w := d.Starts // the clock on the wall, so its zone does not matter here
		return say.DateTime(time.Date(w.Year, w.Month, w.Day, w.Hour, w.Minute, 0, 0, time.UTC))
	case remind.PartKind:
		return say.T(d.Kind.Key())
	case remind.PartPlace:
		return d.Place.Reveal()
	case remind.PartPhone:
		return d.Phone.Reveal()
	case remind.PartBus:
		return d.Bus.Reveal()
	case remind.PartCompany:
		return say.T(d.Company.Key())
	case remind.PartBring:
		return d.Bring.Reveal()
	case remind.PartNote:
		return d.Note.Reveal()
	}
	return ""
}
