package store

import (
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"testing"
	"time"

	"plainwell/internal/fault"
	"plainwell/internal/redact"
	"plainwell/internal/remind"
	"plainwell/internal/worker"
	"plainwell/internal/worker/partner"
)

// key gives a team a key and who it acts as.
func (o *office) key(t testing.TB, team worker.TeamID, test bool) worker.Actor {
	t.Helper()
	k, err := o.AddKey(ctx, worker.Actor{Account: 1, Team: team, Role: worker.RoleLead}, partner.Key{Team: team, Name: "Case system", Test: test, Scopes: partner.Scopes, Made: o.now}, redact.Text(fmt.Sprintf("secret %d", o.count(t, `SELECT count(*) FROM api_key`))))
	if err != nil {
		t.Fatal(err)
	}
	return k.Actor()
}

func (o *office) count(t testing.TB, query string, args ...any) (n int) {
	t.Helper()
	if err := o.readers.QueryRow(query, args...).Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}

func (o *office) hook(t testing.TB, by worker.Actor, kinds ...partner.Kind) partner.Hook {
	t.Helper()
	h, err := o.AddHook(ctx, by, partner.Hook{Team: by.Team, Test: by.Test, Kinds: kinds, Address: "https://system.example/in", Secret: "whsec_x", Made: o.now})
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// visit is a date so many hours ahead.
func visit(hours int) remind.Details { return date(hours).Details }

func (o *office) kinds(t testing.TB, by worker.Actor) (kinds []partner.Kind) {
	t.Helper()
	events, err := o.Events(ctx, by, 0, 100)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range events {
		kinds = append(kinds, e.Kind)
	}
	return kinds
}

func TestWhoeverWritesADateTheEventIsWrittenWithIt(t *testing.T) {
	o := newOffice(t)
	key, other := o.key(t, 1, false), o.key(t, 2, false)
	lead := o.colleague(t, 10, 1, worker.RoleLead, "Lee")
	p := o.person(t, lead, "Blue 7") // a worker's own, not the key's
	m, err := o.Make(ctx, lead, p.ID, visit(72))
	if err != nil {
		t.Fatal(err)
	}
	changed := visit(72)
	changed.Place = "Elm Surgery"
	if m, err = o.Change(ctx, lead, m.ID, m.Version, changed); err != nil {
		t.Fatal(err)
	}
	for _, said := range []remind.Said{remind.SaidGoing, remind.SaidHelp} {
		if _, err := o.book.Answer(ctx, p.ID, m.Address.Reveal(), m.Version, said); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := o.Cancel(ctx, lead, m.ID, m.Version); err != nil {
		t.Fatal(err)
	}
	want := []partner.Kind{partner.Made, partner.Changed, partner.Answered, partner.Answered, partner.Cancelled}
	if got := o.kinds(t, key); !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	if got := o.kinds(t, other); got != nil {
		t.Errorf("another team hears %v", got)
	}
	if got := o.kinds(t, worker.Actor{Team: 1, Key: key.Key, Test: true}); got != nil {
		t.Errorf("a key for trying out hears %v", got)
	}
	d := o.reachable(t, "a")
	o.addDate(t, d.ID, 48, 0) // a person's own
	if n := o.count(t, `SELECT count(*) FROM event`); n != len(want) {
		t.Errorf("%d events", n)
	}
}

func TestATeamWithoutAKeyHasNoEvents(t *testing.T) {
	o := newOffice(t)
	o.key(t, 1, true)
	lead := o.colleague(t, 10, 1, worker.RoleLead, "Lee")
	if _, err := o.Make(ctx, lead, o.person(t, lead, "Blue 7").ID, visit(72)); err != nil {
		t.Fatal(err)
	}
	if n := o.count(t, `SELECT count(*) FROM event`); n != 0 {
		t.Errorf("%d events", n)
	}
}

func TestWhatIsOwedIsWrittenWithTheEventOrNotAtAll(t *testing.T) {
	o := newOffice(t)
	key := o.key(t, 1, false)
	o.hook(t, key, partner.Made)
	o.hook(t, key, partner.Answered)
	o.hook(t, o.key(t, 2, false), partner.Made)
	lead := o.colleague(t, 10, 1, worker.RoleLead, "Lee")
	p := o.person(t, lead, "Blue 7")
	broken := errors.New("broken")
	err := o.write(ctx, o.now, func(t *tx) error {
		if err := t.exec(ctx, `INSERT INTO event (team, test, kind, appointment, version, at) VALUES (1, 0, 'appointment.made', 1, 1, 1)`); err != nil {
			return err
		}
		return broken
	})
	if !errors.Is(err, broken) || o.count(t, `SELECT count(*) FROM delivery`) != 0 {
		t.Errorf("%v", err)
	}
	if _, err := o.Make(ctx, lead, p.ID, visit(72)); err != nil {
		t.Fatal(err)
	}
	if n := o.count(t, `SELECT count(*) FROM delivery`); n != 1 {
		t.Errorf("%d are owed, want that of the one callback that asks for it", n)
	}
}

func TestADeliveryIsHandedOutOnceAndAgainAfterItsLease(t *testing.T) {
	o := newOffice(t)
	key := o.key(t, 1, false)
	h := o.hook(t, key, partner.Made)
	for range 5 {
		if err := o.TryHook(ctx, key, h.ID, o.now); err != nil {
			t.Fatal(err)
		}
	}
	first, err := o.ClaimDeliveries(ctx, o.now, time.Minute, 8)
	if err != nil || len(first) != hookAtOnce || first[0].Attempt != 1 || first[0].Event.Kind != partner.Try || first[0].Hook.Address != "https://system.example/in" {
		t.Fatalf("%d, %v", len(first), err)
	}
	if more, err := o.ClaimDeliveries(ctx, o.now, time.Minute, 8); err != nil || len(more) != 0 {
		t.Errorf("%d more of one callback, %v", len(more), err)
	}
	o.now = o.now.Add(2 * time.Minute) // the program died with them
	again, err := o.ClaimDeliveries(ctx, o.now, time.Minute, 8)
	if err != nil || len(again) != hookAtOnce || again[0].ID != first[0].ID || again[0].Attempt != 2 {
		t.Fatalf("%d, %v", len(again), err)
	}
	old := partner.Outcome{ID: first[0].ID, Fence: first[0].Fence, State: partner.DeliveryFailed, Note: "http-500"}
	if err := o.RecordDelivery(ctx, o.now, old); err != nil {
		t.Fatal(err)
	}
	if n := o.count(t, `SELECT count(*) FROM delivery WHERE state = 'failed'`); n != 0 {
		t.Error("an outcome of before the lease counts")
	}
	good := partner.Outcome{ID: again[0].ID, Fence: again[0].Fence, State: partner.DeliveryTaken, Note: "http-204"}
	later := partner.Outcome{ID: again[1].ID, Fence: again[1].Fence, State: partner.DeliveryPlanned, Retry: o.now.Add(time.Hour), Note: "http-500"}
	for _, out := range []partner.Outcome{good, later, later} {
		if err := o.RecordDelivery(ctx, o.now, out); err != nil {
			t.Fatal(err)
		}
	}
	log, err := o.Deliveries(ctx, key, h.ID, 0, 10)
	if err != nil || len(log) != 5 || log[4].State != partner.DeliveryTaken || log[3].State != partner.DeliveryPlanned || !log[3].Due.Equal(later.Retry) || log[3].Note != "http-500" {
		t.Errorf("%+v, %v", log, err)
	}
	gone := o.due(t)[0]
	if err := o.RecordDelivery(ctx, o.now, partner.Outcome{ID: gone.ID, Fence: gone.Fence, State: partner.DeliveryFailed, Gone: true, Note: "http-410"}); err != nil {
		t.Fatal(err)
	}
	if n := o.count(t, `SELECT count(*) FROM delivery WHERE at > 0`); n != 0 {
		t.Errorf("%d still wait for an address that is gone", n)
	}
	if err := o.TryHook(ctx, key, h.ID, o.now); err != nil {
		t.Fatal(err)
	}
	if n := len(o.due(t)); n != 0 {
		t.Errorf("%d are handed out for an address that is gone", n)
	}
}

func (o *office) due(t testing.TB) []partner.Delivery {
	t.Helper()
	list, err := o.ClaimDeliveries(ctx, o.now, time.Minute, 8)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func TestWhatOneTeamMayNotSeeOfCallbacksIsNotThere(t *testing.T) {
	o := newOffice(t)
	mine, test, theirs := o.key(t, 1, false), o.key(t, 1, true), o.key(t, 2, false)
	h := o.hook(t, mine, partner.Made)
	for name, by := range map[string]worker.Actor{"a key of the same team for trying out": test, "a key of another team": theirs, "the lead of another team": {Account: 2, Team: 2, Role: worker.RoleLead}} {
		_, log := o.Deliveries(ctx, by, h.ID, 0, 10)
		for what, err := range map[string]error{"removes": o.RemoveHook(ctx, by, h.ID), "changes": o.ReplaceHook(ctx, by, h), "tries": o.TryHook(ctx, by, h.ID, o.now), "reads": log} {
			if !fault.Is(err, fault.NotFound) {
				t.Errorf("%s %s it: %v", name, what, err)
			}
		}
		if list, err := o.Hooks(ctx, by); err != nil || len(list) != 0 {
			t.Errorf("%s sees %d, %v", name, len(list), err)
		}
	}
	if list, err := o.Hooks(ctx, worker.Actor{Account: 1, Team: 1, Role: worker.RoleLead}); err != nil || len(list) != 1 {
		t.Errorf("the lead sees %d, %v", len(list), err)
	}
}

func TestADateThatMayNotHaveArrivedIsToldOnceForEachVersion(t *testing.T) {
	o := newOffice(t)
	key := o.key(t, 1, false)
	lead := o.colleague(t, 10, 1, worker.RoleLead, "Lee")
	p := o.person(t, lead, "Blue 7")
	m, err := o.Make(ctx, lead, p.ID, visit(72))
	if err != nil {
		t.Fatal(err)
	}
	woken := 0
	watch := partner.NewWatch(o, o.Desk, func() time.Time { return o.now }, slog.New(slog.DiscardHandler), func() { woken++ })
	look := func(want int) {
		t.Helper()
		for range 2 {
			if err := watch.Look(ctx); err != nil {
				t.Fatal(err)
			}
		}
		if n := o.count(t, `SELECT count(*) FROM event WHERE kind = 'reach.may_not'`); n != want || woken != want {
			t.Errorf("%d events, %d wakes, want %d", n, woken, want)
		}
	}
	look(0)
	o.now = o.now.Add(49 * time.Hour) // less than a day before, and on no phone
	look(1)
	if m, err = o.Change(ctx, lead, m.ID, m.Version, visit(73)); err != nil {
		t.Fatal(err)
	}
	look(2)
	if _, err := o.book.Answer(ctx, p.ID, m.Address.Reveal(), m.Version, remind.SaidGoing); err != nil {
		t.Fatal(err)
	}
	look(2)
	if got := o.kinds(t, key); !slices.Equal(got, []partner.Kind{partner.Made, partner.MayNot, partner.Changed, partner.MayNot, partner.Answered}) {
		t.Errorf("%v", got)
	}
}

func TestWhatIsKeptForOtherSystemsGoesInTime(t *testing.T) {
	o := newOffice(t)
	key := o.key(t, 1, false)
	h := o.hook(t, key, partner.Made)
	if err := o.TryHook(ctx, key, h.ID, o.now); err != nil {
		t.Fatal(err)
	}
	if _, err := o.Begin(ctx, key.Key, "k", "r", o.now, time.Minute); err != nil {
		t.Fatal(err)
	}
	if err := o.Finish(ctx, key.Key, "k", &partner.Reply{Status: 201, Body: []byte("{}")}); err != nil {
		t.Fatal(err)
	}
	if n, err := o.PurgeEvents(ctx, o.now); err != nil || n != 0 {
		t.Errorf("%d, %v", n, err)
	}
	o.now = o.now.Add(partner.IdemSpan)
	if r, err := o.Begin(ctx, key.Key, "k", "another", o.now, time.Minute); err != nil || r != nil {
		t.Errorf("after a day the answer is still there: %+v, %v", r, err)
	}
	if n, err := o.PurgeIdem(ctx, o.now.Add(time.Second)); err != nil || n != 1 {
		t.Errorf("%d, %v", n, err)
	}
	if n, err := o.PurgeEvents(ctx, o.now); err != nil || n != 1 || o.count(t, `SELECT count(*) FROM delivery`) != 0 {
		t.Errorf("%d, %v", n, err)
	}
}
