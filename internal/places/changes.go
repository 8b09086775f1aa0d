package places

import (
	"cmp"
	"errors"
	"slices"
)

// Changes is what an import would change.
type Changes struct {
	New, Changed, Closed, Gone, Reopened []Surgery
	Before, After                        int // surgeries that are open
}

// Compare gives what differs between two sets of surgeries.
func Compare(before, after []Surgery) Changes {
	var c Changes
	was := map[string]Surgery{}
	for _, s := range before {
		was[s.Code] = s
		if s.Open() {
			c.Before++
		}
	}
	for _, s := range after {
		if s.Open() {
			c.After++
		}
		old, known := was[s.Code]
		delete(was, s.Code)
		switch {
		case !known && s.Open():
			c.New = append(c.New, s)
		case !known || s.same(old):
		case old.Open() && !s.Open():
			c.Closed = append(c.Closed, s)
		case !old.Open() && s.Open():
			c.Reopened = append(c.Reopened, s)
		default:
			c.Changed = append(c.Changed, s)
		}
	}
	for _, s := range was {
		if s.Open() {
			c.Gone = append(c.Gone, s)
		}
	}
	slices.SortFunc(c.Gone, func(a, b Surgery) int { return cmp.Compare(a.Code, b.Code) })
	return c
}

// ErrDrop says that a file holds far fewer than the set in use.
var ErrDrop = errors.New("that is a drop of more than a fifth, so the file is probably not whole. The set in use stays. If the drop is real, run it again with --allow-drop")

// dropped says whether more than a fifth has gone.
func dropped(before, after int) bool { return after*5 < before*4 }
