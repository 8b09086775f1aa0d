package places

import "math"

const metresOfMile = 1609.344

// Away is a distance as people say it. The words are messages of the interface.
type Away struct {
	Words  string // very-near, quarter, half, three-quarters, one, miles; "" where it is not known
	Halves int    // for miles: how many half miles
}

// SayAway rounds a distance in metres: near places to a quarter of a mile, others to
// half a mile, and from ten miles on to whole miles.
func SayAway(metres float64) Away {
	miles := metres / metresOfMile
	switch {
	case miles < 0.15:
		return Away{Words: "very-near"}
	case miles < 0.375:
		return Away{Words: "quarter"}
	case miles < 0.625:
		return Away{Words: "half"}
	case miles < 0.875:
		return Away{Words: "three-quarters"}
	case miles < 1.25:
		return Away{Words: "one"}
	case miles < 10:
		return Away{Words: "miles", Halves: int(math.Round(miles * 2))}
	}
	return Away{Words: "miles", Halves: 2 * int(math.Round(miles))}
}
