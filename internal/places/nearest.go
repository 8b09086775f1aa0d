package places

import (
	"cmp"
	"context"
	"slices"
)

// CellSize is the side of a cell of the grid that surgeries are kept by, in metres.
const CellSize = 10_000

// rings is how far the search goes: cells around the one of the person.
const rings = 10

// Cell gives the cell that a place lies in: its column and its row.
func (p Point) Cell() (east, north int) { return p.E / CellSize, p.N / CellSize }

// distant is a surgery with its distance in metres.
type distant struct {
	Spot
	metres float64
}

// nearest gives the surgeries that are open, the nearest first: want of them, and one
// more where there is one. Closed ones that are no further away come apart. It looks
// ring by ring, and stops when no cell outside can hold a nearer one.
func nearest(ctx context.Context, at Point, want int, spots func(ctx context.Context, east, from, to int) ([]Spot, error)) (open, closed []distant, err error) {
	east, north := at.Cell()
	take := func(column, from, to int) error {
		found, err := spots(ctx, column, from, to)
		for _, s := range found {
			d := distant{s, at.Metres(s.At)}
			if s.Open {
				open = append(open, d)
			} else {
				closed = append(closed, d)
			}
		}
		return err
	}
	for r := 0; r <= rings; r++ {
		for dx := -r; dx <= r; dx++ {
			if dx == -r || dx == r {
				err = take(east+dx, north-r, north+r)
			} else if err = take(east+dx, north-r, north-r); err == nil {
				err = take(east+dx, north+r, north+r)
			}
			if err != nil {
				return nil, nil, err
			}
		}
		if len(open) > want && within(open, reach(at, r)) > want {
			break
		}
	}
	byDistance(open)
	byDistance(closed)
	open = open[:min(len(open), want+1)]
	if shown := open[:min(len(open), want)]; len(shown) > 0 {
		last := shown[len(shown)-1].metres
		closed = slices.DeleteFunc(closed, func(d distant) bool { return d.metres > last })
	}
	return open, closed, nil
}

// reach is how far from a place every surgery was seen when r rings were looked at.
func reach(at Point, r int) float64 {
	inE, inN := at.E%CellSize, at.N%CellSize
	return float64(r*CellSize + min(inE, inN, CellSize-inE, CellSize-inN))
}

func within(all []distant, metres float64) int {
	n := 0
	for _, d := range all {
		if d.metres <= metres {
			n++
		}
	}
	return n
}

func byDistance(all []distant) {
	slices.SortFunc(all, func(a, b distant) int { return cmp.Or(cmp.Compare(a.metres, b.metres), cmp.Compare(a.Code, b.Code)) })
}
