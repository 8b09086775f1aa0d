package remind

import (
	"slices"
	"time"
)

// ChangesAreOne is how long changes that follow each other count as one: somebody who
// sees the page only after the second must still be told of the first.
const ChangesAreOne = 24 * time.Hour

// Change is what a date was before it was changed. Changes within a day of each
// other are one: a person who has not looked meanwhile knows of none of them.
type Change struct {
	Before  Details
	At      time.Time // of the first
	Follows int       // number of the first date of its series that changed with it; 0 when it changed alone
}

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
	if a.Last == nil {
		return nil
	}
	was, is := a.Last.Before, a.Details
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
// follows is as in Change.
func news(before, after Appointment, follows int, now time.Time) Appointment {
	after.Answer = Answer{Cleared: true}
	after.Last = &Change{Before: before.Details, At: now, Follows: follows}
	old := before.Last
	if old == nil || now.Sub(old.At) >= ChangesAreOne {
		return after
	}
	both := Change{Before: old.Before, At: old.At, Follows: follows}
	// Both began somewhere: from the earlier one on all have changed. Of those that
	// changed before, not all need be off.
	if !after.Cancelled && (follows == 0 || old.Follows > 0 && old.Follows < follows) {
		both.Follows = old.Follows
	}
	last := after.Last
	if after.Last = &both; !after.Cancelled && len(after.Changes()) == 0 {
		after.Last = last // back to what it was: then only the last change is worth telling
	}
	return after
}

// matters says whether the last change may cost somebody the date: another time or
// place, or the date is off. Only that makes a phone ring again (conventions C.3).
func (a Appointment) matters() bool {
	if a.Cancelled || a.Last == nil {
		return true
	}
	changes := a.Changes()
	return slices.Contains(changes, PartWhen) || slices.Contains(changes, PartPlace)
}
