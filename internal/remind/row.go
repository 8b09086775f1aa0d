package remind

import (
	"context"
	"fmt"
	"time"

	"plainwell/internal/device"
	"plainwell/internal/fault"
)

// rereadAgain is when a row is tried again that could not be read.
const rereadAgain = 30 * time.Second

// row takes one claimed row to its outcome. An empty outcome means that the row is
// no longer ours. Whatever goes wrong with it stays with it.
func (e *Engine) row(ctx, work context.Context, d *Due, claimed time.Time) (o Outcome) {
	back := Outcome{Row: d.Row, Fence: d.Fence, State: Planned}
	defer func() {
		if p := recover(); p != nil {
			// Its text is not logged: it could hold what a person wrote.
			e.o.Log.Error("a reminder made the program stumble", "row", d.Row, "kind", fmt.Sprintf("%T", p))
			back.Note = "stumbled"
			o = again(back, *d, e.now(), d.backoff())
		}
	}()
	if ctx.Err() != nil {
		back.Retry, back.Note = e.now(), "stopped"
		return back
	}
	// The lease must outlive the send; a row that waited too long is for a new claim.
	if held := e.now().Sub(claimed); held > e.o.Lease-2*e.o.SendTime || held < 0 {
		back.Retry, back.Note = e.now(), "waited"
		return back
	}
	fresh, err := e.o.Queue.Reread(work, d.Row, d.Fence)
	now := e.now()
	switch {
	case fault.Is(err, fault.Conflict):
		return Outcome{}
	case err != nil:
		e.o.Log.Error("a reminder cannot be read", "row", d.Row, "err", err)
		back.Retry, back.Note = now.Add(rereadAgain), "unread"
		return back
	}
	o, send, silent := decide(fresh, now)
	if !send {
		return o
	}
	if o, send = e.resting(fresh, now); !send {
		return o
	}
	n := e.words.notice(fresh, silent, now)
	result := e.call(work, fresh.Endpoint, n)
	if result.Verdict == TooBig {
		result = e.call(work, fresh.Endpoint, e.words.short(n, fresh.Device.Lang))
	}
	jitter := 1.0
	if result.Verdict != Taken { // nothing else waits
		jitter = e.jitter()
	}
	return outcome(fresh, result, e.now(), jitter)
}

// resting looks whether the host of a row is to be left alone for now, and puts
// the row off if so. In its last minutes a row may try a host that refused us or
// did not answer, but not one that asked for time.
func (e *Engine) resting(d Due, now time.Time) (o Outcome, send bool) {
	host := d.Endpoint.Host()
	if e.hosts.well(host) {
		return o, true
	}
	until, why, ok := e.hosts.may(host, d.Endpoint.Mark(), now)
	if ok {
		return o, true
	}
	wait := until.Sub(now) + scale(5*time.Second, e.jitter()-0.8)
	left := d.Plan.Expires.Sub(now)
	if why != causeSlow && wait >= left && left < lastChance {
		return o, true
	}
	return again(Outcome{Row: d.Row, Fence: d.Fence, Note: string(why)}, d, now, wait), false
}

// restAlarm says that a host rests from now on. One that asked for time gets it and
// is no cause for alarm.
func (e *Engine) restAlarm(r Result) {
	if r.Verdict == SlowDown {
		e.o.Log.Warn("a push service asked us to slow down", "host", r.Host, "status", r.Status)
		return
	}
	e.o.Log.Error("a push service does not answer and is left alone for a while", "alarm", "push-silent", "host", r.Host, "status", r.Status)
}

// call sends one message and tells the breakers.
func (e *Engine) call(ctx context.Context, to device.Subscription, n Notice) Result {
	ctx, cancel := context.WithTimeout(ctx, e.o.SendTime)
	defer cancel()
	r := e.o.Sender.Send(ctx, to, n)
	r.Host = to.Host()
	if ctx.Err() == context.Canceled && r.Verdict == Later {
		return r // cut off by our own stop: no word about the host
	}
	if r.Verdict == Taken && e.hosts.well(r.Host) {
		return r // as nearly always
	}
	opened, first, healed := e.hosts.told(r.Host, to.Mark(), r, e.now())
	switch {
	case r.Verdict == OurFault && (first || opened || r.Status == 0):
		e.o.Log.Error("a push service refuses our messages", "alarm", "push-refused", "host", r.Host, "status", r.Status, "resting", opened)
	case opened:
		e.restAlarm(r)
	case healed:
		e.o.Log.Info("a push service takes our messages again", "host", r.Host)
	}
	return r
}
