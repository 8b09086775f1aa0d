package remind

import (
	"context"
	"sync/atomic"
	"time"
)

// recordEvery is how long outcomes are gathered before they are written together.
const recordEvery = 50 * time.Millisecond

// batch sends claimed rows and records their outcomes. Rows of one host go in the
// order of the claim, hosts side by side, so that a slow one holds up only its
// own. When ctx ends, rows not begun are handed back; work bounds the others.
func (e *Engine) batch(ctx, work context.Context, due []Due, claimed time.Time) error {
	left, done := thin(due, e.now(), e.o.Parallel)
	lanes := map[string][]int{} // of each host, the places in left
	for i := range left {
		host := left[i].Endpoint.Host()
		lanes[host] = append(lanes[host], i)
	}
	ended := make(chan Outcome, len(left))
	for host, lane := range lanes {
		var next atomic.Int64
		for range min(e.o.PerHost, len(lane)) {
			go func() {
				for i := next.Add(1); int(i) <= len(lane); i = next.Add(1) {
					ended <- e.row(ctx, work, &left[lane[i-1]], host, claimed)
				}
			}()
		}
	}
	return e.gather(work, ended, len(left), done)
}

// gather writes outcomes together, every recordEvery and at the end.
func (e *Engine) gather(work context.Context, ended <-chan Outcome, rows int, done []Outcome) error {
	tick := time.NewTicker(recordEvery)
	defer tick.Stop()
	counts := map[State]int{}
	for {
		if rows == 0 {
			err := e.record(work, done, counts)
			e.tell(counts)
			return err
		}
		select {
		case o := <-ended:
			rows--
			if o.State != "" {
				done = append(done, o)
			}
		case <-tick.C:
			if err := e.record(work, done, counts); err != nil {
				return err
			}
			done = nil
		}
	}
}

// recordTime bounds one write of outcomes.
const recordTime = 10 * time.Second

// record writes outcomes, and tries again until it can or the work is over: what
// was sent and not written would be sent again.
func (e *Engine) record(work context.Context, done []Outcome, counts map[State]int) error {
	if len(done) == 0 {
		return nil
	}
	for wait := 100 * time.Millisecond; ; wait = min(2*wait, 5*time.Second) {
		ctx, cancel := context.WithTimeout(context.WithoutCancel(work), recordTime)
		err := e.o.Queue.Record(ctx, e.now(), done)
		cancel()
		if err == nil {
			for _, o := range done {
				counts[o.State]++
			}
			return nil
		}
		e.o.Log.Error("outcomes of reminders cannot be written yet", "rows", len(done), "err", err)
		if !sleep(work, wait) {
			return err
		}
	}
}

// tell logs the counts of a batch; a row handed back on its way is no news.
func (e *Engine) tell(counts map[State]int) {
	if len(counts) == 0 {
		return
	}
	var args []any
	for _, s := range []State{HandedOver, Planned, Cancelled, Superseded, Muted, TooLate, Missed, Gone} {
		if counts[s] > 0 {
			args = append(args, string(s), counts[s])
		}
	}
	e.o.Log.Info("reminders", args...)
}

// sleep waits, and is false when ctx ended first.
func sleep(ctx context.Context, wait time.Duration) bool {
	timer := time.NewTimer(wait)
	defer timer.Stop()
	select {
	case <-timer.C:
		return true
	case <-ctx.Done():
		return false
	}
}
