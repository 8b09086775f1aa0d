package remind

import (
	"strconv"
	"time"
)

// backoff is how long to wait after each failed try; the last one repeats
// (conventions C.3).
var backoff = []time.Duration{30 * time.Second, 2 * time.Minute, 8 * time.Minute, 30 * time.Minute, time.Hour}

// lastChance is the time left below which a failed row is not tried again.
const lastChance = 4 * time.Minute

// outcome says what becomes of a row after a send: the table of conventions C.3.
// jitter is from 0.8 to 1.2.
func outcome(d Due, r Result, now time.Time, jitter float64) Outcome {
	note := "http-" + strconv.Itoa(r.Status)
	if r.Status == 0 {
		note = string(r.Verdict)
	}
	o := Outcome{Row: d.Row, Fence: d.Fence, Note: note}
	switch r.Verdict {
	case Taken:
		o.State = HandedOver
	case NoPhone:
		o.State, o.Gone = Gone, true
	case TooBig, Refused:
		// The short words were too much as well, or the endpoint may not be called:
		// no later try can end otherwise.
		o.State = Missed
	case SlowDown:
		rest := r.After
		if rest <= 0 {
			rest = slowRest
		}
		// Some services say 429 of one phone alone, so this row waits longer with each
		// try than the others of its host do; never less than was asked for.
		asked := now.Add(scale(rest, max(jitter, 2-jitter)))
		if o = again(o, d, now, scale(d.backoff(), jitter)); o.State == Missed || o.Retry.Before(asked) {
			o = after(o, d, asked)
		}
	case OurFault:
		rest := min(faultRest<<min(max(d.Attempt-1, 0), 4), faultRestMax)
		o = again(o, d, now, scale(rest, jitter))
	default:
		o = again(o, d, now, scale(max(d.backoff(), r.After), jitter))
	}
	return o
}

// backoff is how long a row waits after the try it has had.
func (d Due) backoff() time.Duration { return backoff[min(max(d.Attempt, 1), len(backoff))-1] }

// again plans another try after a wait, or halfway through the time that is left
// when the wait is longer than that. With next to no time left the row is missed.
func again(o Outcome, d Due, now time.Time, wait time.Duration) Outcome {
	if left := d.Plan.Expires.Sub(now); wait >= left && left >= lastChance {
		wait = left / 2
	}
	return after(o, d, now.Add(wait))
}

// after plans another try at a time, unless the row is of no more use by then.
func after(o Outcome, d Due, at time.Time) Outcome {
	if !at.Before(d.Plan.Expires) {
		o.State, o.Retry = Missed, time.Time{}
		return o
	}
	o.State, o.Retry = Planned, at.UTC()
	return o
}

func scale(d time.Duration, by float64) time.Duration { return time.Duration(float64(d) * by) }
