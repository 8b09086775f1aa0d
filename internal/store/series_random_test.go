package store

import (
	"math/rand/v2"
	"testing"
	"time"

	"plainwell/internal/device"
	"plainwell/internal/fault"
	"plainwell/internal/remind"
)

// TestARowOfDatesHoldsTogetherWhateverIsDone does what people might do, in any
// order, and looks after each step whether the file still holds together.
func TestARowOfDatesHoldsTogetherWhateverIsDone(t *testing.T) {
	rules := []string{"day", "day times 20", "week 1 mo", "week 1 mo,we", "week 2 mo times 9", "month 30", "month-day -1 mo", "month-day 4 mo until 2027-08-01"}
	done := map[string]int{}
	for seed := range uint64(12) {
		r := rand.New(rand.NewPCG(seed, 5))
		d := newDiary(t)
		start := map[string]string{"month 30": "2026-11-30T10:30", "month-day -1 mo": "2026-11-30T10:30"}
		rule := rules[r.IntN(len(rules))]
		from, other := start[rule]
		if !other {
			from = "2026-11-23T10:30"
		}
		series := d.repeat
		if seed%2 == 1 {
			series = d.repeatLater
		}
		row := series(t, from, rule)
		for step := range 40 {
			_, of, err := d.ListSeries(ctx, d.phone.ID)
			if err != nil {
				t.Fatal(err)
			}
			var s remind.SeriesDates
			for date, id := range of {
				if id == row.ID {
					s = d.read(t, remind.Appointment{ID: date})
					break
				}
			}
			var open []remind.Occurrence
			for _, o := range s.Dates {
				if !o.Cancelled && o.UTC.After(d.now) {
					open = append(open, o)
				}
			}
			if len(open) == 0 {
				break
			}
			o := open[r.IntN(len(open))]
			_, told := d.planned(t)
			what := ""
			switch what = []string{"one", "one", "off", "follow", "follow", "follow", "rule", "time", "stop"}[r.IntN(9)]; what {
			case "one":
				_, err = d.Change(ctx, d.phone.ID, o.Address.Reveal(), o.Version, moved(r, o.Details))
			case "off":
				_, err = d.Cancel(ctx, d.phone.ID, o.Address.Reveal(), o.Version)
			case "follow", "rule":
				f := remind.Following{Address: o.Address.Reveal(), Version: o.Version, Series: s.Version, Details: moved(r, o.Details), Own: r.IntN(2) == 0}
				if what == "rule" {
					f.Rule, err = remind.ParseRepeat(remind.RepeatForm{Repeat: remind.Repeats[1+r.IntN(6)], Weeks: "3", Times: []string{"", "5", "40"}[r.IntN(3)]}, f.Details.Starts)
				}
				if err == nil {
					_, err = d.ChangeFollowing(ctx, d.phone.ID, f)
				}
			case "time":
				d.now = d.now.Add(time.Duration(r.IntN(9*24)) * time.Hour)
				_, err = d.Extend(ctx)
			case "stop":
				if step > 25 {
					_, err = d.CancelFollowing(ctx, d.phone.ID, o.Address.Reveal(), o.Version, s.Version)
				}
			}
			if err != nil && !fault.Is(err, fault.Invalid) && !fault.Is(err, fault.Conflict) {
				t.Fatalf("seed %d, step %d, %s: %v", seed, step, what, err)
			}
			if err == nil {
				done[what]++
			}
			if _, now := d.planned(t); now > told+1 {
				t.Fatalf("seed %d, step %d, %s: %d notices of one change", seed, step, what, now-told)
			}
			d.holdsTogether(t, seed, step, what, d.phone.ID)
		}
	}
	t.Logf("%v", done)
	for _, what := range []string{"one", "off", "follow", "rule", "time", "stop"} {
		if done[what] == 0 {
			t.Errorf("%q was never done", what)
		}
	}
}

// moved changes one thing or two of a date.
func moved(r *rand.Rand, d remind.Details) remind.Details {
	switch r.IntN(5) {
	case 0:
		d.Starts = d.Starts.AddDays(1 + r.IntN(3))
	case 1:
		d.Starts = d.Starts.At(8+r.IntN(12), 15*r.IntN(4))
	case 2:
		d.Note = "n"
	case 3:
		d.Offsets = []remind.Offset{{Days: 7}}
	case 4:
		d.Starts, d.Place = d.Starts.AddDays(1).At(9, 0), "Elsewhere"
	}
	return d
}

func (d *diary) holdsTogether(t *testing.T, seed uint64, step int, what string, phone device.ID) {
	t.Helper()
	for says, query := range map[string]string{
		"a reminder of an old version is to be sent":     `SELECT count(*) FROM reminder r JOIN appointment a ON a.id = r.appointment WHERE r.at > 0 AND r.version <> a.version`,
		"a reminder of a date that is off is to be sent": `SELECT count(*) FROM reminder r JOIN appointment a ON a.id = r.appointment WHERE r.at > 0 AND a.cancelled = 1 AND r.purpose = 'remind'`,
		"a reminder is of use after the start":           `SELECT count(*) FROM reminder r JOIN appointment a ON a.id = r.appointment WHERE r.at > 0 AND r.purpose = 'remind' AND r.expires > a.starts`,
		"a date has a number that is not made yet":       `SELECT count(*) FROM occurrence o JOIN series s ON s.id = o.series WHERE o.number > s.last OR o.number < 1`,
		"a date is held by nobody":                       `SELECT count(*) FROM appointment a WHERE NOT EXISTS (SELECT 1 FROM holder h WHERE h.appointment = a.id)`,
		"a series has nobody":                            `SELECT count(*) FROM series s WHERE NOT EXISTS (SELECT 1 FROM series_holder h WHERE h.series = s.id)`,
		"two numbers of a series are made twice":         `SELECT count(*) - count(DISTINCT series || '/' || number) FROM occurrence`,
	} {
		var n int
		if err := d.readers.QueryRow(query).Scan(&n); err != nil || n != 0 {
			t.Fatalf("seed %d, step %d, %s: %s: %d, %v", seed, step, what, says, n, err)
		}
	}
	// Every date in time has a reminder of its own, unless it is too near for any.
	list, err := d.Book.List(ctx, phone)
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range list {
		var n int
		if err := d.readers.QueryRow(`SELECT count(*) FROM reminder WHERE appointment = ? AND version = ? AND purpose = 'remind'`, a.ID, a.Version).Scan(&n); err != nil {
			t.Fatal(err)
		}
		if n == 0 && !a.Cancelled && a.UTC.Sub(a.Changed) > 8*24*time.Hour {
			t.Fatalf("seed %d, step %d, %s: the date on %s has no reminder", seed, step, what, a.Starts)
		}
	}
}
