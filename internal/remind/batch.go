package remind

import (
	"context"
	"sync"
	"time"
)

// recordEvery is how long outcomes are gathered before they are written together: at
// full speed those of one batch, since each write waits for the disk.
const recordEvery = 100 * time.Millisecond

// batch is claimed rows on their way.
type batch struct {
	e         *Engine
	ctx, work context.Context
	claimed   time.Time

	mu    sync.Mutex
	done  []Outcome // not written yet
	left  int       // rows without an outcome
	ended chan struct{}
}

// batch sends claimed rows and records their outcomes. When ctx ends, rows not begun
// are handed back; work bounds the others.
func (e *Engine) batch(ctx, work context.Context, due []Due, claimed time.Time) error {
	left, done := thin(due, e.now(), fewLate)
	b := &batch{e: e, ctx: ctx, work: work, claimed: claimed, done: done, left: len(left), ended: make(chan struct{})}
	if len(left) == 0 {
		close(b.ended)
	}
	lanes := map[string][]job{}
	for i := range left {
		host := left[i].Endpoint.Host()
		lanes[host] = append(lanes[host], job{&left[i], b})
	}
	for host, jobs := range lanes {
		e.lanes.add(host, jobs)
	}
	return b.gather()
}

// send takes one row to its outcome.
func (b *batch) send(d *Due) {
	o := b.e.row(b.ctx, b.work, d, b.claimed)
	b.mu.Lock()
	defer b.mu.Unlock()
	if o.State != "" {
		b.done = append(b.done, o)
	}
	if b.left--; b.left == 0 {
		close(b.ended)
	}
}

// take gives the outcomes that are not written yet.
func (b *batch) take() []Outcome {
	b.mu.Lock()
	defer b.mu.Unlock()
	done := b.done
	b.done = nil
	return done
}

// gather writes outcomes together, every recordEvery and at the end.
func (b *batch) gather() error {
	tick := time.NewTicker(recordEvery)
	defer tick.Stop()
	counts := map[State]int{}
	for {
		select {
		case <-b.ended:
			err := b.e.record(b.work, b.take(), counts)
			b.e.tell(counts)
			return err
		case <-tick.C:
			if err := b.e.record(b.work, b.take(), counts); err != nil {
				return err
			}
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
