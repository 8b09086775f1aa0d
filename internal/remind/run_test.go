package remind

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

// bubble runs a rig in a bubble of its own time, which passes only while everyone
// waits: no test here sleeps.
func bubble(t *testing.T, change func(*EngineOptions), f func(t *testing.T, r *rig)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		began := time.Now()
		r := newRig(t, func(o *EngineOptions) {
			if change != nil {
				change(o)
			}
		})
		// The rig's own shift stays on top, for clocks that jump.
		r.o.Clock = func() time.Time { return r.clock().Add(time.Since(began)) }
		f(t, r)
	})
}

// run starts the loop; stop ends it, waits for it and gives the time that took.
func run(t *testing.T, r *rig) (stop func() time.Duration) {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error)
	go func() { ended <- r.Run(ctx) }()
	return func() time.Duration {
		at := time.Now()
		cancel()
		if err := <-ended; err != nil {
			t.Errorf("the loop ended with %v", err)
		}
		return time.Since(at)
	}
}

func TestTheLoopSendsWhatFallsDueAtItsTime(t *testing.T) {
	bubble(t, nil, func(t *testing.T, r *rig) {
		var sentAt time.Time
		r.s.send = func(context.Context, string, Notice) Result {
			sentAt = r.now()
			return Result{Verdict: Taken, Status: 201}
		}
		row := r.dueNow(t, 1, 1, "push.example")
		row.at = sunday.Add(7*time.Second + 300*time.Millisecond)
		stop := run(t, r)
		time.Sleep(20 * time.Second)
		synctest.Wait()
		if got := r.q.see(1); got.state != HandedOver || sentAt.Sub(row.at) > 100*time.Millisecond || sentAt.Before(row.at) {
			t.Errorf("%s, sent at %s, due at %s", got.state, sentAt, row.at)
		}
		if took := stop(); took > 0 {
			t.Errorf("it took %s to stop with nothing to do", took)
		}
	})
}

func TestTheLoopIsWokenAndBeatsMeanwhile(t *testing.T) {
	bubble(t, nil, func(t *testing.T, r *rig) {
		defer run(t, r)()
		time.Sleep(time.Second)
		r.dueNow(t, 1, 1, "push.example")
		r.Wake()
		r.Wake()
		synctest.Wait()
		if got := r.q.see(1).state; got != HandedOver {
			t.Errorf("woken, and the row is %s", got)
		}
		time.Sleep(time.Minute)
		synctest.Wait()
		if r.q.beats < 4 || r.now().Sub(r.LastTick()) > 15*time.Second {
			t.Errorf("%d beats in a minute, the last tick %s ago", r.q.beats, r.now().Sub(r.LastTick()))
		}
		if r.q.claims > 12 {
			t.Errorf("%d claims in a minute with nothing to do", r.q.claims)
		}
	})
}

func TestStoppingFinishesWhatIsBeingSentAndHandsBackTheRest(t *testing.T) {
	bubble(t, func(o *EngineOptions) { o.Parallel, o.PerHost = 2, 2 }, func(t *testing.T, r *rig) {
		r.s.send = func(context.Context, string, Notice) Result {
			time.Sleep(3 * time.Second)
			return Result{Verdict: Taken, Status: 201}
		}
		for i := range int64(10) {
			r.dueNow(t, i+1, i+1, "push.example")
		}
		stop := run(t, r)
		time.Sleep(time.Second)
		if took := stop(); took != 2*time.Second {
			t.Errorf("it took %s to stop", took)
		}
		got, _ := r.q.Counts(ctx)
		if got[HandedOver] != 2 || got[Planned] != 8 || r.s.count() != 2 {
			t.Errorf("%v after %d sends", got, r.s.count())
		}
		for i := range int64(10) {
			if row := r.q.see(i + 1); row.state == Planned && row.at.After(r.now()) {
				t.Errorf("row %d must wait until %s", i+1, row.at)
			}
		}
	})
}

func TestStoppingDoesNotWaitForEver(t *testing.T) {
	bubble(t, func(o *EngineOptions) { o.SendTime = time.Hour; o.Lease = 3 * time.Hour }, func(t *testing.T, r *rig) {
		r.s.send = func(ctx context.Context, _ string, _ Notice) Result {
			<-ctx.Done()
			return Result{Verdict: Later}
		}
		r.dueNow(t, 1, 1, "push.example")
		stop := run(t, r)
		time.Sleep(time.Second)
		if took := stop(); took != 10*time.Second {
			t.Errorf("it took %s to stop", took)
		}
		if got := r.q.see(1); got.state != Planned || len(r.hosts.hosts) != 0 {
			t.Errorf("the row is %s; hosts blamed: %d", got.state, len(r.hosts.hosts))
		}
	})
}

func TestASendThatHangsEndsByItself(t *testing.T) {
	bubble(t, nil, func(t *testing.T, r *rig) {
		r.s.send = func(ctx context.Context, host string, _ Notice) Result {
			if host == "good.example" {
				return Result{Verdict: Taken, Status: 201}
			}
			<-ctx.Done()
			return Result{Verdict: Later}
		}
		for i := range int64(30) {
			r.dueNow(t, i+1, i+1, "dead.example")
		}
		r.dueNow(t, 31, 31, "good.example")
		defer run(t, r)()
		time.Sleep(time.Second)
		synctest.Wait()
		if got := r.q.see(31).state; got != HandedOver {
			t.Errorf("a slow host holds up another: %s", got)
		}
		time.Sleep(30 * time.Second)
		synctest.Wait()
		if got, _ := r.q.Counts(ctx); got[Sending] != 0 || r.s.count() > 1+16+16 {
			t.Errorf("%v after %d sends", got, r.s.count())
		}
	})
}

func TestOnlySoManyAreSentAtOnce(t *testing.T) {
	bubble(t, nil, func(t *testing.T, r *rig) {
		var all, most, one, mostOne atomic.Int32
		up := func(n, most *atomic.Int32) {
			for v := n.Add(1); ; {
				if m := most.Load(); v <= m || most.CompareAndSwap(m, v) {
					return
				}
			}
		}
		r.s.send = func(_ context.Context, host string, _ Notice) Result {
			up(&all, &most)
			if host == "a.example" {
				up(&one, &mostOne)
				defer one.Add(-1)
			}
			defer all.Add(-1)
			time.Sleep(time.Second)
			return Result{Verdict: Taken, Status: 201}
		}
		for i := range int64(100) {
			r.dueNow(t, i+1, i+1, []string{"a.example", "b.example", "c.example", "d.example"}[i%4])
		}
		r.tick(t)
		for i := range int64(20) {
			r.dueNow(t, 101+i, 1, "a.example")
		}
		r.tick(t)
		if most.Load() != 48 || mostOne.Load() != 16 {
			t.Errorf("at once: %d in all, %d to one host", most.Load(), mostOne.Load())
		}
		synctest.Wait()
		if busy, hosts := r.lanes.held(); busy != 0 || hosts != 0 {
			t.Errorf("slots are still held: %d, %d", busy, hosts)
		}
	})
}

func TestTheMostUrgentGoesFirst(t *testing.T) {
	r := newRig(t, func(o *EngineOptions) { o.Parallel, o.PerHost = 1, 1 })
	for i := range int64(5) {
		row := r.dueNow(t, i+1, i+1, "push.example")
		row.Plan.Expires = row.Plan.Expires.Add(-time.Duration(i) * time.Minute)
	}
	r.tick(t)
	for i, n := range r.s.sent {
		if want := fmt.Sprintf("https://example.org/n/n%d", 5-i); n.Navigate != want {
			t.Errorf("number %d went to %s, want %s", i+1, n.Navigate, want)
		}
	}
}

func TestOutcomesAreWrittenTogether(t *testing.T) {
	bubble(t, func(o *EngineOptions) { o.Parallel, o.PerHost = 100, 100 }, func(t *testing.T, r *rig) {
		for i := range int64(100) {
			r.dueNow(t, i+1, i+1, "push.example")
		}
		var n atomic.Int64
		r.s.send = func(context.Context, string, Notice) Result {
			time.Sleep(time.Duration(n.Add(1)) * 2 * time.Millisecond) // from 2 to 200 ms
			return Result{Verdict: Taken, Status: 201}
		}
		r.tick(t)
		if got, _ := r.q.Counts(ctx); got[HandedOver] != 100 || r.q.records < 2 || r.q.records > 5 {
			t.Errorf("%v in %d writes", got, r.q.records)
		}
	})
}

func TestOutcomesThatCannotBeWrittenAreKeptUntilTheyCan(t *testing.T) {
	bubble(t, nil, func(t *testing.T, r *rig) {
		full := true
		r.q.record = func([]Outcome) error {
			if full {
				return errors.New("disk full")
			}
			return nil
		}
		r.dueNow(t, 1, 1, "push.example")
		stop := run(t, r)
		time.Sleep(40 * time.Second)
		r.q.mu.Lock()
		full = false
		r.q.mu.Unlock()
		time.Sleep(10 * time.Second)
		stop()
		if got := r.q.see(1); got.state != HandedOver || r.s.count() != 1 {
			t.Errorf("%s after %d sends", got.state, r.s.count())
		}
		if !strings.Contains(r.log.String(), "cannot be written yet") {
			t.Error("nothing in the log")
		}
	})
}

func TestAQueueThatFailsIsAskedAgain(t *testing.T) {
	bubble(t, nil, func(t *testing.T, r *rig) {
		r.dueNow(t, 1, 1, "push.example")
		fails := 5
		r.q.claim = func() error {
			if fails--; fails >= 0 {
				return errors.New("locked")
			}
			return nil
		}
		defer run(t, r)()
		time.Sleep(45 * time.Second)
		synctest.Wait()
		if got := r.q.see(1).state; got != HandedOver {
			t.Errorf("the row is %s", got)
		}
		if n := strings.Count(r.log.String(), "cannot be claimed"); n != 5 {
			t.Errorf("%d lines in the log", n)
		}
	})
}

func TestAFullQueueIsWorkedOffWithoutAPause(t *testing.T) {
	bubble(t, nil, func(t *testing.T, r *rig) {
		for i := range int64(2500) {
			r.dueNow(t, i+1, i+1, fmt.Sprintf("h%d.example", i%4))
		}
		defer run(t, r)()
		time.Sleep(time.Millisecond)
		synctest.Wait()
		if got, _ := r.q.Counts(ctx); got[HandedOver] != 2500 || r.s.count() != 2500 {
			t.Errorf("%v after %d sends", got, r.s.count())
		}
	})
}

func TestAClockThatJumps(t *testing.T) {
	for _, c := range []struct {
		says string
		jump time.Duration
	}{{"an hour ahead", time.Hour}, {"a day back", -24 * time.Hour}, {"three days ahead", 72 * time.Hour}} {
		bubble(t, nil, func(t *testing.T, r *rig) {
			defer run(t, r)()
			a := dated(t, "2026-11-30T10:30", "1d")
			for i := range int64(40) {
				at := sunday.Add(time.Duration(i) * time.Second)
				r.q.add(i+1, a, Plan{Purpose: PurposeRemind, Offset: Offset{Days: 7}, Due: at, Expires: a.UTC}, i+1, "push.example")
				r.q.rows[i+1].Appointment.ID = i + 1
			}
			r.Wake()
			time.Sleep(20 * time.Second)
			r.pass(c.jump)
			time.Sleep(80 * time.Hour)
			synctest.Wait()
			got, _ := r.q.Counts(ctx)
			if got[HandedOver] != 40 || r.s.count() != 40 {
				t.Errorf("%s: %v after %d sends", c.says, got, r.s.count())
			}
		})
	}
}

func TestALeaseThatRanOutIsNotUsed(t *testing.T) {
	bubble(t, func(o *EngineOptions) { o.Parallel, o.PerHost = 1, 1; o.Lease = 31 * time.Second }, func(t *testing.T, r *rig) {
		r.s.send = func(context.Context, string, Notice) Result {
			time.Sleep(2 * time.Second)
			return Result{Verdict: Taken, Status: 201}
		}
		r.dueNow(t, 1, 1, "push.example")
		r.dueNow(t, 2, 2, "push.example")
		r.tick(t)
		if one, two := r.q.see(1), r.q.see(2); one.state != HandedOver || two.state != Planned || two.note != "waited" || r.s.count() != 1 {
			t.Errorf("%s, %s (%s), %d sent", one.state, two.state, two.note, r.s.count())
		}
		r.tick(t)
		if two := r.q.see(2); two.state != HandedOver {
			t.Errorf("then it is %s", two.state)
		}
	})
}
