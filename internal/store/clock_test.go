package store

import (
	"testing"
	"time"

	"plainwell/internal/remind"
)

func TestALeaseAndANextTryComeForwardWhenTheClockGoesBack(t *testing.T) {
	b := newBed(t)
	d := b.reachable(t, "a")
	b.addDate(t, d.ID, 24*30, -2, -1, 60*24*3)
	ahead := t0.Add(24 * time.Hour)                                  // the clock is a day ahead
	if _, err := b.Claim(ctx, ahead, 3*time.Minute, 1); err != nil { // and the program dies with this row
		t.Fatal(err)
	}
	row := b.claim(t, ahead, 1)[0]
	b.record(t, ahead, remind.Outcome{Row: row.Row, Fence: row.Fence, State: remind.Planned, Retry: ahead.Add(8 * time.Minute)})
	if err := b.Beat(ctx, ahead, nil); err != nil {
		t.Fatal(err)
	}
	if err := b.Beat(ctx, t0, nil); err != nil { // it is set right
		t.Fatal(err)
	}
	for _, c := range []struct {
		after time.Duration
		rows  int
	}{{2 * time.Minute, 0}, {4 * time.Minute, 1}, {7 * time.Minute, 0}, {9 * time.Minute, 1}} {
		due := b.claim(t, t0.Add(c.after), 10)
		if len(due) != c.rows {
			t.Errorf("%s later: %d rows, want %d", c.after, len(due), c.rows)
		}
		for _, row := range due {
			b.record(t, t0, handedOver(row))
		}
	}
	same(t, b.states(t, d.ID), states("handed-over", "handed-over", "planned"))
}

func TestASmallStepOfTheClockChangesNothing(t *testing.T) {
	b := newBed(t)
	d := b.reachable(t, "a")
	b.addDate(t, d.ID, 48, 0)
	b.claim(t, t0, 1)
	if err := b.Beat(ctx, t0.Add(50*time.Second), nil); err != nil {
		t.Fatal(err)
	}
	if err := b.Beat(ctx, t0, nil); err != nil {
		t.Fatal(err)
	}
	if due := b.claim(t, t0.Add(59*time.Second), 1); len(due) != 0 {
		t.Errorf("%d rows inside the lease", len(due))
	}
}
