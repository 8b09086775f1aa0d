// Package intake takes in the dates that a file of another system brings: it says what
// would be made, changed and called off, and does it. What came once is known by its
// id in the other system, so that the same file again changes nothing, and nothing is
// ever deleted and made anew.
package intake

import (
	"plainwell/internal/redact"
	"plainwell/internal/remind"
)

// MaxRows is how many dates one file may bring.
const MaxRows = 1000

// Row is one date as a file has it. A pointer that is nil says that the file does not
// speak of it, so that what stands here stays.
type Row struct {
	Line     int         // of the file, from 1; of a list of resources, the place in it
	External redact.Text // what the other system calls the date
	Mark     redact.Text // what it calls this version of it; "" when it does not say
	Ref      redact.Text // what it calls the person; "" for the one who was chosen
	Starts   remind.Wall
	Zone     string // IANA name
	Kind     *remind.Kind
	Place    *Place
	Note     *redact.Text
	Off      bool // it is cancelled there
	Past     bool // it is over, so that there is nothing to remind of
	Notes    []remind.Note
}

// Place is where a date is, and the number to ring.
type Place struct{ Name, Phone redact.Text }

// Wrong is one thing in a file that cannot be used: the line, the column as the file
// calls it, and the message that says why.
type Wrong struct {
	Line   int
	Column string
	Key    string
	Args   map[string]any
}

// Sheet is a file that was read: its dates, what is wrong with others, and what was
// left out on purpose.
type Sheet struct {
	Rows    []Row
	Wrong   []Wrong
	Ignored []string // columns, or kinds of resource, that were not read
	Dropped int      // texts that were left out because they look like a person's details
}

// details puts what a row says into what stands already, or into a new date.
func (r Row) details(now remind.Details) remind.Details {
	now.Starts, now.Zone = r.Starts, r.Zone
	if r.Kind != nil {
		now.Kind = *r.Kind
	}
	if r.Place != nil {
		now.Place = r.Place.Name
		if r.Place.Phone != "" {
			now.Phone = r.Place.Phone
		}
	}
	if r.Note != nil {
		now.Note = *r.Note
	}
	return now
}
