package store

import (
	"slices"
	"testing"
	"time"

	"plainwell/internal/device"
	"plainwell/internal/fault"
	"plainwell/internal/redact"
)

func TestPhone(t *testing.T) {
	b := newBed(t)
	made, token, err := b.New(ctx, "cy", t0)
	if err != nil {
		t.Fatal(err)
	}
	want := device.Device{ID: made.ID, Lang: "cy", Push: device.PushNone, Seen: time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)}
	t.Run("its cookie finds it", func(t *testing.T) {
		got, err := b.ByToken(ctx, token)
		if err != nil || got != want || made != want {
			t.Errorf("got %+v and %+v, %v", made, got, err)
		}
	})
	t.Run("another cookie, or none, finds nothing", func(t *testing.T) {
		for _, wrong := range []redact.Text{"", token + "x", token[1:]} {
			_, err := b.ByToken(ctx, wrong)
			wantFault(t, err, fault.NotFound, "error.not-found")
		}
	})
	t.Run("detail is off until it is asked for", func(t *testing.T) {
		for _, on := range []bool{true, false} {
			if err := b.SetDetail(ctx, made.ID, on); err != nil {
				t.Fatal(err)
			}
			if got, _ := b.ByToken(ctx, token); got.Detail != on {
				t.Errorf("detail is %v", got.Detail)
			}
		}
	})
	t.Run("a phone that is not there is not found", func(t *testing.T) {
		wantFault(t, b.SetDetail(ctx, 1, true), fault.NotFound, "error.not-found")
		wantFault(t, b.Touch(ctx, 1, "en", t0), fault.NotFound, "error.not-found")
		wantFault(t, b.Subscribe(ctx, 1, subscription("a"), "v", t0), fault.NotFound, "error.not-found")
		wantFault(t, b.Unsubscribe(ctx, 1, t0), fault.NotFound, "error.not-found")
		_, err := b.Subscription(ctx, 1)
		wantFault(t, err, fault.NotFound, "error.not-found")
		_, err = b.MoveCode(ctx, 1, t0)
		wantFault(t, err, fault.NotFound, "error.not-found")
	})
}

func TestTouchWritesOnceADayOrWhenTheLanguageChanges(t *testing.T) {
	b := newBed(t)
	d, token, err := b.New(ctx, "en", t0)
	if err != nil {
		t.Fatal(err)
	}
	changes := func() (n int) {
		if err := b.writer.QueryRow(`SELECT total_changes()`).Scan(&n); err != nil {
			t.Fatal(err)
		}
		return n
	}
	for _, step := range []struct {
		at    time.Time
		lang  string
		seen  string
		wrote int
	}{
		{t0, "en", "2026-11-22", 0},
		{t0.Add(11 * time.Hour), "en", "2026-11-22", 0},
		{t0.Add(11 * time.Hour), "cy", "2026-11-22", 1},
		{t0.Add(12 * time.Hour), "cy", "2026-11-23", 1},
		{t0.Add(13 * time.Hour), "cy", "2026-11-23", 0},
		{t0, "cy", "2026-11-23", 0}, // the clock went back
	} {
		before := changes()
		if err := b.Touch(ctx, d.ID, step.lang, step.at); err != nil {
			t.Fatal(err)
		}
		got, err := b.ByToken(ctx, token)
		if err != nil || got.Lang != step.lang || got.Seen.Format(time.DateOnly) != step.seen || changes()-before != step.wrote {
			t.Errorf("%v %s: got %+v, %v, %d writes", step.at, step.lang, got, err, changes()-before)
		}
	}
}

func TestSubscription(t *testing.T) {
	b := newBed(t)
	d, token, err := b.New(ctx, "en", t0)
	if err != nil {
		t.Fatal(err)
	}
	push := func(token redact.Text) device.PushState {
		t.Helper()
		d, err := b.ByToken(ctx, token)
		if err != nil {
			t.Fatal(err)
		}
		return d.Push
	}
	t.Run("what is stored is given back", func(t *testing.T) {
		for _, name := range []string{"one", "two"} { // two takes the place of one
			if err := b.Subscribe(ctx, d.ID, subscription(name), "vapid-"+name, t0); err != nil {
				t.Fatal(err)
			}
			got, err := b.Subscription(ctx, d.ID)
			key, err2 := b.SubscriptionKey(ctx, d.ID)
			if err != nil || err2 != nil || got != subscription(name) || key != "vapid-"+name || push(token) != device.PushOn {
				t.Errorf("%s: %v, %v, %v, %s", name, err, err2, key, push(token))
			}
		}
	})
	t.Run("an endpoint belongs to the phone that brought it last", func(t *testing.T) {
		other, otherToken, err := b.New(ctx, "en", t0)
		if err != nil {
			t.Fatal(err)
		}
		if err := b.Subscribe(ctx, other.ID, subscription("two"), "vapid", t0); err != nil {
			t.Fatal(err)
		}
		_, err = b.Subscription(ctx, d.ID)
		wantFault(t, err, fault.NotFound, "error.not-found")
		if push(token) != device.PushNone || push(otherToken) != device.PushOn {
			t.Errorf("%s, %s", push(token), push(otherToken))
		}
	})
	t.Run("stopping removes it", func(t *testing.T) {
		if err := b.Subscribe(ctx, d.ID, subscription("three"), "vapid", t0); err != nil {
			t.Fatal(err)
		}
		if err := b.Unsubscribe(ctx, d.ID, t0); err != nil {
			t.Fatal(err)
		}
		_, err := b.Subscription(ctx, d.ID)
		wantFault(t, err, fault.NotFound, "error.not-found")
		if push(token) != device.PushNone {
			t.Error(push(token))
		}
	})
	t.Run("one moved to another phone's row does not open there", func(t *testing.T) {
		if err := b.Subscribe(ctx, d.ID, subscription("four"), "vapid", t0); err != nil {
			t.Fatal(err)
		}
		thief := b.reachable(t, "thief")
		if _, err := b.writer.Exec(`UPDATE subscription SET sealed = (SELECT sealed FROM subscription WHERE phone = ?) WHERE phone = ?`, d.ID, thief.ID); err != nil {
			t.Fatal(err)
		}
		if got, err := b.Subscription(ctx, thief.ID); err == nil {
			t.Errorf("opened %s", got.Endpoint.Reveal())
		}
	})
}

func TestStoppingMutesWhatIsNotSentAndStartingPlansItAgain(t *testing.T) {
	b := newBed(t)
	d, other := b.reachable(t, "mine"), b.reachable(t, "other")
	a := b.addDate(t, d.ID, 48, -10, 0, 60, 120)
	b.addDate(t, other.ID, 48, 60)
	sent := b.claim(t, t0.Add(-time.Minute), 1)
	b.record(t, t0, handedOver(sent[0]))
	if err := b.Unsubscribe(ctx, d.ID, t0); err != nil {
		t.Fatal(err)
	}
	same(t, b.states(t, d.ID), states("handed-over", "muted", "muted", "muted"))
	same(t, b.states(t, other.ID), states("planned"))

	old := b.notices(t, d.ID)
	if err := b.Subscribe(ctx, d.ID, subscription("mine again"), "vapid", t0.Add(90*time.Minute)); err != nil {
		t.Fatal(err)
	}
	// What fell due meanwhile stays muted; what is still to come is a new row.
	same(t, b.states(t, d.ID), states("handed-over", "muted", "muted", "planned"))
	due := b.claim(t, t0.Add(2*time.Hour), 10)
	if len(due) != 2 { // the other phone's is one of them
		t.Fatalf("%d rows are due", len(due))
	}
	for _, got := range due {
		if got.Device.ID != d.ID {
			continue
		}
		want := plan(120, got.Plan.Offset)
		if got.Plan != want || got.Appointment.ID != a.ID || got.Endpoint != subscription("mine again") || slices.Contains(old, got.Notice.Reveal()) {
			t.Errorf("got %+v", got)
		}
	}
}

// notices gives the secret parts of the notices of a phone.
func (b *bed) notices(t testing.TB, phone device.ID) []string {
	t.Helper()
	var out []string
	err := b.read(ctx, func(r *rx) error {
		ids, err := r.ids(ctx, `SELECT id FROM reminder WHERE phone = ? ORDER BY id`, phone)
		for _, id := range ids {
			out = append(out, b.noticeAddress(id))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}
