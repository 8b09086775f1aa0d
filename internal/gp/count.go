package gp

import (
	"context"
	"regexp"
	"strings"
	"time"

	"plainwell/internal/fault"
)

// Kind is what is counted.
type Kind string

// The kinds.
const (
	Joined Kind = "joined"
	Trying Kind = "trying"
	SaidNo Kind = "refused"
)

// Count is how often one thing was told in one month. It is about nobody.
type Count struct {
	Month  string // 2026-11
	Kind   Kind
	Reason Reason // of SaidNo; else ""
	Area   string // first half of a postcode, "LS1"; "" where it was not given
	N      int
}

// Counts counts what readers tell. store.Store satisfies it. It is told nothing about
// the reader, and keeps no time finer than the month of now, in now's own zone.
type Counts interface {
	CountGP(ctx context.Context, kind Kind, reason Reason, area string, now time.Time) error
}

// The first half of a postcode, and a whole one (British Standard BS 7666).
var (
	outward = regexp.MustCompile(`^([A-Z]{1,2}) ?([0-9][0-9A-Z]?)$`)
	whole   = regexp.MustCompile(`^([A-Z]{1,2}) ?([0-9][0-9A-Z]?) ?[0-9][A-Z]{2}$`)
)

// Example is the first half of a postcode, to show what one looks like.
const Example = "LS1"

// mostTyped is more than any postcode has, with spaces.
const mostTyped = 20

// Area reads the first half of a postcode as it was typed. Of a whole postcode it
// keeps the first half alone. Nothing typed is "". The error is a fault with a field
// "area".
func Area(typed string) (string, error) {
	s := strings.ToUpper(strings.Join(strings.Fields(typed), " "))
	if s == "" {
		return "", nil
	}
	if len(typed) <= mostTyped {
		for _, shape := range []*regexp.Regexp{whole, outward} {
			if m := shape.FindStringSubmatch(s); m != nil {
				return m[1] + m[2], nil
			}
		}
	}
	return "", fault.Fields("form.problem", fault.Field{Name: "area", Key: "gp.area.wrong", Args: map[string]any{"Example": Example}})
}
