package store

import (
	"reflect"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"plainwell/internal/fault"
	"plainwell/internal/remind"
)

// next is the date as the person changes it.
func next(a remind.Appointment) remind.Appointment {
	a.Version++
	a.Place, a.Changed = "Ash House", t0.Add(time.Minute)
	a.UTC = a.UTC.Add(time.Hour)
	a.Starts = remind.WallOf(a.UTC)
	return a
}

func TestChangingADateEndsItsOldRowsAndPlansNewOnes(t *testing.T) {
	b := newBed(t)
	d := b.reachable(t, "a")
	a := b.addDate(t, d.ID, 48, -10, -5, 60)
	other := b.addDate(t, d.ID, 72, 60)
	sent := b.claim(t, t0, 2)
	b.record(t, t0, handedOver(sent[0])) // the second one is being sent

	want := next(a)
	got, err := b.Replace(ctx, d.ID, want, []remind.Plan{plan(120, remind.Offset{Hours: 1})})
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Fatalf("%v\n got %+v\nwant %+v", err, got, want)
	}
	same(t, b.states(t, d.ID), states("handed-over", "superseded", "superseded", "planned", "planned"))

	t.Run("the address stays", func(t *testing.T) {
		found, holds, err := b.ByAddress(ctx, a.Address.Reveal(), d.ID)
		if err != nil || !holds || !reflect.DeepEqual(found, want) {
			t.Errorf("got %+v, %v, %v", found, holds, err)
		}
	})
	t.Run("the row that was being sent is found out before it goes", func(t *testing.T) {
		_, err := b.Reread(ctx, sent[1].Row, sent[1].Fence)
		wantFault(t, err, fault.Conflict, "error.conflict")
	})
	t.Run("its outcome comes too late to change it", func(t *testing.T) {
		b.record(t, t0, handedOver(sent[1]))
		same(t, b.states(t, d.ID), states("handed-over", "superseded", "superseded", "planned", "planned"))
	})
	t.Run("a cancel ends the rows as cancelled, and the notice still finds the date", func(t *testing.T) {
		off := next(want)
		off.Cancelled = true
		if _, err := b.Replace(ctx, d.ID, off, []remind.Plan{{Purpose: remind.PurposeChanged, Due: t0, Expires: t0.Add(time.Hour)}}); err != nil {
			t.Fatal(err)
		}
		same(t, b.states(t, d.ID), states("handed-over", "superseded", "superseded", "planned", "cancelled", "planned"))
		found, _, err := b.ByNotice(ctx, sent[0].Notice.Reveal(), d.ID)
		if err != nil || !found.Cancelled || found.Version != 3 {
			t.Errorf("got %+v, %v", found, err)
		}
	})
	t.Run("other dates are as they were", func(t *testing.T) {
		found, _, err := b.ByAddress(ctx, other.Address.Reveal(), d.ID)
		if err != nil || !reflect.DeepEqual(found, other) {
			t.Errorf("got %+v, %v", found, err)
		}
	})
}

func TestAChangeOfAnOldVersionIsRefused(t *testing.T) {
	b := newBed(t)
	d := b.newPhone(t)
	a := b.addDate(t, d.ID, 48, 60)
	if _, err := b.Replace(ctx, d.ID, next(a), nil); err != nil {
		t.Fatal(err)
	}
	for _, version := range []int{0, 1, 2, 4} {
		again := a
		again.Version = version
		_, err := b.Replace(ctx, d.ID, again, []remind.Plan{plan(1, remind.Offset{Days: 3})})
		wantFault(t, err, fault.Conflict, "date.changed-elsewhere")
	}
	same(t, b.states(t, d.ID), states("superseded"))
}

func TestOnlyAPhoneThatHoldsADateChangesIt(t *testing.T) {
	b := newBed(t)
	d, stranger := b.newPhone(t), b.newPhone(t)
	a := b.addDate(t, d.ID, 48, 60)
	for _, version := range []int{1, 2} { // a stranger does not learn the version
		try := next(a)
		try.Version = version
		_, err := b.Replace(ctx, stranger.ID, try, nil)
		wantFault(t, err, fault.NotFound, "error.not-found")
	}
	unknown := next(a)
	unknown.ID++
	_, err := b.Replace(ctx, d.ID, unknown, nil)
	wantFault(t, err, fault.NotFound, "error.not-found")
	same(t, b.states(t, d.ID), states("planned"))
}

func TestAChangeReachesEveryPhoneThatHoldsTheDate(t *testing.T) {
	b := newBed(t)
	d, second := b.newPhone(t), b.newPhone(t)
	a := b.addDate(t, d.ID, 48, 60)
	b.share(t, a.ID, second.ID)
	if _, err := b.Replace(ctx, second.ID, next(a), []remind.Plan{plan(1, remind.Offset{}), plan(2, remind.Offset{Days: 1})}); err != nil {
		t.Fatal(err)
	}
	same(t, b.states(t, d.ID), states("superseded", "planned", "planned"))
	same(t, b.states(t, second.ID), states("planned", "planned"))
}

// share makes a phone hold a date as well.
func (b *bed) share(t testing.TB, date int64, phone any) {
	t.Helper()
	if _, err := b.writer.Exec(`INSERT INTO holder (appointment, phone) VALUES (?, ?)`, date, phone); err != nil {
		t.Fatal(err)
	}
}

func TestThePlanOfOneOffsetIsOneRow(t *testing.T) {
	b := newBed(t)
	d := b.newPhone(t)
	twice := []remind.Plan{plan(1, remind.Offset{Hours: 2}), plan(1, remind.Offset{Hours: 2}), plan(1, remind.Offset{Days: 2})}
	if _, err := b.Add(ctx, d.ID, date(48), twice); err != nil {
		t.Fatal(err)
	}
	same(t, b.states(t, d.ID), states("planned", "planned"))
}

func TestOfEightChangesAtOnceOneWins(t *testing.T) {
	b := newBed(t)
	d := b.newPhone(t)
	a := b.addDate(t, d.ID, 48, 60)
	var won atomic.Int32
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			_, err := b.Replace(ctx, d.ID, next(a), []remind.Plan{plan(90, remind.Offset{Hours: 1})})
			if err == nil {
				won.Add(1)
			} else {
				wantFault(t, err, fault.Conflict, "date.changed-elsewhere")
			}
		})
	}
	wg.Wait()
	if won.Load() != 1 {
		t.Errorf("%d won", won.Load())
	}
	same(t, b.states(t, d.ID), states("superseded", "planned"))
}
