package remind

import (
	"math/rand/v2"
	"os"
	"slices"
	"testing"
	"time"
)

// The dates of a rule worked out a second time, slowly: every day of the film is
// looked at in turn, and days, weeks and months are counted as they go by. It
// shares no code with the rules and knows no library.

// modelDay is one day of a film: the index of its first minute, and what the
// calendar says of it.
type modelDay struct {
	first, d, month int
	weekday         int // 0 is Monday
	left            int // days of the month after it
}

func (f film) days() []modelDay {
	var all []modelDay
	month := 0
	// The film begins at 0:00 UTC on 1 February 2026, a Sunday; the day that is not
	// whole at its start is left out.
	i := 0
	for f.sameDay(0, i) {
		i++
	}
	weekday := (6 + int(f.wall[i].d) - 1) % 7
	for i < len(f.wall)-2*1440 {
		all = append(all, modelDay{first: i, d: int(f.wall[i].d), month: month, weekday: weekday})
		j := i
		for f.sameDay(i, j) {
			j++
		}
		if f.wall[j].m != f.wall[i].m {
			month++
			for k, n := len(all)-1, 0; k >= 0 && all[k].month == all[len(all)-1].month; k, n = k-1, n+1 {
				all[k].left = n
			}
		}
		i, weekday = j, (weekday+1)%7
	}
	for len(all) > 0 && all[len(all)-1].month == month { // a month that was cut off
		all = all[:len(all)-1]
	}
	return all
}

// modelDates gives the indices of the dates of a rule from a day on, at most most.
func modelDates(f film, days []modelDay, from int, r Rule, h, mi, most int) (at []int, forward []bool) {
	mondays := 0 // since the start
	for i := from; i < len(days) && len(at) < most && (r.Times == 0 || len(at) < r.Times); i++ {
		d := days[i]
		if i > from && d.weekday == 0 {
			mondays++
		}
		if !r.Until.IsZero() {
			w := f.wall[d.first]
			if y, m, day := int(w.y), int(w.m), int(w.d); y > r.Until.Year || y == r.Until.Year && (m > int(r.Until.Month) || m == int(r.Until.Month) && day > r.Until.Day) {
				break
			}
		}
		falls := false
		switch r.Unit {
		case UnitDay:
			falls = true
		case UnitWeek:
			for _, want := range r.Days {
				falls = falls || mondays%r.Every == 0 && d.weekday == (int(want)+6)%7
			}
		case UnitMonth:
			falls = d.d == r.Date || d.d < r.Date && d.left == 0
		case UnitMonthDay:
			nth := 0 // which of its weekdays of the month it is
			for j := i; j >= 0 && days[j].month == d.month; j-- {
				if days[j].weekday == d.weekday {
					nth++
				}
			}
			falls = d.weekday == (int(r.Weekday)+6)%7 && (nth == r.Week || r.Week == LastWeek && d.left < 7)
		}
		if !falls {
			continue
		}
		m := f.clock(d.first, h, mi)
		fh, fmi := f.shows(m)
		at, forward = append(at, m), append(forward, fh != h || fmi != mi)
	}
	return at, forward
}

func TestRepeatsAgreeWithASlowCalculation(t *testing.T) {
	rounds := 4000
	if os.Getenv("PLAINWELL_PROOF") != "" {
		rounds = 100_000
	}
	r := rand.New(rand.NewPCG(2026, 8))
	// The site's zone most of the time; a traveller's, whose phone is in another, and
	// one whose clocks change by half an hour.
	zones := []string{london, london, london, "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu"}
	away := []string{"America/New_York", "Pacific/Auckland", london, "Asia/Tokyo"}
	offsets := []Offset{{Days: 7}, {Days: 1}, {Hours: 2}, {Hours: 1}}
	films, calendars, changes := map[string]film{}, map[string][]modelDay{}, map[string][]int{}
	for _, name := range zones {
		if _, ok := films[name]; !ok {
			films[name] = roll(zone(t, name), instant(t, "2026-02-01T00:00:00Z"), instant(t, "2028-03-10T00:00:00Z"))
			calendars[name] = films[name].days()
			changes[name] = []int{300} // Kathmandu has none
			for i, d := range calendars[name][:len(calendars[name])-1] {
				if calendars[name][i+1].first-d.first != 24*60 { // the clocks change: four times in two years
					changes[name] = append(changes[name], i)
				}
			}
		}
	}
	const whole = 31 // the first month may be cut, and then its weekdays cannot be counted
	dates, moved, twice, ended := 0, 0, 0, 0
	for round := range rounds {
		name := zones[r.IntN(len(zones))]
		loc, f, days := zone(t, name), films[name], calendars[name]
		from := whole + r.IntN(len(days)-220)
		over := r.IntN(2) == 0
		if over { // a row that runs over a change of the clocks
			from = max(whole, min(changes[name][r.IntN(len(changes[name]))]-r.IntN(8), len(days)-30))
		}
		h, mi := r.IntN(24), r.IntN(60)
		if over && r.IntN(3) > 0 {
			h, mi = 1+r.IntN(2)*r.IntN(2), 15*r.IntN(4) // where clocks change
		}
		first := f.wall[days[from].first]
		start := Wall{int(first.y), first.m, int(first.d), h, mi}
		rule := Rule{Every: 1}
		switch r.IntN(4) {
		case 0:
			rule.Unit = UnitDay
		case 1:
			rule.Unit, rule.Every = UnitWeek, 1+r.IntN(5)
			rule.Days = []time.Weekday{weekday(start)}
			for range r.IntN(3) {
				rule.Days = append(rule.Days, time.Weekday(r.IntN(7)))
			}
			rule.Days = sortDays(rule.Days)
		case 2:
			rule.Unit, rule.Date = UnitMonth, start.Day
			if days[from].left == 0 { // the last of a month may be meant for the 31st
				rule.Date += r.IntN(32 - start.Day)
			}
		default:
			rule.Unit, rule.Weekday = UnitMonthDay, weekday(start)
			rule.Week = weekOf(start, r.IntN(2) == 0)
		}
		switch r.IntN(4) {
		case 0:
			rule.Times = 1 + r.IntN(12)
		case 1:
			rule.Until = start.AddDays(r.IntN(150)).At(0, 0)
		}
		most := 1 + r.IntN(12)
		want, forward := modelDates(f, days, from, rule, h, mi, most)
		s := Series{Details: Details{Kind: KindDate, Starts: start, Zone: name, Offsets: sortOffsets([]Offset{offsets[r.IntN(4)], offsets[r.IntN(4)]})}, Rule: rule, From: 1}
		walls, err := rule.walls(start, most, farWall)
		if last := days[len(days)-1]; len(walls) > len(want) { // past the end of the film
			lw := f.wall[last.first]
			end := Wall{int(lw.y), lw.m, int(lw.d), 23, 59}
			walls = slices.DeleteFunc(walls, func(w Wall) bool { return w.Compare(end) > 0 })
		}
		if err != nil || len(walls) != len(want) {
			t.Fatalf("round %d: %s from %s in %s: %v, %v; want %d", round, rule, start, name, walls, err, len(want))
		}
		if rule.Times > 0 || !rule.Until.IsZero() {
			ended++
		}
		for i, w := range walls {
			d, fwd, err := s.expected(w)
			if err != nil {
				t.Fatal(err)
			}
			at, two, err := d.Starts.In(loc)
			if !at.Equal(f.time(want[i])) || fwd != forward[i] || err != nil {
				t.Fatalf("round %d: %s from %s in %s, number %d: %s (moved: %v, %v), want %s", round, rule, start, name, i+1, at, fwd, err, f.time(want[i]).In(loc))
			}
			dates++
			if fwd {
				moved++
			}
			if two {
				twice++
			}
			// Its reminders, asked for by a phone that is somewhere else.
			now := at.Add(-time.Duration(1+r.IntN(9*24*60)) * time.Minute)
			if f.at(now) < 10*1440 || f.at(at) > len(f.wall)-1440 {
				continue
			}
			a := Appointment{Version: 1, Details: d, UTC: at.UTC()}
			there := now.In(zone(t, away[r.IntN(len(away))]))
			plans, expected := Plans(a, there), model(f, f.at(at), f.at(now), d.Offsets)
			if len(plans) != len(expected) {
				t.Fatalf("round %d: %s in %s, now %s: %s, want %d", round, d.Starts, name, there, told(t, name, plans), len(expected))
			}
			for j, p := range plans {
				if !p.Due.Equal(f.time(expected[j].due)) || p.Silent != expected[j].silent || !p.Expires.Equal(at) {
					t.Fatalf("round %d: %s in %s, now %s: %s, want number %d at %s", round, d.Starts, name, there, told(t, name, plans), j+1, f.time(expected[j].due).In(loc))
				}
			}
		}
	}
	t.Logf("%d rules, %d dates, %d of them moved forward, %d at a time that comes twice, %d with an end", rounds, dates, moved, twice, ended)
	if dates < 4*rounds || moved < rounds/100 || twice < rounds/200 {
		t.Error("the dates are not mixed enough to prove anything")
	}
}
