package store

import (
	"fmt"
	"testing"
	"time"

	"plainwell/internal/device"
	"plainwell/internal/remind"
)

// urgent adds a row that is due at once and of use for so many minutes, and gives its
// date.
func (b *bed) urgent(t testing.TB, phone device.ID, minutes int) remind.Appointment {
	t.Helper()
	a, err := b.Add(ctx, phone, date(48), []remind.Plan{{Purpose: remind.PurposeRemind, Offset: remind.Offset{Hours: 1}, Due: t0, Expires: t0.Add(time.Duration(minutes) * time.Minute)}})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestAFullQueueIsClaimedInOrderThoughItIsLookedUpOnce(t *testing.T) {
	b := newBed(t)
	d := b.reachable(t, "a")
	for i := range 30 {
		b.urgent(t, d.ID, 600-i)
	}
	last := time.Time{}
	for n := range 10 {
		for _, row := range b.claim(t, t0, 3) {
			if row.Plan.Expires.Before(last) {
				t.Errorf("batch %d: out of order", n)
			}
			last = row.Plan.Expires
		}
	}
	if left := b.claim(t, t0, 3); len(left) != 0 {
		t.Errorf("%d rows are left", len(left))
	}
}

func TestWhatIsMoreUrgentAndFallsDueMeanwhileWaitsForTwoSecondsAtMost(t *testing.T) {
	b := newBed(t)
	d := b.reachable(t, "a")
	for i := range 20 {
		b.urgent(t, d.ID, 600+i)
	}
	b.claim(t, t0, 2)
	b.urgent(t, d.ID, 5)
	for _, c := range []struct {
		after time.Duration
		first string
	}{{aheadTime, "later"}, {aheadTime + time.Second, "urgent"}} {
		got := "later"
		if b.claim(t, t0.Add(c.after), 2)[0].Plan.Expires.Before(t0.Add(10 * time.Minute)) {
			got = "urgent"
		}
		if got != c.first {
			t.Errorf("%s after the look: the %s one comes first", c.after, got)
		}
	}
}

func TestRowsThatEndedSinceTheLookAreLeftOutAndTheBatchIsFull(t *testing.T) {
	b := newBed(t)
	d := b.reachable(t, "a")
	var all []remind.Appointment
	for i := range 20 {
		all = append(all, b.urgent(t, d.ID, 600+i))
	}
	b.claim(t, t0, 2)
	for _, a := range all[2:8] {
		if _, err := b.Replace(ctx, d.ID, next(a), nil); err != nil {
			t.Fatal(err)
		}
	}
	got := ""
	for _, row := range b.claim(t, t0, 4) {
		got += fmt.Sprint(row.Plan.Expires.Sub(t0).Minutes(), " ")
	}
	if got != "608 609 610 611 " {
		t.Errorf("claimed %s", got)
	}
}
