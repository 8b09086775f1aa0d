package remind

import (
	"slices"
	"time"
)

// sameChange is how long changes that follow each other count as one: somebody who
// sees the page only after the second must still be told of the first.
const sameChange = 24 * time.Hour

// Part is one thing about a date that may change, by the message key of its name.
type Part string

// The parts of a date.
const (
	PartWhen    Part = "date.when"
	PartKind    Part = "date.kind"
	PartPlace   Part = "date.place"
	PartPhone   Part = "date.phone"
	PartBus     Part = "date.bus"
	PartCompany Part = "date.company"
	PartBring   Part = "date.bring"
	PartNote    Part = "date.note"
)

// Changes lists what is not as it was before the last change of a date, what
// matters most first. None for a date that never changed.
func (a Appointment) Changes() []Part {
	if a.Before == nil {
		return nil
	}
	was, is := *a.Before, a.Details
	var parts []Part
	for _, c := range []struct {
		part Part
		same bool
	}{
		{PartWhen, was.Starts == is.Starts && was.Zone == is.Zone},
		{PartPlace, was.Place == is.Place},
		{PartKind, was.Kind == is.Kind},
		{PartPhone, was.Phone == is.Phone},
		{PartBus, was.Bus == is.Bus},
		{PartCompany, was.Company == is.Company},
		{PartBring, was.Bring == is.Bring},
		{PartNote, was.Note == is.Note},
	} {
		if !c.same {
			parts = append(parts, c.part)
		}
	}
	return parts
}

// news marks a date as changed in a way that the person must know of: how it stood
// before is kept for its page, and what was answered to the old date is cleared.
func news(before, after Appointment, now time.Time) Appointment {
	was := before.Details
	after.Before, after.Answer = &was, Answer{Cleared: true}
	if before.Before == nil || now.Sub(before.Changed) >= sameChange {
		return after
	}
	after.Before = before.Before
	if len(after.Changes()) == 0 { // back to what it was: then only the last change is worth telling
		after.Before = &was
	}
	return after
}

// matters says whether the last change may cost somebody the date: another time or
// place, or the date is off. Only that makes a phone ring again (conventions C.3).
func (a Appointment) matters() bool {
	if a.Cancelled || a.Before == nil {
		return true
	}
	changes := a.Changes()
	return slices.Contains(changes, PartWhen) || slices.Contains(changes, PartPlace)
}
