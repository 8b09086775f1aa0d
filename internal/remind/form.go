package remind

import (
	"fmt"
	"strconv"
)

// Form is what a person typed, untouched, so that a page can show it again. Every
// field may hold anything.
type Form struct {
	Kind    string
	Day     string // "24", "24th"; or a whole date, "24/11/2026", when Month and Year are empty
	Month   string // "11", "November", "Nov", "Tachwedd", "Tach"
	Year    string // "2026", or "26"
	Hour    string // "2", "14"; or a whole time, "10:30", "10.30", "1030", "2pm", "midday"
	Minute  string // "30", or empty for the full hour
	Half    string // "am", "pm" or empty
	Place   string
	Phone   string
	Bring   string
	Note    string
	Bus     string
	Company string   // "yes", "no", or anything that means not known
	Offsets []string // as Offset.String writes them
}

// Note is the message key of something that was read in a way that the person
// should see.
type Note string

// The notes of Parse.
const (
	NoteTwice     Note = "date.note.twice"     // the clocks go back that night: it is the first of the two
	NoteMidnight  Note = "date.note.midnight"  // midnight was read as the start of the day
	NoteNight     Note = "date.note.night"     // before 6am: likely am was meant to be pm
	NoteMorning   Note = "date.note.morning"   // am was written, pm was chosen, and am it is
	NoteAfternoon Note = "date.note.afternoon" // pm or 14 was written, am was chosen, and pm it is
)

// Notes lists every note, for pages that keep one in an address.
var Notes = []Note{NoteTwice, NoteMidnight, NoteNight, NoteMorning, NoteAfternoon}

// FormOf writes a date as the form would have it, for changing it.
func FormOf(d Details) Form {
	f := Form{
		Kind:   string(d.Kind),
		Day:    strconv.Itoa(d.Starts.Day),
		Month:  strconv.Itoa(int(d.Starts.Month)),
		Year:   strconv.Itoa(d.Starts.Year),
		Hour:   strconv.Itoa((d.Starts.Hour+11)%12 + 1),
		Minute: fmt.Sprintf("%02d", d.Starts.Minute),
		Half:   "am",
		Place:  d.Place.Reveal(),
		Phone:  d.Phone.Reveal(),
		Bring:  d.Bring.Reveal(),
		Note:   d.Note.Reveal(),
		Bus:    d.Bus.Reveal(), Company: string(d.Company),
	}
	if d.Starts.Hour >= 12 {
		f.Half = "pm"
	}
	for _, o := range d.Offsets {
		f.Offsets = append(f.Offsets, o.String())
	}
	return f
}

// NewForm is the form of a new date: the plain kind and the default reminders.
func NewForm() Form {
	f := Form{Kind: string(KindDate)}
	for _, o := range DefaultOffsets {
		f.Offsets = append(f.Offsets, o.String())
	}
	return f
}
