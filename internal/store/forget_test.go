package store

import (
	"os"
	"testing"
	"time"

	"plainwell/internal/device"
	"plainwell/internal/fault"
)

func TestForgettingAPhoneLeavesWhatOthersHold(t *testing.T) {
	b := newBed(t)
	d, other := b.reachable(t, "a"), b.reachable(t, "b")
	mine := b.addDate(t, d.ID, 24, 0)
	shared := b.addDate(t, d.ID, 48, 60)
	theirs := b.addDate(t, other.ID, 72, 60)
	b.share(t, shared.ID, other.ID)
	claimed := b.claim(t, t0, 1)[0]
	if err := b.Forget(ctx, d.ID); err != nil {
		t.Fatal(err)
	}
	list, err := b.List(ctx, other.ID)
	if err != nil || len(list) != 2 || list[0].ID != shared.ID || list[1].ID != theirs.ID {
		t.Errorf("the other phone has %d dates, %v", len(list), err)
	}
	same(t, b.states(t, other.ID), states("planned"))
	same(t, b.states(t, d.ID), nil)
	_, _, err = b.ByAddress(ctx, mine.Address.Reveal(), d.ID)
	wantFault(t, err, fault.NotFound, "error.not-found")
	_, err = b.Reread(ctx, claimed.Row, claimed.Fence)
	wantFault(t, err, fault.Conflict, "error.conflict")
	b.record(t, t0, handedOver(claimed)) // comes too late and harms nothing
	if err := b.Forget(ctx, d.ID); err != nil {
		t.Errorf("forgetting again: %v", err)
	}
	t.Run("nothing of it is left in any table", func(t *testing.T) {
		for _, table := range []string{"phone WHERE id", "subscription WHERE phone", "holder WHERE phone", "reminder WHERE phone", "move_code WHERE phone"} {
			var n int
			if err := b.readers.QueryRow(`SELECT count(*) FROM `+table+` = ?`, d.ID).Scan(&n); err != nil || n != 0 {
				t.Errorf("%s: %d, %v", table, n, err)
			}
		}
	})
}

func TestAnAddressOfADeletedRowNeverFindsANewOne(t *testing.T) {
	b := newBed(t)
	d := b.newPhone(t)
	a := b.addDate(t, d.ID, -48, 0)
	notice := b.notices(t, d.ID)[0]
	if n, err := b.Purge(ctx, t0); err != nil || n != 1 {
		t.Fatalf("%d, %v", n, err)
	}
	b.addDate(t, d.ID, 48, 0)
	_, _, err := b.ByNotice(ctx, notice, d.ID)
	wantFault(t, err, fault.NotFound, "error.not-found")
	_, _, err = b.ByAddress(ctx, a.Address.Reveal(), d.ID)
	wantFault(t, err, fault.NotFound, "error.not-found")
}

func TestPurgesGoByTheirDates(t *testing.T) {
	b := newBed(t)
	seen := map[device.ID]int{}
	for _, days := range []int{0, 1, 2} {
		d, _, err := b.New(ctx, "en", t0.AddDate(0, 0, days))
		if err != nil {
			t.Fatal(err)
		}
		seen[d.ID] = days
	}
	if n, err := b.PurgePhones(ctx, midnight(t0.AddDate(0, 0, 1))); err != nil || n != 1 {
		t.Errorf("%d phones went, %v", n, err)
	}
	for id, days := range seen {
		if _, err := b.phone(ctx, id); (err == nil) != (days > 0) {
			t.Errorf("day %d: %v", days, err)
		}
	}
	d := b.reachable(t, "a")
	b.addDate(t, d.ID, 48, 0)
	gone := outcome(b.claim(t, t0, 1)[0], "gone")
	gone.Gone = true
	b.record(t, t0, gone)
	working := b.reachable(t, "b")
	for after, want := range []int{0, 1, 0} {
		if n, err := b.PurgeGone(ctx, t0.Add(time.Duration(after)*time.Millisecond)); err != nil || n != want {
			t.Errorf("%d ms after: %d went, %v", after, n, err)
		}
	}
	if _, err := b.SubscriptionKey(ctx, d.ID); !fault.Is(err, fault.NotFound) {
		t.Errorf("the dead subscription is there: %v", err)
	}
	if _, err := b.Subscription(ctx, working.ID); err != nil {
		t.Errorf("the working one went: %v", err)
	}
	if got, err := b.phone(ctx, d.ID); err != nil || got.Push != device.PushGone {
		t.Errorf("push is %s, %v", got.Push, err)
	}
}

func TestALogThatAReaderHoldsIsEmptiedLater(t *testing.T) {
	b := newBed(t)
	d := b.newPhone(t)
	reader, err := b.readers.Begin()
	if err != nil {
		t.Fatal(err)
	}
	var n int
	if err := reader.QueryRow(`SELECT count(*) FROM phone`).Scan(&n); err != nil {
		t.Fatal(err)
	}
	if err := b.Forget(ctx, d.ID); err != nil {
		t.Fatal(err)
	}
	wal := func() int64 {
		info, err := os.Stat(File(b.dir) + "-wal")
		if err != nil {
			t.Fatal(err)
		}
		return info.Size()
	}
	if wal() == 0 {
		t.Fatal("it is empty while somebody reads")
	}
	if err := reader.Rollback(); err != nil {
		t.Fatal(err)
	}
	if b.Settle(ctx, t0.Add(59*time.Second)); wal() == 0 {
		t.Error("tried before the minute was over")
	}
	if b.Settle(ctx, t0.Add(time.Minute)); wal() != 0 {
		t.Errorf("%d bytes are left", wal())
	}
	var wait string
	if err := b.writer.QueryRow(`PRAGMA busy_timeout`).Scan(&wait); err != nil || wait != "10000" {
		t.Errorf("the wait of the writer is %s now, %v", wait, err)
	}
}
