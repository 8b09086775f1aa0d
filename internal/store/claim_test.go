package store

import (
	"strings"
	"testing"
	"time"

	"plainwell/internal/device"
	"plainwell/internal/fault"
	"plainwell/internal/remind"
)

func states(names ...remind.State) []remind.State { return names }

func outcome(d remind.Due, state remind.State) remind.Outcome {
	return remind.Outcome{Row: d.Row, Fence: d.Fence, State: state, Note: "test"}
}

func handedOver(d remind.Due) remind.Outcome { return outcome(d, remind.HandedOver) }

func TestAClaimedRowComesWithAllThatSendingNeeds(t *testing.T) {
	b := newBed(t)
	d := b.reachable(t, "a")
	a := b.addDate(t, d.ID, 48, 0)
	due := b.claim(t, t0, 10)
	if len(due) != 1 {
		t.Fatalf("%d rows", len(due))
	}
	got := due[0]
	if got.Attempt != 1 || got.Version != 1 || got.Plan != plan(0, remind.Offset{Hours: 1}) || got.Endpoint != subscription("a") ||
		got.Device.ID != d.ID || got.Device.Push != device.PushOn || got.Appointment.UID != a.UID || got.Appointment.Address != a.Address || got.Appointment.Place != a.Place {
		t.Errorf("got %+v", got)
	}
	if found, holds, err := b.ByNotice(ctx, got.Notice.Reveal(), d.ID); err != nil || !holds || found.ID != a.ID {
		t.Errorf("the notice finds %d, %v, %v", found.ID, holds, err)
	}
	if again, err := b.Reread(ctx, got.Row, got.Fence); err != nil || again.Endpoint != got.Endpoint || again.Notice != got.Notice || again.Attempt != 1 {
		t.Errorf("read again: %+v, %v", again, err)
	}
	t.Run("a phone that cannot be reached has no endpoint", func(t *testing.T) {
		quiet := b.newPhone(t)
		b.addDate(t, quiet.ID, 48, 0)
		due := b.claim(t, t0, 10)
		if len(due) != 1 || due[0].Device.Push != device.PushNone || due[0].Endpoint != (device.Subscription{}) {
			t.Errorf("got %+v", due)
		}
	})
}

func TestWhatIsClaimedAndWhen(t *testing.T) {
	b := newBed(t)
	d := b.reachable(t, "a")
	b.addDate(t, d.ID, 48, 5, 0, -5, 1, -10)
	t.Run("only what is due, most urgent first, up to the limit", func(t *testing.T) {
		for _, want := range []int{-10, -5, 0} {
			due := b.claim(t, t0, 1)
			if len(due) != 1 || due[0].Plan != plan(want, due[0].Plan.Offset) {
				t.Fatalf("got %+v, want the row of minute %d", due, want)
			}
		}
		if due := b.claim(t, t0, 10); len(due) != 0 {
			t.Errorf("%d more", len(due))
		}
	})
	t.Run("the next time is that of the next row, then of the end of a lease", func(t *testing.T) {
		for _, want := range []time.Time{t0.Add(time.Minute), t0.Add(time.Minute)} {
			if at, err := b.NextDue(ctx); err != nil || !at.Equal(want) {
				t.Errorf("%v, %v", at, err)
			}
		}
	})
	t.Run("a lease keeps others off until it ends", func(t *testing.T) {
		if due := b.claim(t, t0.Add(time.Minute-time.Millisecond), 10); len(due) != 0 {
			t.Errorf("%d rows inside the lease", len(due))
		}
		due := b.claim(t, t0.Add(time.Minute), 10)
		if len(due) != 4 { // three leases ended, one row fell due
			t.Fatalf("%d rows after it", len(due))
		}
		if due[0].Attempt != 2 || due[3].Attempt != 1 {
			t.Errorf("attempts %d and %d", due[0].Attempt, due[3].Attempt)
		}
	})
}

func TestTheSoonestOfNoUseGoesFirst(t *testing.T) {
	b := newBed(t)
	d := b.reachable(t, "a")
	var plans []remind.Plan
	for i, expires := range []int{90, 30, 60, 10} { // each was due before the next
		p := plan(i-10, remind.Offset{Hours: i + 1})
		p.Expires = t0.Add(time.Duration(expires) * time.Minute)
		plans = append(plans, p)
	}
	if _, err := b.Add(ctx, d.ID, date(48), plans); err != nil {
		t.Fatal(err)
	}
	var order []int
	for _, limit := range []int{1, 3} {
		for _, row := range b.claim(t, t0, limit) {
			order = append(order, row.Plan.Offset.Hours)
		}
	}
	same(t, order, []int{4, 2, 3, 1})
}

func TestNothingDueIsTheZeroTime(t *testing.T) {
	b := newBed(t)
	if at, err := b.NextDue(ctx); err != nil || !at.IsZero() {
		t.Errorf("%v, %v", at, err)
	}
	if due, err := b.Claim(ctx, t0, time.Minute, 10); err != nil || len(due) != 0 {
		t.Errorf("%v, %v", due, err)
	}
}

func TestAnOldFenceChangesNothing(t *testing.T) {
	b := newBed(t)
	d := b.reachable(t, "a")
	b.addDate(t, d.ID, 48, 0)
	first := b.claim(t, t0, 1)[0]
	// The clock went back between the two: the fence must rise all the same.
	if _, err := b.writer.Exec(`UPDATE reminder SET at = 1`); err != nil {
		t.Fatal(err)
	}
	second := b.claim(t, t0.Add(-time.Hour), 1)[0]
	if second.Row != first.Row || second.Fence <= first.Fence {
		t.Fatalf("fence %d then %d", first.Fence, second.Fence)
	}
	gone := outcome(first, remind.Gone)
	gone.Gone = true
	b.record(t, t0, handedOver(first), gone)
	same(t, b.states(t, d.ID), states("sending"))
	if sub, err := b.Subscription(ctx, d.ID); err != nil || sub != subscription("a") {
		t.Errorf("the subscription went: %v", err)
	}
	_, err := b.Reread(ctx, first.Row, first.Fence)
	wantFault(t, err, fault.Conflict, "error.conflict")
	b.record(t, t0, handedOver(second))
	same(t, b.states(t, d.ID), states("handed-over"))
	t.Run("a finished row stays finished", func(t *testing.T) {
		b.record(t, t0, outcome(second, remind.Missed), remind.Outcome{Row: second.Row, Fence: second.Fence, State: remind.Planned, Retry: t0})
		same(t, b.states(t, d.ID), states("handed-over"))
		_, err := b.Reread(ctx, second.Row, second.Fence)
		wantFault(t, err, fault.Conflict, "error.conflict")
	})
}

func TestEveryOutcomeIsKept(t *testing.T) {
	all := states(remind.HandedOver, remind.Cancelled, remind.Superseded, remind.Muted, remind.TooLate, remind.Missed, remind.Gone)
	b := newBed(t)
	d := b.reachable(t, "a")
	b.addDate(t, d.ID, 48, 0, 0, 0, 0, 0, 0, 0, 0)
	due := b.claim(t, t0, 10)
	var outcomes []remind.Outcome
	for i, state := range all {
		outcomes = append(outcomes, outcome(due[i], state))
	}
	later := remind.Outcome{Row: due[7].Row, Fence: due[7].Fence, State: remind.Planned, Retry: t0.Add(30 * time.Second), Note: "http-503"}
	b.record(t, t0, append(outcomes, later)...)
	same(t, b.states(t, d.ID), append(all, remind.Planned))
	counts, err := b.Counts(ctx)
	if err != nil || len(counts) != 8 || counts[remind.Muted] != 1 || counts[remind.Planned] != 1 {
		t.Errorf("%v, %v", counts, err)
	}
	if at, err := b.NextDue(ctx); err != nil || !at.Equal(t0.Add(30*time.Second)) {
		t.Errorf("the next try is at %v, %v", at, err)
	}
	again := b.claim(t, t0.Add(30*time.Second), 10)
	if len(again) != 1 || again[0].Attempt != 2 || again[0].Plan.Due != t0 {
		t.Errorf("got %+v", again)
	}
	t.Run("a retry without a time does not stop the loop's clock", func(t *testing.T) {
		b.record(t, t0.Add(time.Minute), remind.Outcome{Row: again[0].Row, Fence: again[0].Fence, State: remind.Planned})
		if at, err := b.NextDue(ctx); err != nil || !at.Equal(t0.Add(time.Minute)) {
			t.Errorf("%v, %v", at, err)
		}
	})
}

func TestAPhoneThatIsGoneEndsItsOwnRowsAndNoOthers(t *testing.T) {
	b := newBed(t)
	d, other := b.reachable(t, "a"), b.reachable(t, "b")
	a := b.addDate(t, d.ID, 48, 0, 0, 0, 60)
	b.share(t, a.ID, other.ID)
	b.addDate(t, other.ID, 48, 0, 60)
	due := b.claim(t, t0, 10)
	var outcomes []remind.Outcome
	for _, row := range due {
		if row.Device.ID == d.ID && len(outcomes) < 2 {
			outcomes = append(outcomes, outcome(row, []remind.State{remind.Gone, remind.HandedOver}[len(outcomes)]))
		}
	}
	outcomes[0].Gone = true // and the second of the same batch had been taken
	b.record(t, t0, outcomes...)
	same(t, b.states(t, d.ID), states("gone", "handed-over", "gone", "gone"))
	same(t, b.states(t, other.ID), states("sending", "planned"))
	if got, err := b.phone(ctx, d.ID); err != nil || got.Push != device.PushGone {
		t.Errorf("push is %s, %v", got.Push, err)
	}
	_, err := b.Subscription(ctx, d.ID)
	wantFault(t, err, fault.NotFound, "error.not-found")

	t.Run("a new subscription brings back what is still to come", func(t *testing.T) {
		if err := b.Subscribe(ctx, d.ID, subscription("a2"), "vapid", t0.Add(time.Minute)); err != nil {
			t.Fatal(err)
		}
		same(t, b.states(t, d.ID), states("gone", "handed-over", "gone", "planned"))
	})
}

func TestGoneIsAboutTheSubscriptionThatWasTried(t *testing.T) {
	b := newBed(t)
	d := b.reachable(t, "old")
	b.addDate(t, d.ID, 48, 0, 60)
	claimed := b.claim(t, t0, 1)[0]
	// While the notice is on its way to the old endpoint, the phone brings a new one.
	if err := b.Subscribe(ctx, d.ID, subscription("new"), "vapid", t0.Add(time.Second)); err != nil {
		t.Fatal(err)
	}
	gone := outcome(claimed, remind.Gone)
	gone.Gone = true
	b.record(t, t0.Add(2*time.Second), gone)
	if sub, err := b.Subscription(ctx, d.ID); err != nil || sub != subscription("new") {
		t.Errorf("the new subscription went with the old: %v", err)
	}
	same(t, b.states(t, d.ID), states("gone", "planned"))
	t.Run("bringing the same one again does not make it new", func(t *testing.T) {
		claimed := b.claim(t, t0.Add(time.Hour), 1)[0]
		if err := b.Subscribe(ctx, d.ID, subscription("new"), "vapid", t0.Add(time.Hour+time.Second)); err != nil {
			t.Fatal(err)
		}
		gone := outcome(claimed, remind.Gone)
		gone.Gone = true
		b.record(t, t0.Add(time.Hour+2*time.Second), gone)
		if got, err := b.phone(ctx, d.ID); err != nil || got.Push != device.PushGone {
			t.Errorf("push is %s, %v", got.Push, err)
		}
	})
}

func TestARowThatCannotBeReadHarmsItselfAlone(t *testing.T) {
	b := newBed(t)
	badDate, badPhone, good := b.reachable(t, "a"), b.reachable(t, "b"), b.reachable(t, "c")
	a := b.addDate(t, badDate.ID, 48, 0)
	for _, d := range []device.ID{badPhone.ID, good.ID} {
		b.addDate(t, d, 48, 0, 1)
	}
	for query, id := range map[string]any{
		`UPDATE appointment SET sealed = zeroblob(90) WHERE id = ?`:     a.ID,
		`UPDATE subscription SET sealed = zeroblob(90) WHERE phone = ?`: badPhone.ID,
	} {
		if _, err := b.writer.Exec(query, id); err != nil {
			t.Fatal(err)
		}
	}
	due := b.claim(t, t0, 10)
	if len(due) != 1 || due[0].Device.ID != good.ID {
		t.Fatalf("got %+v", due)
	}
	same(t, b.states(t, badDate.ID), states("missed"))
	same(t, b.states(t, badPhone.ID), states("missed", "planned"))
	same(t, b.states(t, good.ID), states("sending", "planned"))
	var note string
	if err := b.readers.QueryRow(`SELECT group_concat(note, ' ' ORDER BY note) FROM reminder WHERE state = 'missed'`).Scan(&note); err != nil || note != "unreadable-date unreadable-phone" {
		t.Errorf("notes %q, %v", note, err)
	}
	if !strings.Contains(b.log.String(), "unreadable-date") {
		t.Error("nothing in the log")
	}
	t.Run("one that breaks after the claim ends the same way", func(t *testing.T) {
		if _, err := b.writer.Exec(`UPDATE appointment SET sealed = zeroblob(90)`); err != nil {
			t.Fatal(err)
		}
		b.held.writes.Add(1) // as every write of the store does
		_, err := b.Reread(ctx, due[0].Row, due[0].Fence)
		wantFault(t, err, fault.Conflict, "error.conflict")
		same(t, b.states(t, good.ID), states("missed", "planned"))
	})
}

func TestHeartbeat(t *testing.T) {
	b := newBed(t)
	if at, err := b.LastBeat(ctx); err != nil || !at.IsZero() {
		t.Errorf("%v, %v", at, err)
	}
	for _, want := range []time.Time{t0, t0.Add(time.Minute)} {
		if err := b.Beat(ctx, want, nil); err != nil {
			t.Fatal(err)
		}
		if at, err := b.LastBeat(ctx); err != nil || !at.Equal(want) {
			t.Errorf("%v, %v", at, err)
		}
	}
}
