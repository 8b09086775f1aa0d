package places

import "math"

// Point is a place on the National Grid: metres east and north. The zero point is
// none. Distances are those of a flat plane (data-formats D.6).
type Point struct{ E, N int }

// Limits of the grid over Great Britain, in metres.
const (
	mostEast  = 700_000
	mostNorth = 1_300_000
)

// Known says whether it is a place at all.
func (p Point) Known() bool { return p != Point{} }

// onGrid says whether it can be a place in Great Britain.
func (p Point) onGrid() bool {
	return p.E > 0 && p.N > 0 && p.E < mostEast && p.N < mostNorth
}

// Metres is the distance to another place in a straight line.
func (p Point) Metres(o Point) float64 {
	return math.Hypot(float64(p.E-o.E), float64(p.N-o.N))
}

// mean is the place in the middle of several; zero for none.
func mean(all []Point) Point {
	if len(all) == 0 {
		return Point{}
	}
	var e, n int
	for _, p := range all {
		e, n = e+p.E, n+p.N
	}
	return Point{e / len(all), n / len(all)}
}
