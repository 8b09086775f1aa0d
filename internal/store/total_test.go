package store

import (
	"maps"
	"testing"
	"time"

	"plainwell/internal/device"
	"plainwell/internal/remind"
)

// totals gives what is counted, as "purpose/what" to a number, for one day.
func (b *bed) totals(t testing.TB, day string) map[string]int {
	t.Helper()
	out := map[string]int{}
	err := b.read(ctx, func(r *rx) error {
		return r.each(ctx, func(scan func(...any) error) error {
			var purpose, what string
			var n int
			err := scan(&purpose, &what, &n)
			out[purpose+"/"+what] = n
			return err
		}, `SELECT purpose, what, n FROM total WHERE day = ?`, day)
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestEveryEndOfAReminderIsCountedOnce(t *testing.T) {
	b := newBed(t)
	d := b.reachable(t, "a")
	a := b.addDate(t, d.ID, 48, -1, -2, -3, -4, 60)
	due := b.claim(t, t0, 4)
	late := outcome(due[1], remind.TooLate)
	b.record(t, t0, handedOver(due[0]), late, outcome(due[2], remind.Missed), remind.Outcome{Row: due[3].Row, Fence: due[3].Fence, State: remind.Planned, Retry: t0.Add(time.Hour)})
	b.record(t, t0, late) // said twice, counted once
	if _, err := b.Replace(ctx, d.ID, next(a), []remind.Plan{plan(30, remind.Offset{Hours: 1}), plan(60, remind.Offset{Hours: 2})}); err != nil {
		t.Fatal(err)
	}
	if err := b.Unsubscribe(ctx, d.ID, t0); err != nil {
		t.Fatal(err)
	}
	want := map[string]int{"remind/handed-over": 1, "remind/too-late": 1, "remind/missed": 1, "remind/superseded": 2, "remind/muted": 2}
	if got := b.totals(t, b.clock().UTC().Format(time.DateOnly)); !maps.Equal(got, want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
}

func TestAPhoneThatIsGoneCountsEachOfItsReminders(t *testing.T) {
	b := newBed(t)
	d := b.reachable(t, "a")
	b.addDate(t, d.ID, 48, 0, 60, 120)
	o := outcome(b.claim(t, t0, 1)[0], remind.Gone)
	o.Gone = true
	b.record(t, t0, o)
	if got := b.totals(t, "2026-11-22"); got["remind/gone"] != 3 || len(got) != 1 {
		t.Errorf("got %v", got)
	}
}

func TestTotalsAddUpByDayAndAreDeletedByDay(t *testing.T) {
	b := newBed(t)
	old := t0.AddDate(0, -14, 0)
	for range 2 {
		if err := b.AddTotals(ctx, []remind.Total{
			{Day: t0, Purpose: remind.PurposeRemind, What: remind.Shown, N: 3}, {Day: old, Purpose: remind.PurposeTest, What: remind.Opened, N: 1},
		}); err != nil {
			t.Fatal(err)
		}
	}
	if err := b.PurgeTotals(ctx, t0.AddDate(0, -13, 0)); err != nil {
		t.Fatal(err)
	}
	if got := b.totals(t, "2026-11-22"); got["remind/shown"] != 6 {
		t.Errorf("got %v", got)
	}
	if got := b.totals(t, dayOf(old)); len(got) != 0 {
		t.Errorf("of long ago: %v", got)
	}
}

// TestNothingInATotalSaysWhose holds the tables of counts to what they may hold.
func TestNothingInATotalSaysWhose(t *testing.T) {
	b := newBed(t)
	var columns string
	if err := b.readers.QueryRow(`SELECT group_concat(name) FROM pragma_table_info('total')`).Scan(&columns); err != nil || columns != "day,purpose,what,n" {
		t.Errorf("%s, %v", columns, err)
	}
}

func TestAPhoneOfAnOldPushKeyIsNotCalledUntilItComesAgain(t *testing.T) {
	b := newBed(t)
	b.pushKey = "new"
	d := b.newPhone(t)
	if err := b.Subscribe(ctx, d.ID, subscription("a"), "old", t0); err != nil {
		t.Fatal(err)
	}
	b.addDate(t, d.ID, 48, 0, 60)
	if n, err := b.OldKeys(ctx); err != nil || n != 1 {
		t.Errorf("%d phones with an old key, %v", n, err)
	}
	due := b.claim(t, t0, 10)
	if len(due) != 1 || due[0].Device.Push != device.PushOn || due[0].Endpoint.Endpoint != "" {
		t.Fatalf("got %+v", due)
	}
	if again, err := b.Reread(ctx, due[0].Row, due[0].Fence); err != nil || again.Endpoint.Endpoint != "" {
		t.Errorf("read again: %+v, %v", again, err)
	}
	b.record(t, t0, outcome(due[0], remind.Muted))
	// It visits, and the next reminder goes.
	if err := b.Subscribe(ctx, d.ID, subscription("b"), "new", t0); err != nil {
		t.Fatal(err)
	}
	due = b.claim(t, t0.Add(time.Hour), 10)
	if len(due) != 1 || due[0].Endpoint.Endpoint == "" {
		t.Errorf("got %+v", due)
	}
	if n, err := b.OldKeys(ctx); err != nil || n != 0 {
		t.Errorf("%d phones with an old key, %v", n, err)
	}
}
