package gp

import (
	"cmp"
	"maps"
	"slices"
)

// hideUnder is the least number that is printed: conventions C.10.
const hideUnder = 5

// Figure is one number of a report. A hidden one is from 1 to 4: which, nobody may be
// able to work out.
type Figure struct {
	N      int // 0 where Hidden
	Hidden bool
}

// Line is one line of a list: a reason, or an area.
type Line struct {
	Name string
	Figure
}

// Report is what was told in one month, fit to be shown to anybody.
type Report struct {
	Month    string
	Joined   Figure
	Trying   Figure
	Refused  Figure // all together
	NoTotal  bool   // Refused is left out: with it a hidden number could be worked out
	Reasons  []Line // every reason, in the order of Reasons
	Areas    []Line // the areas that were named, by name; "" where none was given
	NoAreas  bool   // Areas is left out for the same reason
	Anything bool   // somebody told something
}

// NewReport sums the counts of one month up. areaOf names the area of the first half
// of a postcode.
func NewReport(month string, counts []Count, areaOf func(outward string) string) Report {
	var joined, trying int
	reasons, areas := map[string]int{}, map[string]int{}
	for _, r := range Reasons {
		reasons[string(r)] = 0
	}
	for _, c := range counts {
		switch c.Kind {
		case Joined:
			joined += c.N
		case Trying:
			trying += c.N
		case SaidNo:
			reasons[string(c.Reason)] += c.N
			area := c.Area
			if area != "" {
				area = areaOf(area)
			}
			areas[area] += c.N
		}
	}
	r := Report{Month: month, Joined: figure(joined), Trying: figure(trying), Anything: len(counts) > 0}
	for _, reason := range Reasons {
		r.Reasons = append(r.Reasons, Line{string(reason), figure(reasons[string(reason)])})
	}
	for _, name := range slices.SortedFunc(maps.Keys(areas), byName) {
		r.Areas = append(r.Areas, Line{name, figure(areas[name])})
	}
	total := 0
	for _, n := range reasons {
		total += n
	}
	r.Refused = figure(total)
	r.protect(total)
	return r
}

// byName puts the area that was not given last.
func byName(a, b string) int {
	return cmp.Or(cmp.Compare(b2i(a == ""), b2i(b == "")), cmp.Compare(a, b))
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

func figure(n int) Figure {
	if n > 0 && n < hideUnder {
		return Figure{Hidden: true}
	}
	return Figure{N: n}
}

// protect leaves out what would give a hidden number away: first the total, then the
// list of areas, then both. Without either nothing can be worked out.
func (r *Report) protect(total int) {
	for _, without := range []struct{ total, areas bool }{{false, false}, {true, false}, {false, true}, {true, true}} {
		lists := [][]Line{r.Reasons}
		if !without.areas {
			lists = append(lists, r.Areas)
		}
		least, most := 0, total*hideUnder+1 // what a reader knows of the total
		if !without.total {
			least, most = span(r.Refused)
			if !r.Refused.Hidden {
				least, most = total, total
			}
		}
		if keeps(lists, least, most) {
			r.NoTotal, r.NoAreas = without.total, without.areas
			break
		}
	}
	if r.NoTotal {
		r.Refused = Figure{}
	}
	if r.NoAreas {
		r.Areas = nil
	}
}

// span is the least and the most that a figure can be for those who read it.
func span(f Figure) (least, most int) {
	if f.Hidden {
		return 1, hideUnder - 1
	}
	return f.N, f.N
}

// keeps says whether no hidden number of the lists can be worked out by somebody who
// knows that each list has the same sum, which is from least to most.
func keeps(lists [][]Line, least, most int) bool {
	for _, list := range lists {
		low, high := sums(list)
		least, most = max(least, low), min(most, high)
	}
	for _, list := range lists {
		low, _ := sums(list)
		hidden := 0
		for _, line := range list {
			if line.Hidden {
				hidden++
			}
		}
		shown := low - hidden
		if hidden > 0 && !open(hidden, least-shown, most-shown) {
			return false
		}
	}
	return true
}

// sums is the least and the most that a list can add up to.
func sums(list []Line) (low, high int) {
	for _, line := range list {
		a, b := span(line.Figure)
		low, high = low+a, high+b
	}
	return low, high
}

// open says whether each of some hidden numbers, whose sum is from least to most, may
// be more than one number.
func open(hidden, least, most int) bool {
	if least < most {
		return true
	}
	return hidden > 1 && least > hidden && least < hidden*(hideUnder-1)
}
