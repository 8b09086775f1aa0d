package store

import (
	"testing"
	"time"

	"plainwell/internal/device"
	"plainwell/internal/fault"
	"plainwell/internal/remind"
)

// TestWhatChangesAfterTheClaimIsSeenBeforeTheSend makes every kind of change between a
// claim and the look at the row just before it is sent.
func TestWhatChangesAfterTheClaimIsSeenBeforeTheSend(t *testing.T) {
	for name, c := range map[string]struct {
		change func(b *bed, d device.Device, a remind.Appointment) error
		seen   func(now remind.Due, err error) bool
	}{
		"nothing": {func(*bed, device.Device, remind.Appointment) error { return nil }, func(now remind.Due, err error) bool {
			return err == nil && now.Endpoint.Endpoint != ""
		}},
		"the date is changed": {func(b *bed, d device.Device, a remind.Appointment) error {
			_, err := b.Replace(ctx, d.ID, next(a), nil)
			return err
		}, func(_ remind.Due, err error) bool { return fault.Is(err, fault.Conflict) }},
		"detail is turned on": {func(b *bed, d device.Device, _ remind.Appointment) error { return b.SetDetail(ctx, d.ID, true) },
			func(now remind.Due, err error) bool { return err == nil && now.Device.Detail }},
		"notices are stopped": {func(b *bed, d device.Device, _ remind.Appointment) error { return b.Unsubscribe(ctx, d.ID, t0) },
			func(_ remind.Due, err error) bool { return fault.Is(err, fault.Conflict) }},
		"the phone is forgotten": {func(b *bed, d device.Device, _ remind.Appointment) error { return b.Forget(ctx, d.ID) },
			func(_ remind.Due, err error) bool { return fault.Is(err, fault.Conflict) }},
		"the phone subscribes anew": {func(b *bed, d device.Device, _ remind.Appointment) error {
			return b.Subscribe(ctx, d.ID, subscription("new"), "vapid-1", t0)
		}, func(now remind.Due, err error) bool {
			return err == nil && now.Endpoint.Endpoint.Reveal() == "https://push.example/send/new"
		}},
		"the push service says of another row that it is gone": {func(b *bed, d device.Device, _ remind.Appointment) error {
			b.addDate(t, d.ID, 72, -1)
			o := outcome(b.claim(t, t0, 1)[0], remind.Gone)
			o.Gone = true
			return b.Record(ctx, t0, []remind.Outcome{o})
		}, func(_ remind.Due, err error) bool { return fault.Is(err, fault.Conflict) }},
		"its lease ends and it is claimed again": {func(b *bed, _ device.Device, _ remind.Appointment) error {
			_, err := b.Claim(ctx, t0.Add(2*time.Minute), time.Minute, 1)
			return err
		}, func(_ remind.Due, err error) bool { return fault.Is(err, fault.Conflict) }},
		"another program changes the date, and something is claimed": {func(b *bed, d device.Device, a remind.Appointment) error {
			other := openWith(t, b.dir, b.keys)
			if _, err := other.Replace(ctx, d.ID, next(a), nil); err != nil {
				return err
			}
			_, err := b.Claim(ctx, t0, time.Minute, 1)
			return err
		}, func(_ remind.Due, err error) bool { return fault.Is(err, fault.Conflict) }},
	} {
		b := newBed(t)
		d := b.reachable(t, "a")
		a := b.addDate(t, d.ID, 48, -1)
		row := b.claim(t, t0, 1)[0]
		if err := c.change(b, d, a); err != nil {
			t.Fatal(name, err)
		}
		if now, err := b.Reread(ctx, row.Row, row.Fence); !c.seen(now, err) {
			t.Errorf("%s, and the row is read as %+v, %v", name, now, err)
		}
	}
}

func TestWhatWasReadLongAgoIsReadAgain(t *testing.T) {
	b := newBed(t)
	d := b.reachable(t, "a")
	a := b.addDate(t, d.ID, 48, -1)
	row := b.claim(t, t0, 1)[0]
	other := openWith(t, b.dir, b.keys)
	if _, err := other.Replace(ctx, d.ID, next(a), nil); err != nil {
		t.Fatal(err)
	}
	b.held.mu.Lock()
	b.held.checked = b.held.checked.Add(-heldTime)
	b.held.mu.Unlock()
	if _, err := b.Reread(ctx, row.Row, row.Fence); !fault.Is(err, fault.Conflict) {
		t.Errorf("got %v", err)
	}
}
