package remind

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"
)

var refused = Result{Verdict: OurFault, Status: 403}

func TestAHostThatRefusesTwoPhonesIsLeftAlone(t *testing.T) {
	r := newRig(t, func(o *EngineOptions) { o.PerHost = 1 })
	for i := range int64(5) {
		r.dueNow(t, i+1, i+1, "bad.example")
	}
	r.dueNow(t, 6, 6, "good.example")
	r.s.send = func(_ context.Context, host string, _ Notice) Result {
		if host == "bad.example" {
			return refused
		}
		return Result{Verdict: Taken, Status: 201}
	}
	r.tick(t)
	bad := 0
	for _, host := range r.s.hosts {
		if host == "bad.example" {
			bad++
		}
	}
	if bad != faultPhones || r.q.see(6).state != HandedOver {
		t.Errorf("%d calls to the bad host, want %d; the good one is %s", bad, faultPhones, r.q.see(6).state)
	}
	for i := range int64(5) {
		if got := r.q.see(i + 1); got.state != Planned || got.at.Before(sunday.Add(4*time.Minute)) {
			t.Errorf("row %d is %s until %s", i+1, got.state, got.at)
		}
	}
	open := r.Breakers()
	if len(open) != 1 || open[0].Host != "bad.example" || open[0].Cause != "refuses-us" || !open[0].Until.Equal(sunday.Add(faultRest)) {
		t.Errorf("resting: %+v", open)
	}
	log := r.log.String()
	if strings.Count(log, "alarm=push-refused") != 2 || strings.Contains(log, "/send/") || strings.Contains(log, "good.example") {
		t.Errorf("log:\n%s", log)
	}
}

func TestAHostIsTriedByOneRowAndThenByAll(t *testing.T) {
	b := newBreakers()
	b.told("h", "p1", refused, sunday)
	if _, _, ok := b.may("h", "p2", sunday); !ok {
		t.Fatal("one refused phone stopped the host")
	}
	if opened, first, _ := b.told("h", "p2", refused, sunday); !opened || !first {
		t.Fatalf("the second refused phone: opened %v, first %v", opened, first)
	}
	if until, why, ok := b.may("h", "p3", sunday.Add(faultRest-time.Second)); ok || why != causeFault || !until.Equal(sunday.Add(faultRest)) {
		t.Errorf("during the rest: %v %v %v", until, why, ok)
	}
	after := sunday.Add(faultRest)
	if _, _, ok := b.may("h", "p1", after); ok {
		t.Error("a phone that was refused goes before the others")
	}
	if _, _, ok := b.may("h", "p3", after); !ok {
		t.Error("after the rest nobody may try")
	}
	if _, _, ok := b.may("h", "p4", after); ok {
		t.Error("two try at once")
	}
	if _, _, healed := b.told("h", "p3", Result{Verdict: Taken}, after); !healed {
		t.Error("a success does not heal")
	}
	if _, _, ok := b.may("h", "p4", after); !ok || len(b.states(after)) != 0 {
		t.Error("healed, and still resting")
	}
}

func TestTheRestDoublesUpToAnHour(t *testing.T) {
	b := newBreakers()
	now := sunday
	b.told("h", "p1", refused, now)
	b.told("h", "p2", refused, now)
	for _, want := range []time.Duration{5, 10, 20, 40, 60, 60} {
		until, _, _ := b.may("h", "p3", now)
		if got := until.Sub(now); got != want*time.Minute {
			t.Fatalf("it rests for %s, want %s", got, want*time.Minute)
		}
		if opened, _, _ := b.told("h", "p9", refused, now.Add(time.Second)); opened {
			t.Fatal("what was on its way opened it again")
		}
		now = until
		if _, _, ok := b.may("h", "p3", now); !ok {
			t.Fatal("no try after the rest")
		}
		b.told("h", "p3", refused, now)
	}
}

func TestAHostThatAskedForTimeGetsIt(t *testing.T) {
	r := newRig(t, func(o *EngineOptions) { o.PerHost = 1 })
	for i := range int64(3) {
		r.dueNow(t, i+1, i+1, "slow.example")
	}
	r.s.send = always(Result{Verdict: SlowDown, Status: 429, After: 7 * time.Minute})
	r.tick(t)
	if r.s.count() != 1 {
		t.Errorf("%d calls, want 1", r.s.count())
	}
	for i := range int64(3) {
		if got := r.q.see(i + 1); got.state != Planned || got.at.Before(sunday.Add(7*time.Minute)) {
			t.Errorf("row %d is %s until %s", i+1, got.state, got.at)
		}
	}
	r.s.send = nil
	r.pass(9 * time.Minute)
	r.tick(t)
	if got, _ := r.q.Counts(ctx); got[HandedOver] != 3 {
		t.Errorf("after the time: %v", got)
	}
}

func TestAHostThatDoesNotAnswerRestsForAShortWhile(t *testing.T) {
	r := newRig(t, func(o *EngineOptions) { o.PerHost = 1 })
	for i := range int64(20) {
		r.dueNow(t, i+1, i+1, "dead.example")
	}
	r.s.send = always(Result{Verdict: Later})
	r.tick(t)
	if r.s.count() != failPhones {
		t.Errorf("%d calls, want %d", r.s.count(), failPhones)
	}
	if log := r.log.String(); strings.Count(log, "level=ERROR") != 1 || strings.Count(log, "alarm=push-silent") != 1 {
		t.Errorf("one opening, one alarm; log:\n%s", log)
	}
	r.pass(beatEvery)
	r.tick(t)
	if len(r.q.resting) != 1 || r.q.resting[0].Host != "dead.example" || r.q.resting[0].Cause != "no-answer" {
		t.Errorf("the heartbeat tells of %+v", r.q.resting)
	}
	r.s.send = nil
	for range 4 {
		r.pass(45 * time.Second)
		r.tick(t)
	}
	if got, _ := r.q.Counts(ctx); got[HandedOver] != 20 {
		t.Errorf("well again: %v", got)
	}
}

func TestARowInItsLastMinutesMayTryAHostThatRefusedUs(t *testing.T) {
	for verdict, want := range map[Verdict]State{OurFault: HandedOver, SlowDown: Missed} {
		r := newRig(t, func(o *EngineOptions) { o.PerHost = 1 })
		answer := Result{Verdict: verdict, Status: 403, After: 30 * time.Minute}
		r.s.send = func(context.Context, string, Notice) Result { return answer }
		r.dueNow(t, 1, 1, "bad.example")
		r.dueNow(t, 2, 2, "bad.example")
		r.tick(t)
		answer = Result{Verdict: Taken, Status: 201}
		row := r.dueNow(t, 3, 3, "bad.example")
		row.Plan.Expires = sunday.Add(3 * time.Minute)
		r.tick(t)
		if got := r.q.see(3); got.state != want {
			t.Errorf("after %s: %s (%s), want %s", verdict, got.state, got.note, want)
		}
	}
}

func TestAClockThatGoesBackEndsARest(t *testing.T) {
	b := newBreakers()
	b.told("h", "p", Result{Verdict: SlowDown, After: 24 * time.Hour}, sunday)
	if _, _, ok := b.may("h", "q", sunday.Add(-time.Hour)); !ok {
		t.Error("an hour ago it rests for 25 hours more")
	}
}

func TestManyHostsAreForgottenInTime(t *testing.T) {
	b := newBreakers()
	for i := range 1000 {
		b.told(fmt.Sprint("h", i), "p", Result{Verdict: SlowDown, After: time.Second}, sunday.Add(time.Duration(i)*time.Minute))
	}
	if len(b.hosts) > 400 {
		t.Errorf("%d hosts are kept", len(b.hosts))
	}
}
