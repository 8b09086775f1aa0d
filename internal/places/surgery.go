// Package places knows GP surgeries and postcodes: it reads the files that they
// come in, decides what may be taken from them, reads what a person types for a
// place, and finds the surgeries near it. It holds no SQL and no HTML.
package places

import (
	"strings"
	"time"
)

// Country is the country whose rules for joining a surgery hold.
type Country string

// The countries.
const (
	England Country = "england"
	Wales   Country = "wales"
)

// ClosedMonths is how long a surgery that has closed is kept (data-formats D.1), so
// that a person who looks for it is told.
const ClosedMonths = 18

// Surgery is one GP surgery. Name and Address are as the file writes them, mostly in
// capitals; Shown and Lines put them into ordinary writing.
type Surgery struct {
	Code     string    // organisation code, such as A81001
	Name     string    // as in the file
	Address  [5]string // three lines, town, county, as in the file; any may be ""
	Postcode Postcode  // zero where the file has none that can be read
	Phone    string    // as in the file
	Country  Country
	Board    string    // code of the NHS area that it belongs to, "" if not known
	Closed   time.Time // day it closed; zero while it is open
	At       Point     // zero where its place is not known
	Exact    bool      // At is that of its postcode, and not the middle of the first half
}

// Open says whether people can join it.
func (s Surgery) Open() bool { return s.Closed.IsZero() }

// Shown is the name in ordinary writing.
func (s Surgery) Shown() string { return TitleCase(s.Name) }

// Lines is the address in ordinary writing, a line each, with no empty line, no line
// twice and without the name.
func (s Surgery) Lines() []string {
	var lines []string
	seen := map[string]bool{strings.ToUpper(s.Name): true}
	for _, line := range s.Address {
		if at := strings.ToUpper(line); line != "" && !seen[at] {
			seen[at] = true
			lines = append(lines, TitleCase(line))
		}
	}
	if p := s.Postcode.String(); p != "" {
		lines = append(lines, p)
	}
	return lines
}

// same says whether two rows of one surgery say the same. Where it lies is worked
// out and not part of the row.
func (s Surgery) same(o Surgery) bool {
	s.At, s.Exact, o.At, o.Exact = Point{}, false, Point{}, false
	return s == o
}
