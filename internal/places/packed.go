package places

import (
	"encoding/binary"
	"sort"
)

// A postcode of a known first half is one number of 8 bytes: 13 bits of its second
// half, 20 of its easting, 21 of its northing. Sorted, the second half is found by
// halving, and the 1.7 million postcodes of the country take 14 MB in some 3,000 rows.
const (
	bitsN     = 21
	bitsE     = 20
	entrySize = 8
)

// inwardNumber is a second half as a number from 0 to 6,759.
func inwardNumber(inward string) uint64 {
	return uint64(inward[0]-'0')*26*26 + uint64(inward[1]-'A')*26 + uint64(inward[2]-'A')
}

func entry(inward string, at Point) uint64 {
	return inwardNumber(inward)<<(bitsE+bitsN) | uint64(at.E)<<bitsN | uint64(at.N)
}

func entryInward(e uint64) uint64 { return e >> (bitsE + bitsN) }

func entryPoint(e uint64) Point {
	return Point{int(e >> bitsN & (1<<bitsE - 1)), int(e & (1<<bitsN - 1))}
}

// Outward is the first half of postcodes, with all that begin with it.
type Outward struct {
	Code   string
	Middle Point  // the mean of its postcodes
	Count  int    // how many postcodes
	Packed []byte // sorted, 8 bytes a postcode
}

// pack makes the row of a first half of sorted entries.
func pack(code string, entries []uint64) Outward {
	o := Outward{Code: code, Count: len(entries), Packed: make([]byte, 0, len(entries)*entrySize)}
	var e, n int
	for _, x := range entries {
		o.Packed = binary.BigEndian.AppendUint64(o.Packed, x)
		at := entryPoint(x)
		e, n = e+at.E, n+at.N
	}
	if len(entries) > 0 {
		o.Middle = Point{e / len(entries), n / len(entries)}
	}
	return o
}

// Find gives the place of the postcode with a second half, if it is known.
func (o Outward) Find(inward string) (Point, bool) {
	if !inwardShape.MatchString(inward) {
		return Point{}, false
	}
	want := inwardNumber(inward)
	at := func(i int) uint64 { return binary.BigEndian.Uint64(o.Packed[i*entrySize:]) }
	count := len(o.Packed) / entrySize
	i := sort.Search(count, func(i int) bool { return entryInward(at(i)) >= want })
	if i == count || entryInward(at(i)) != want {
		return Point{}, false
	}
	return entryPoint(at(i)), true
}
