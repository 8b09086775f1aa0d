package remind

import (
	"math/rand/v2"
	"os"
	"slices"
	"testing"
	"time"
)

// The model works the rules of conventions C.4 out a second time, slowly: it walks
// minute by minute along the clock of the zone and never does sums with days or
// zones. It shares no code with Plans.

// film is what the clock on the wall shows in every minute of a zone, in order.
type film struct {
	from time.Time
	wall []minute
}

// minute is one reading of the clock.
type minute struct {
	y        int16
	m        time.Month
	d, h, mi int8
}

func roll(loc *time.Location, from, to time.Time) film {
	f := film{from: from}
	for t := from.In(loc); !t.After(to); t = t.Add(time.Minute) {
		y, m, d := t.Date()
		h, mi, _ := t.Clock()
		f.wall = append(f.wall, minute{int16(y), m, int8(d), int8(h), int8(mi)})
	}
	return f
}

func (f film) at(t time.Time) int      { return int(t.Sub(f.from) / time.Minute) }
func (f film) time(i int) time.Time    { return f.from.Add(time.Duration(i) * time.Minute) }
func (f film) shows(i int) (h, mi int) { return int(f.wall[i].h), int(f.wall[i].mi) }
func (f film) sameDay(i, j int) bool {
	a, b := f.wall[i], f.wall[j]
	return a.d == b.d && a.m == b.m && a.y == b.y
}
func (f film) quiet(i int) bool { h, _ := f.shows(i); return h >= 21 || h < 8 }

// day gives the index of the first minute of the calendar day that is n days
// before the one at index i, counting the days as they go by.
func (f film) day(i, n int) int {
	for ; n >= 0; n-- {
		for f.sameDay(i-1, i) {
			i--
		}
		if n > 0 {
			i--
		}
	}
	return i
}

// clock finds the first minute from index i on, within its day, at which the wall
// shows h:mi. When the clocks jump over it, it is as far past the jump as it would
// have been past the last minute before it.
func (f film) clock(i, h, mi int) int {
	want := h*60 + mi
	for j := i; f.sameDay(i, j); j++ {
		fh, fmi := f.shows(j)
		nh, nmi := f.shows(j + 1)
		now, next := fh*60+fmi, nh*60+nmi
		if now == want {
			return j
		}
		if now < want && next > want && f.sameDay(j, j+1) {
			return j + want - now
		}
	}
	return -1
}

type modelPlan struct {
	due    int
	silent bool
}

func model(f film, start, now int, offsets []Offset) []modelPlan {
	if now >= start || len(offsets) == 0 {
		return nil
	}
	move := func(due int) modelPlan {
		if !f.quiet(due) {
			return modelPlan{due, false}
		}
		morning := due
		for f.quiet(morning) {
			morning++
		}
		if morning+30 <= start {
			return modelPlan{morning, false}
		}
		evening := due
		for f.wall[evening].h != 20 || f.wall[evening].mi != 30 {
			evening--
		}
		if evening >= now {
			return modelPlan{evening, false}
		}
		return modelPlan{now, true}
	}
	var all []modelPlan
	for _, o := range offsets {
		due := start - o.Hours*60
		if o.Days > 0 {
			h, mi := f.shows(start)
			if o.Days >= 7 {
				h, mi = 9, 0
			}
			due = f.clock(f.day(start, o.Days), h, mi)
		}
		if due > now {
			all = append(all, move(due))
		}
	}
	if all == nil {
		all = append(all, move(now))
	}
	slices.SortFunc(all, func(a, b modelPlan) int { return a.due - b.due })
	var kept []modelPlan
	for _, p := range all {
		if kept == nil || p.due-kept[len(kept)-1].due > 30 {
			kept = append(kept, p)
		}
	}
	return kept
}

func TestPlansAgreeWithASlowCalculation(t *testing.T) {
	rounds := 3000
	if os.Getenv("PLAINWELL_PROOF") != "" {
		rounds = 100_000
	}
	r := rand.New(rand.NewPCG(2026, 11))
	near := []string{"2026-03-29", "2026-10-25", "2027-03-28", "2027-10-31"} // the clocks change
	zones := []string{london, london, london, "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu"}
	offsets := []Offset{{Days: 7}, {Days: 1}, {Hours: 2}, {Hours: 1}, {Days: 2}, {Hours: 24}, {Days: 14}, {Hours: 72}}
	films := map[string]film{}
	for _, name := range zones {
		if _, ok := films[name]; !ok {
			films[name] = roll(zone(t, name), instant(t, "2026-03-01T00:00:00Z"), instant(t, "2028-03-10T00:00:00Z"))
		}
	}
	planned, silent, moved := 0, 0, 0
	for i := range rounds {
		name := zones[r.IntN(len(zones))]
		loc := zone(t, name)
		day, _ := time.Parse(time.DateOnly, near[r.IntN(len(near))])
		start := day.Add(time.Duration(r.IntN(9*24*60)-24*60) * time.Minute)
		if r.IntN(2) == 0 {
			start = day.Add(time.Duration(r.IntN(120*24*60)) * time.Minute)
		}
		chosen := map[Offset]bool{}
		for range 1 + r.IntN(MaxOffsets) {
			chosen[offsets[r.IntN(len(offsets))]] = true
		}
		a := Appointment{Version: 1, Details: Details{Kind: KindDate, Starts: WallOf(start.In(loc)), Zone: name}}
		for o := range chosen {
			a.Offsets = append(a.Offsets, o)
		}
		a.Offsets = sortOffsets(a.Offsets)
		at, _, err := a.Starts.In(loc)
		if err != nil {
			t.Fatal(err) // it was read from a clock, so it exists
		}
		ahead := []int{3 * 60, 26 * 60, 8 * 24 * 60, 16 * 24 * 60}[r.IntN(4)]
		now := at.Add(-time.Duration(r.IntN(ahead)) * time.Minute)

		f := films[name]
		want := model(f, f.at(at), f.at(now), a.Offsets)
		got := Plans(a, now)
		if len(got) != len(want) {
			t.Fatalf("round %d: %s in %s, offsets %v, now %s:\n got %s\nwant %d plans", i, a.Starts, name, a.Offsets, now.In(loc), told(t, name, got), len(want))
		}
		for j, p := range got {
			if due := f.time(want[j].due); !p.Due.Equal(due) || p.Silent != want[j].silent {
				t.Fatalf("round %d: %s in %s, offsets %v, now %s:\n got %s\nwant number %d at %s silent=%v",
					i, a.Starts, name, a.Offsets, now.In(loc), told(t, name, got), j+1, due.In(loc), want[j].silent)
			}
			planned++
			if p.Silent {
				silent++
			}
			if h := p.Due.In(loc); h.Hour() == 8 && h.Minute() == 0 || h.Hour() == 20 && h.Minute() == 30 {
				moved++
			}
			if !p.Expires.Equal(at) || !p.Due.Before(at) || p.Due.Before(now) || quiet(p.Due, loc) && !p.Silent {
				t.Fatalf("round %d: %s in %s: a plan past the start, in the past or loud at night: %s", i, a.Starts, name, told(t, name, got))
			}
		}
	}
	t.Logf("%d dates, %d reminders, %d moved to 8am or 8:30pm, %d silent", rounds, planned, moved, silent)
	if planned < rounds || silent == 0 || moved == 0 {
		t.Error("the dates are not mixed enough to prove anything")
	}
}
