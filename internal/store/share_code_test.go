package store

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"plainwell/internal/device"
	"plainwell/internal/fault"
	"plainwell/internal/remind"
	"plainwell/internal/seal"
)

func (b *bed) shareCode(t testing.TB, phone device.ID, date int64, at time.Time) string {
	t.Helper()
	code, err := b.ShareCode(ctx, phone, date, at)
	if err != nil {
		t.Fatal(err)
	}
	return code.Reveal()
}

func TestAShareCodePutsADateOnOneMorePhone(t *testing.T) {
	b := newBed(t)
	mine, other := b.reachable(t, "mine"), b.reachable(t, "other")
	a := b.addDate(t, mine.ID, 48, 60)
	b.addDate(t, mine.ID, 72)
	code := b.shareCode(t, mine.ID, a.ID, t0)
	moved, shared, err := b.MoveHere(ctx, strings.ToLower(seal.ShowCode(code)), other.ID, t0.Add(23*time.Hour))
	if err != nil || !shared || moved != 0 {
		t.Fatalf("%d moved, shared %v, %v", moved, shared, err)
	}
	if n, err := b.Phones(ctx, a.ID); err != nil || n != 2 {
		t.Errorf("%d phones, %v", n, err)
	}
	list, err := b.List(ctx, other.ID)
	if err != nil || len(list) != 1 || !reflect.DeepEqual(list[0], a) {
		t.Errorf("the other phone holds %+v, %v", list, err)
	}
	if list, err := b.List(ctx, mine.ID); err != nil || len(list) != 2 {
		t.Errorf("this phone holds %d, %v", len(list), err)
	}
	if got := b.states(t, other.ID); len(got) != len(remind.Plans(a, t0.Add(23*time.Hour))) || len(got) == 0 {
		t.Errorf("the other phone has the rows %v", got)
	}

	t.Run("the code works once", func(t *testing.T) {
		_, _, err := b.MoveHere(ctx, code, b.newPhone(t).ID, t0)
		wantFault(t, err, fault.NotFound, "move.wrong")
	})
	t.Run("each phone stops by itself", func(t *testing.T) {
		if err := b.Unsubscribe(ctx, other.ID, t0); err != nil {
			t.Fatal(err)
		}
		same(t, b.states(t, mine.ID), states("planned"))
		if due := b.claim(t, t0.Add(2*time.Hour), 10); len(due) != 1 || due[0].Device.ID != mine.ID {
			t.Errorf("%+v", due)
		}
	})
	t.Run("a change reaches both", func(t *testing.T) {
		if _, err := b.Replace(ctx, other.ID, next(a), []remind.Plan{plan(90, remind.Offset{Hours: 1})}); err != nil {
			t.Fatal(err)
		}
		for _, phone := range []device.ID{mine.ID, other.ID} {
			if got := b.states(t, phone); got[len(got)-1] != remind.Planned {
				t.Errorf("%v", got)
			}
		}
	})
	t.Run("taken off one phone it stays on the other", func(t *testing.T) {
		if err := b.Drop(ctx, other.ID, a.ID); err != nil {
			t.Fatal(err)
		}
		same(t, b.states(t, other.ID), nil)
		if _, holds, err := b.ByAddress(ctx, a.Address.Reveal(), mine.ID); err != nil || !holds {
			t.Errorf("%v, %v", holds, err)
		}
		wantFault(t, b.Drop(ctx, other.ID, a.ID), fault.NotFound, "error.not-found")
	})
	t.Run("taken off the last one it is gone", func(t *testing.T) {
		if err := b.Drop(ctx, mine.ID, a.ID); err != nil {
			t.Fatal(err)
		}
		_, _, err := b.ByAddress(ctx, a.Address.Reveal(), mine.ID)
		wantFault(t, err, fault.NotFound, "error.not-found")
	})
}

func TestShareCodesThatDoNotWork(t *testing.T) {
	b := newBed(t)
	mine, other := b.newPhone(t), b.newPhone(t)
	a := b.addDate(t, mine.ID, 48)
	replaced := b.shareCode(t, mine.ID, a.ID, t0)
	expired := b.shareCode(t, mine.ID, a.ID, t0)
	for name, code := range map[string]string{"replaced": replaced, "expired": expired} {
		_, shared, err := b.MoveHere(ctx, code, other.ID, t0.Add(shareSpan))
		if wantFault(t, err, fault.NotFound, "move.wrong"); shared {
			t.Error(name)
		}
	}
	_, err := b.ShareCode(ctx, other.ID, a.ID, t0)
	wantFault(t, err, fault.NotFound, "error.not-found")

	t.Run("on a phone that holds the date, one changes nothing", func(t *testing.T) {
		if _, shared, err := b.MoveHere(ctx, b.shareCode(t, mine.ID, a.ID, t0), mine.ID, t0); err != nil || !shared {
			t.Errorf("%v, %v", shared, err)
		}
		if n, err := b.Phones(ctx, a.ID); err != nil || n != 1 {
			t.Errorf("%d, %v", n, err)
		}
	})
	t.Run("a phone that lets go of the date, or is forgotten, takes its code along", func(t *testing.T) {
		for name, leave := range map[string]func() error{
			"let go":    func() error { return b.Drop(ctx, mine.ID, a.ID) },
			"forgotten": func() error { return b.Forget(ctx, mine.ID) },
		} {
			mine = b.newPhone(t)
			a = b.addDate(t, mine.ID, 48)
			b.share(t, a.ID, other.ID)
			code := b.shareCode(t, mine.ID, a.ID, t0)
			if err := leave(); err != nil {
				t.Fatal(name, err)
			}
			_, _, err := b.MoveHere(ctx, code, b.newPhone(t).ID, t0)
			wantFault(t, err, fault.NotFound, "move.wrong")
			if err := b.Drop(ctx, other.ID, a.ID); err != nil {
				t.Fatal(name, err)
			}
		}
		mine = b.newPhone(t)
		a = b.addDate(t, mine.ID, 48)
	})
	t.Run("on a phone that is full, one is not used up", func(t *testing.T) {
		for range remind.MaxDates {
			b.addDate(t, other.ID, 72)
		}
		code := b.shareCode(t, mine.ID, a.ID, t0)
		_, _, err := b.MoveHere(ctx, code, other.ID, t0)
		wantFault(t, err, fault.TooMany, "date.too-many")
		if _, shared, err := b.MoveHere(ctx, code, b.newPhone(t).ID, t0); err != nil || !shared {
			t.Errorf("%v, %v", shared, err)
		}
	})
	t.Run("wrong ones share the budget of all codes", func(t *testing.T) {
		for range wrongCodes {
			_, _, _ = b.MoveHere(ctx, "ABCDEFGH", other.ID, t0)
		}
		_, _, err := b.MoveHere(ctx, b.shareCode(t, mine.ID, a.ID, t0), other.ID, t0)
		wantFault(t, err, fault.TooMany, "move.too-many")
	})
}

func TestAShareCodeOfADateThatRepeatsBringsAllOfThem(t *testing.T) {
	o := newOffice(t)
	mine, other := o.reachable(t, "mine"), o.reachable(t, "other")
	d := o.details(48)
	made, err := o.book.AddSeries(ctx, mine.ID, d, remind.Rule{Unit: remind.UnitWeek, Every: 1, Days: []time.Weekday{t0.Add(48 * time.Hour).Weekday()}})
	if err != nil {
		t.Fatal(err)
	}
	code := o.shareCode(t, mine.ID, made.Dates[1].ID, t0)
	for range 2 { // the second time it holds them already
		if _, shared, err := o.MoveHere(ctx, code, other.ID, t0); err != nil || !shared {
			t.Fatalf("%v, %v", shared, err)
		}
		if n := len(o.held(t, other.ID)); n != len(made.Dates) {
			t.Errorf("the other phone holds %d of %d", n, len(made.Dates))
		}
		code = o.shareCode(t, mine.ID, made.Dates[0].ID, t0)
	}
	o.now = o.now.AddDate(0, 3, 0)
	if n, err := o.book.Extend(ctx); err != nil || n == 0 {
		t.Fatalf("%d, %v", n, err)
	}
	if a, b := len(o.held(t, mine.ID)), len(o.held(t, other.ID)); a != b || a <= len(made.Dates) {
		t.Errorf("later dates: %d here, %d there", a, b)
	}

	full := o.newPhone(t)
	for i := range remind.MaxSeries {
		e := d
		e.Starts = d.Starts.AddDays(7 * (20 + i))
		if _, err := o.book.AddSeries(ctx, full.ID, e, remind.Rule{Unit: remind.UnitWeek, Every: 1, Days: []time.Weekday{t0.Add(48 * time.Hour).Weekday()}, Times: 1}); err != nil {
			t.Fatal(err)
		}
	}
	_, _, err = o.MoveHere(ctx, o.shareCode(t, mine.ID, made.Dates[0].ID, o.now), full.ID, o.now)
	wantFault(t, err, fault.TooMany, "repeat.too-many")
}
