package places

import (
	"encoding/binary"
	"slices"
)

// PostcodeChanges is how many postcodes an import would change.
type PostcodeChanges struct{ New, Moved, Gone, Before, After int }

// against counts what differs from the first halves of the set in use, which come one
// after the other. Call rest at the end.
type against struct {
	p    *Postcodes
	seen map[string]bool
	c    PostcodeChanges
}

func newAgainst(p *Postcodes) *against { return &against{p: p, seen: map[string]bool{}} }

func (a *against) outward(old Outward) error {
	a.seen[old.Code] = true
	a.c.Before += old.Count
	fresh := a.p.areas[old.Code]
	matched := 0
	for i := 0; i+entrySize <= len(old.Packed); i += entrySize {
		was := binary.BigEndian.Uint64(old.Packed[i:])
		at, found := slices.BinarySearchFunc(fresh, was, func(x, want uint64) int { return int(entryInward(x)) - int(entryInward(want)) })
		switch {
		case !found:
			a.c.Gone++
		case fresh[at] != was:
			a.c.Moved++
			matched++
		default:
			matched++
		}
	}
	a.c.New += len(fresh) - matched
	return nil
}

func (a *against) rest() PostcodeChanges {
	for code, all := range a.p.areas {
		a.c.After += len(all)
		if !a.seen[code] {
			a.c.New += len(all)
		}
	}
	return a.c
}
