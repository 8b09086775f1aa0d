package places

import (
	"cmp"
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

// scattered puts surgeries about at random, close together in some cells.
func scattered(random *rand.Rand, n int) []Spot {
	var all []Spot
	for i := range n {
		at := Point{300_000 + random.IntN(120_000), 300_000 + random.IntN(120_000)}
		if i%3 == 0 {
			at = Point{350_000 + random.IntN(9_000), 350_000 + random.IntN(9_000)}
		}
		all = append(all, Spot{Code: fmt.Sprintf("A%04d", i), At: at, Open: i%7 != 0})
	}
	return all
}

func TestTheNearestAreThoseOfASearchOfAll(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for try := range 300 {
		all := scattered(random, 1+random.IntN(300))
		at := Point{280_000 + random.IntN(160_000), 280_000 + random.IntN(160_000)}
		asked := 0
		open, closed, err := nearest(context.Background(), at, 10, func(_ context.Context, east, from, to int) ([]Spot, error) {
			asked++
			var in []Spot
			for _, s := range all {
				if e, n := s.At.Cell(); e == east && n >= from && n <= to {
					in = append(in, s)
				}
			}
			return in, nil
		})
		if err != nil {
			t.Fatal(err)
		}
		var want []string
		slices.SortFunc(all, func(a, b Spot) int {
			return cmp.Or(cmp.Compare(at.Metres(a.At), at.Metres(b.At)), cmp.Compare(a.Code, b.Code))
		})
		for _, s := range all {
			if s.Open && len(want) < 11 && at.Metres(s.At) < rings*CellSize {
				want = append(want, s.Code)
			}
		}
		var got []string
		for _, d := range open {
			got = append(got, d.Code)
		}
		if len(got) < len(want) || !slices.Equal(got[:len(want)], want) {
			t.Fatalf("try %d: %v, want %v", try, got, want)
		}
		for _, d := range closed {
			if d.Open || d.metres > open[min(len(open), 10)-1].metres {
				t.Errorf("try %d: %+v is told of as closed", try, d)
			}
		}
		if asked > 500 {
			t.Errorf("try %d: %d questions", try, asked)
		}
	}
}
