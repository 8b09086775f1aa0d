package remind

import (
	"context"
	"sync"
	"time"
)

// inFlight is how many batches may be on their way: one is claimed, and one written
// down, while another is being sent.
const inFlight = 3

// Run claims and sends until ctx ends. Then it claims no more, lets what is being
// sent finish for up to StopTime, hands the rest back, and returns nil. Errors of
// the queue are logged and tried again; they do not end it.
func (e *Engine) Run(ctx context.Context) error {
	work, stop := e.worktime(ctx)
	defer stop()
	var batches sync.WaitGroup
	free := make(chan struct{}, inFlight)
	failed := 0
	for e.slot(ctx, free) {
		due, at, err := e.claim(ctx)
		if len(due) > 0 {
			batches.Go(func() {
				defer func() { <-free }()
				if err := e.batch(ctx, work, due, at); err != nil {
					e.o.Log.Error("outcomes of reminders were lost; they will be sent again", "rows", len(due), "err", err)
				}
			})
		} else {
			<-free
		}
		switch {
		case ctx.Err() != nil:
		case err != nil:
			failed++
			e.o.Log.Error("reminders cannot be claimed", "tries", failed, "err", err)
			e.rest(ctx, min(e.o.Every, time.Second<<min(failed-1, 4)))
			continue
		case len(due) < e.o.Batch:
			e.rest(ctx, e.pause(ctx))
		}
		failed = 0
	}
	batches.Wait()
	return nil
}

// worktime gives the context of what is being sent: it outlives ctx by StopTime.
func (e *Engine) worktime(ctx context.Context) (work context.Context, stop func()) {
	work, cancel := context.WithCancel(context.WithoutCancel(ctx))
	unhook := context.AfterFunc(ctx, func() {
		sleep(work, e.o.StopTime)
		cancel()
	})
	return work, func() {
		unhook()
		cancel()
	}
}

// slot waits until another batch may be claimed, and beats meanwhile. It is false
// when ctx has ended.
func (e *Engine) slot(ctx context.Context, free chan struct{}) bool {
	tick := time.NewTicker(beatEvery)
	defer tick.Stop()
	for ctx.Err() == nil {
		select {
		case free <- struct{}{}:
			return true
		case <-tick.C:
			e.beat(ctx, e.now())
		case <-ctx.Done():
		}
	}
	return false
}

// pause is how long until the next row is due, at most Every. A row that fell due
// this moment waits for a tenth of a second at most.
func (e *Engine) pause(ctx context.Context) time.Duration {
	next, err := e.o.Queue.NextDue(ctx)
	if err != nil || next.IsZero() {
		return e.o.Every
	}
	return min(max(next.Sub(e.now()), 100*time.Millisecond), e.o.Every)
}

// rest sleeps until the time is over, Wake is called or ctx ends.
func (e *Engine) rest(ctx context.Context, wait time.Duration) {
	timer := time.NewTimer(wait)
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-e.wake:
	case <-ctx.Done():
	}
}
