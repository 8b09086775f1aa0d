package remind

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"plainwell/internal/device"
	"plainwell/internal/fault"
)

func TestADueReminderIsSentAndHandedOver(t *testing.T) {
	r := newRig(t)
	r.dueNow(t, 1, 1, "push.example")
	if n := r.tick(t); n != 1 {
		t.Fatalf("%d rows claimed", n)
	}
	got := r.q.see(1)
	if got.state != HandedOver || got.note != "http-201" || r.s.count() != 1 {
		t.Errorf("row is %s (%s), %d sent", got.state, got.note, r.s.count())
	}
	n := r.s.sent[0]
	if n.Title != "My guide" || n.Body != "You have a date on Sunday 22 November at 2pm. Tap to see." ||
		n.Navigate != "https://example.org/n/n1" || n.Lang != "en" || n.Dir != "ltr" || n.Urgency != "high" || n.Silent || n.Renotify {
		t.Errorf("sent %+v", n)
	}
	if r.tick(t) != 0 || r.s.count() != 1 {
		t.Error("it was sent again")
	}
	if r.q.beats == 0 || !r.LastTick().Equal(sunday) {
		t.Errorf("%d beats, last tick %v", r.q.beats, r.LastTick())
	}
}

func TestARowIsNeverMarkedBeforeItIsSent(t *testing.T) {
	r := newRig(t)
	r.dueNow(t, 1, 1, "push.example")
	r.s.send = func(context.Context, string, Notice) Result {
		if got := r.q.see(1).state; got != Sending {
			t.Errorf("while it was being sent the row was %s", got)
		}
		return Result{Verdict: Taken, Status: 201}
	}
	r.tick(t)
}

func TestARowThatIsNotToBeSentSaysWhy(t *testing.T) {
	for _, c := range []struct {
		says  string
		spoil func(*qrow)
		want  State
		note  string
	}{
		{"the date was cancelled", func(q *qrow) { q.Appointment.Cancelled, q.Appointment.Version = true, 2 }, Cancelled, "cancelled"},
		{"the date was changed", func(q *qrow) { q.Appointment.Version = 2 }, Superseded, "superseded"},
		{"the person stopped notices", func(q *qrow) { q.Device.Push = device.PushNone }, Muted, "muted"},
		{"there is no endpoint", func(q *qrow) { q.Endpoint = device.Subscription{} }, Muted, "old-key"},
		{"the phone is gone", func(q *qrow) { q.Device.Push = device.PushGone }, Gone, "gone"},
		{"the date has begun", func(q *qrow) { q.Plan.Expires = sunday }, TooLate, "expired"},
		{"the date has begun, after tries", func(q *qrow) { q.Plan.Expires = sunday; q.Attempt = 3 }, Missed, "expired"},
	} {
		r := newRig(t)
		c.spoil(r.dueNow(t, 1, 1, "push.example"))
		r.tick(t)
		if got := r.q.see(1); got.state != c.want || got.note != c.note || r.s.count() != 0 {
			t.Errorf("%s: %s (%s), %d sent, want %s", c.says, got.state, got.note, r.s.count(), c.want)
		}
	}
}

func TestACancelledDateStillTellsThatItHasChanged(t *testing.T) {
	r := newRig(t)
	row := r.dueNow(t, 1, 1, "push.example")
	row.Appointment.Cancelled, row.Plan.Purpose, row.Plan.Offset = true, PurposeChanged, Offset{}
	r.tick(t)
	if got := r.q.see(1); got.state != HandedOver || r.s.sent[0].Body != "Something has changed. Tap to see." || !r.s.sent[0].Renotify {
		t.Errorf("%s, %+v", got.state, r.s.sent)
	}
}

func TestEveryAnswerHasItsOutcome(t *testing.T) {
	for _, c := range []struct {
		says   string
		answer Result
		want   State
		note   string
		retry  time.Duration // shortest
		sends  int
	}{
		{"200", Result{Verdict: Taken, Status: 200}, HandedOver, "http-200", 0, 1},
		{"202", Result{Verdict: Taken, Status: 202}, HandedOver, "http-202", 0, 1},
		{"404", Result{Verdict: NoPhone, Status: 404}, Gone, "http-404", 0, 1},
		{"410", Result{Verdict: NoPhone, Status: 410}, Gone, "http-410", 0, 1},
		{"400", Result{Verdict: OurFault, Status: 400}, Planned, "http-400", 4 * time.Minute, 1},
		{"403", Result{Verdict: OurFault, Status: 403}, Planned, "http-403", 4 * time.Minute, 1},
		{"our notice is wrong", Result{Verdict: OurFault}, Planned, "our-fault", 4 * time.Minute, 1},
		{"413 twice", Result{Verdict: TooBig, Status: 413}, Missed, "http-413", 0, 2},
		{"429 with a time", Result{Verdict: SlowDown, Status: 429, After: 20 * time.Minute}, Planned, "http-429", 20 * time.Minute, 1},
		{"429 without a time", Result{Verdict: SlowDown, Status: 429}, Planned, "http-429", time.Minute, 1},
		{"429 past the start", Result{Verdict: SlowDown, Status: 429, After: 2 * time.Hour}, Missed, "http-429", 0, 1},
		{"500", Result{Verdict: Later, Status: 500}, Planned, "http-500", 24 * time.Second, 1},
		{"503 with a time", Result{Verdict: Later, Status: 503, After: 10 * time.Minute}, Planned, "http-503", 8 * time.Minute, 1},
		{"no network", Result{Verdict: Later}, Planned, "later", 24 * time.Second, 1},
		{"an endpoint that may not be called", Result{Verdict: Refused}, Missed, "refused", 0, 1},
		{"an answer that nobody knows", Result{Verdict: "?", Status: 299}, Planned, "http-299", 24 * time.Second, 1},
	} {
		r := newRig(t)
		r.dueNow(t, 1, 1, "push.example")
		r.s.send = always(c.answer)
		r.tick(t)
		got := r.q.see(1)
		if got.state != c.want || got.note != c.note || r.s.count() != c.sends {
			t.Errorf("%s: %s (%s) after %d sends, want %s (%s) after %d", c.says, got.state, got.note, r.s.count(), c.want, c.note, c.sends)
		}
		if c.want == Planned && (got.at.Before(sunday.Add(c.retry)) || got.at.After(sunday.Add(c.retry*3/2))) {
			t.Errorf("%s: again after %s, want some %s", c.says, got.at.Sub(sunday), c.retry)
		}
		if gone := got.Device.Push == device.PushGone; gone != (c.want == Gone) {
			t.Errorf("%s: subscription gone is %v", c.says, gone)
		}
	}
}

func TestANoticeThatIsTooBigIsSentOnceMoreInShort(t *testing.T) {
	r := newRig(t)
	r.dueNow(t, 1, 1, "push.example")
	r.s.send = func(_ context.Context, _ string, n Notice) Result {
		if n.Body == "You have a date. Tap to see." {
			return Result{Verdict: Taken, Status: 201}
		}
		return Result{Verdict: TooBig, Status: 413}
	}
	r.tick(t)
	if got := r.q.see(1); got.state != HandedOver || r.s.count() != 2 || r.s.sent[0].Tag != r.s.sent[1].Tag {
		t.Errorf("%s after %d sends", got.state, r.s.count())
	}
}

func TestAFailingRowIsTriedUntilItIsOfNoMoreUse(t *testing.T) {
	r := newRig(t)
	a := dated(t, "2026-11-22T18:00", "1h")
	r.q.add(1, a, Plan{Purpose: PurposeRemind, Offset: Offset{Hours: 1}, Due: sunday, Expires: a.UTC}, 1, "push.example")
	r.s.send = always(Result{Verdict: Later, Status: 503})
	var gaps []time.Duration
	last := sunday
	for !r.q.see(1).state.Terminal() {
		row := r.q.see(1)
		r.pass(row.at.Sub(r.clock()))
		if !row.at.Equal(last) {
			gaps = append(gaps, row.at.Sub(last))
		}
		last = row.at
		before := r.s.count()
		r.tick(t)
		if r.s.count() > before && !r.clock().Before(a.UTC) {
			t.Fatal("sent after the start")
		}
	}
	if got := r.q.see(1); got.state != Missed {
		t.Errorf("it ended %s (%s)", got.state, got.note)
	}
	want := append(backoff[:len(backoff):len(backoff)], time.Hour, time.Hour)
	for i, g := range gaps[:6] {
		if g < want[i]*8/10 || g > want[i]*12/10 {
			t.Errorf("wait %d was %s, want %s within a fifth", i+1, g, want[i])
		}
	}
	if end := a.UTC.Sub(last); end > 2*lastChance {
		t.Errorf("the last try was %s before the start", end)
	}
}

func TestAStuckRowChangesOnlyItself(t *testing.T) {
	for _, c := range []struct {
		says   string
		answer Result
	}{
		{"503", Result{Verdict: Later, Status: 503}}, {"403", Result{Verdict: OurFault, Status: 403}},
		{"429", Result{Verdict: SlowDown, Status: 429, After: time.Second}}, {"an unknown answer", Result{Verdict: "?"}},
	} {
		r := newRig(t)
		a := dated(t, "2026-12-06T10:30", "7d")
		stuck := r.q.add(1, a, Plan{Purpose: PurposeRemind, Offset: Offset{Days: 14}, Due: sunday, Expires: a.UTC}, 1, "push.example")
		b := a
		b.ID, b.UID = 2, "other"
		r.q.add(2, b, Plan{Purpose: PurposeRemind, Offset: Offset{Days: 14}, Due: sunday, Expires: a.UTC}, 2, "push.example")
		var other int
		r.s.send = func(_ context.Context, _ string, n Notice) Result {
			if n.Navigate == "https://example.org/n/n1" {
				return c.answer
			}
			other++
			return Result{Verdict: Taken, Status: 201}
		}
		r.lanes.each = 1 // one after the other, so that the count needs no lock
		for i := range 2016 {
			r.tick(t)
			if i == 1000 { // a new one must not wait for the stuck one
				r.dueNow(t, 3, 3, "push.example")
			}
			r.pass(5 * time.Minute)
		}
		if got := r.q.see(2); got.state != HandedOver || got.finished != 0 {
			t.Errorf("%s: the sent row is %s and was written again %d times", c.says, got.state, got.finished)
		}
		if got := r.q.see(3); got.state != HandedOver || other != 2 {
			t.Errorf("%s: the later row is %s; %d good sends, want 2", c.says, got.state, other)
		}
		if got := r.q.see(1); got.state != Planned || got.Attempt < 50 {
			t.Errorf("%s: the stuck row is %s after %d tries", c.says, got.state, got.Attempt)
		}
		_ = stuck
	}
}

func TestARowThatMakesTheProgramStumbleHarmsOnlyItself(t *testing.T) {
	r := newRig(t)
	r.dueNow(t, 1, 1, "push.example")
	r.dueNow(t, 2, 2, "push.example")
	r.s.send = func(_ context.Context, _ string, n Notice) Result {
		if strings.HasSuffix(n.Navigate, "n1") {
			panic("Lincoln Surgery")
		}
		return Result{Verdict: Taken, Status: 201}
	}
	r.tick(t)
	if one, two := r.q.see(1), r.q.see(2); one.state != Planned || one.note != "stumbled" || two.state != HandedOver {
		t.Errorf("rows are %s (%s) and %s", one.state, one.note, two.state)
	}
	if busy, hosts := r.lanes.held(); busy != 0 || hosts != 0 || strings.Contains(r.log.String(), "Lincoln") {
		t.Errorf("%d slots kept; log: %s", busy, r.log.String())
	}
}

func TestARowThatWasTakenOverIsLeftAlone(t *testing.T) {
	r := newRig(t)
	r.dueNow(t, 1, 1, "push.example")
	r.q.reread = func(int64) error { return fault.New(fault.Conflict, "error.conflict") }
	r.tick(t)
	if got := r.q.see(1); got.state != Sending || r.s.count() != 0 || r.q.records != 0 {
		t.Errorf("%s, %d sent, %d records", got.state, r.s.count(), r.q.records)
	}
}

func TestARowThatCannotBeReadIsTriedAgain(t *testing.T) {
	r := newRig(t)
	r.dueNow(t, 1, 1, "push.example")
	r.q.reread = func(int64) error { return errors.New("disk") }
	r.tick(t)
	if got := r.q.see(1); got.state != Planned || !got.at.Equal(sunday.Add(rereadAgain)) || r.s.count() != 0 {
		t.Errorf("%s until %s, %d sent", got.state, got.at, r.s.count())
	}
}

func TestAQueueThatCannotBeReadIsAnErrorAndNoTick(t *testing.T) {
	r := newRig(t)
	r.q.claim = func() error { return errors.New("locked") }
	if _, err := r.Tick(ctx); err == nil || !r.LastTick().IsZero() {
		t.Errorf("got %v, last tick %v", err, r.LastTick())
	}
}
