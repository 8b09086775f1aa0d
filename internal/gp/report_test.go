package gp

import (
	"math/rand/v2"
	"testing"
)

// letters is the area of an outward code in these tests: its first two characters.
func letters(outward string) string { return outward[:2] }

func no(reason Reason, area string, n int) Count {
	return Count{"2026-11", SaidNo, reason, area, n}
}

func TestAMonthIsSummedUp(t *testing.T) {
	r := NewReport("2026-11", []Count{
		{"2026-11", Joined, "", "LS1", 4}, {"2026-11", Joined, "", "", 3}, {"2026-11", Trying, "", "", 2},
		no(ReasonID, "LS1", 6), no(ReasonID, "LS2", 5), no(ReasonClosed, "", 7),
	}, letters)
	if r.Joined.N != 7 || !r.Trying.Hidden || r.Trying.N != 0 || r.Refused.N != 18 || r.NoTotal || r.NoAreas || !r.Anything {
		t.Errorf("got %+v", r)
	}
	if len(r.Reasons) != len(Reasons) || r.Reasons[2] != (Line{"id", Figure{N: 11}}) || r.Reasons[0].N != 7 || r.Reasons[1].N != 0 || r.Reasons[1].Hidden {
		t.Errorf("reasons: %+v", r.Reasons)
	}
	if len(r.Areas) != 2 || r.Areas[0] != (Line{"LS", Figure{N: 11}}) || r.Areas[1] != (Line{"", Figure{N: 7}}) {
		t.Errorf("areas: %+v", r.Areas)
	}
}

func TestAnEmptyMonthHasNothing(t *testing.T) {
	if r := NewReport("2026-11", nil, letters); r.Anything || r.Joined.Hidden || r.Refused.N != 0 || len(r.Areas) != 0 {
		t.Errorf("got %+v", r)
	}
}

func TestWhatWouldGiveAHiddenNumberAwayIsLeftOut(t *testing.T) {
	for name, c := range map[string]struct {
		counts           []Count
		noTotal, noAreas bool
	}{
		"all are large":                             {[]Count{no(ReasonID, "LS1", 9)}, false, false},
		"one small reason, one area":                {[]Count{no(ReasonID, "LS1", 9), no(ReasonArea, "LS1", 3)}, true, true},
		"one small area, one reason":                {[]Count{no(ReasonID, "LS1", 9), no(ReasonID, "M1", 3)}, false, true},
		"two small reasons that could be any":       {[]Count{no(ReasonID, "LS1", 2), no(ReasonArea, "LS1", 3)}, false, false},
		"two small reasons that have to be one":     {[]Count{no(ReasonID, "LS1", 8), no(ReasonArea, "LS1", 1), no(ReasonClosed, "LS1", 1)}, true, true},
		"two small reasons that have to be four":    {[]Count{no(ReasonID, "LS1", 8), no(ReasonArea, "LS1", 4), no(ReasonClosed, "LS1", 4)}, true, true},
		"the two lists give each other away":        {[]Count{no(ReasonID, "LS1", 17), no(ReasonID, "M1", 3), no(ReasonArea, "M1", 1)}, true, true},
		"three in all: nothing says which":          {[]Count{no(ReasonID, "LS1", 3)}, false, false},
		"a small reason beside a small area of two": {[]Count{no(ReasonID, "LS1", 18), no(ReasonArea, "M1", 2)}, true, false},
	} {
		r := NewReport("2026-11", c.counts, func(o string) string { return o })
		if r.NoTotal != c.noTotal || r.NoAreas != c.noAreas {
			t.Errorf("%s: without the total %v, without areas %v; %+v", name, r.NoTotal, r.NoAreas, r)
		}
		if r.NoTotal && r.Refused != (Figure{}) || r.NoAreas && r.Areas != nil {
			t.Errorf("%s: what is left out is there: %+v", name, r)
		}
	}
}

// TestNoHiddenNumberCanBeWorkedOut tries every table that a printed report allows: no
// hidden number may be the same in all of them.
func TestNoHiddenNumberCanBeWorkedOut(t *testing.T) {
	random := rand.New(rand.NewPCG(4, 4))
	areas := []string{"LS", "M1", ""}
	hid := 0
	for range 600 {
		var counts []Count
		for _, reason := range Reasons[:3] {
			for _, area := range areas {
				if random.IntN(3) > 0 {
					counts = append(counts, no(reason, area, 1+random.IntN(1+random.IntN(8))))
				}
			}
		}
		r := NewReport("2026-11", counts, func(o string) string { return o })
		lists := [][]Line{r.Reasons, r.Areas}
		if r.NoAreas {
			lists = lists[:1]
		}
		for _, list := range lists {
			for i, line := range list {
				if !line.Hidden {
					continue
				}
				hid++
				if could := values(r, lists, list, i); len(could) < 2 {
					t.Fatalf("%s can only be %v in %+v", line.Name, could, r)
				}
			}
		}
	}
	if hid < 300 {
		t.Fatalf("only %d numbers were hidden: the test looks at too little", hid)
	}
}

// values are those that one hidden line of a list can have, for some total that fits
// all that is printed.
func values(r Report, lists [][]Line, list []Line, at int) map[int]bool {
	could := map[int]bool{}
	for total := range 200 {
		if !r.NoTotal && (!r.Refused.Hidden && total != r.Refused.N || r.Refused.Hidden && (total < 1 || total > 4)) {
			continue
		}
		fits := true
		for _, l := range lists {
			fits = fits && reaches(l, -1, 0, total)
		}
		for v := 1; fits && v < hideUnder; v++ {
			if reaches(list, at, v, total) {
				could[v] = true
			}
		}
	}
	return could
}

// reaches says whether a list can add up to a total, with the line at a place being v.
func reaches(list []Line, at, v, total int) bool {
	sums := map[int]bool{0: true}
	for i, line := range list {
		next := map[int]bool{}
		for s := range sums {
			switch {
			case i == at:
				next[s+v] = true
			case line.Hidden:
				for n := 1; n < hideUnder; n++ {
					next[s+n] = true
				}
			default:
				next[s+line.N] = true
			}
		}
		sums = next
	}
	return sums[total]
}
