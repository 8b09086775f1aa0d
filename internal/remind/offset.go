package remind

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"time"
)

// Offset is how long before the start a reminder comes: whole calendar days, or
// elapsed hours. Exactly one of the two is above zero; the zero Offset means "as
// soon as may be" (a change, or a date nearer than every offset).
type Offset struct {
	Days  int
	Hours int
}

// Limits of one offset, and of the offsets of one date.
const (
	MaxOffsetDays  = 28
	MaxOffsetHours = 72
	MaxOffsets     = 4
)

// OffsetChoices are the offsets that the form offers, in its order.
var OffsetChoices = []Offset{{Days: 7}, {Days: 3}, {Days: 1}, {Hours: 2}}

// DefaultOffsets are those of a new date: the day before, and two hours before.
var DefaultOffsets = []Offset{{Days: 1}, {Hours: 2}}

// ParseOffset reads what String writes: "7d", "2h", or "0" for the zero Offset.
func ParseOffset(s string) (Offset, error) {
	if s == "0" {
		return Offset{}, nil
	}
	if len(s) >= 2 && len(s) <= 3 {
		n, err := strconv.Atoi(s[:len(s)-1])
		var o Offset
		switch s[len(s)-1] {
		case 'd':
			o.Days = n
		case 'h':
			o.Hours = n
		}
		// Writing it again refuses "+7d", "07d" and the like.
		if err == nil && o.real() && o.String() == s {
			return o, nil
		}
	}
	return Offset{}, fmt.Errorf("remind: not a time before the start, such as 1d or 2h")
}

// String writes the offset as "7d" or "2h", and the zero Offset as "0".
func (o Offset) String() string {
	switch {
	case o.Days > 0:
		return strconv.Itoa(o.Days) + "d"
	case o.Hours > 0:
		return strconv.Itoa(o.Hours) + "h"
	}
	return "0"
}

// offsetKeys name the offsets in words.
var offsetKeys = map[Offset]string{
	{Days: 7}: "remind.offset.7d", {Days: 3}: "remind.offset.3d", {Days: 1}: "remind.offset.1d",
	{Hours: 2}: "remind.offset.2h", {Hours: 1}: "remind.offset.1h",
}

// Key is the message key of an offset that the form offers, and "" for others.
func (o Offset) Key() string { return offsetKeys[o] }

// real says whether a person may choose this offset.
func (o Offset) real() bool {
	days := o.Days > 0 && o.Days <= MaxOffsetDays && o.Hours == 0
	hours := o.Hours > 0 && o.Hours <= MaxOffsetHours && o.Days == 0
	return days || hours
}

// before gives the time of the reminder, before quiet hours are looked at. Days
// are days of the calendar at the same time on the clock, and a week or more
// before at 9am; hours are elapsed time (conventions C.4).
func (o Offset) before(w Wall, start time.Time, loc *time.Location) time.Time {
	if o.Days == 0 {
		return start.Add(-time.Duration(o.Hours) * time.Hour)
	}
	w = w.AddDays(-o.Days)
	if o.Days >= 7 {
		w = w.At(9, 0)
	}
	return w.orMoved(loc)
}

// sortOffsets puts the largest first and drops repeats.
func sortOffsets(offsets []Offset) []Offset {
	sorted := slices.Clone(offsets)
	slices.SortFunc(sorted, func(a, b Offset) int {
		return cmp.Or(cmp.Compare(b.size(), a.size()), cmp.Compare(b.Days, a.Days))
	})
	return slices.Compact(sorted)
}

func (o Offset) size() int { return o.Days*24 + o.Hours }
