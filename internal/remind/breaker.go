package remind

import (
	"sync"
	"time"
)

// A host is not called for a while when it refuses us, does not answer, or asked
// us to slow down. One bad subscription must not stop everyone else's reminders
// ("a stuck row can change only itself"), so a refusal or a failure counts against
// the host only when it comes from different phones with no success between.
const (
	faultPhones  = 2 // phones refused with 400, 401 or 403
	failPhones   = 4 // phones without an answer, or with 5xx
	faultRest    = 5 * time.Minute
	faultRestMax = time.Hour
	failRest     = 30 * time.Second
	failRestMax  = 5 * time.Minute
	slowRest     = time.Minute // 429 without a Retry-After
	probeTime    = 30 * time.Second
)

// cause says why a host rests.
type cause string

const (
	causeFault cause = "refuses-us"
	causeFail  cause = "no-answer"
	causeSlow  cause = "slow-down"
)

// breakers holds what is known of the hosts that are not well.
type breakers struct {
	mu    sync.Mutex
	hosts map[string]*breaker
}

type breaker struct {
	faults, fails map[string]bool // marks of the phones since the last success
	cause         cause           // "" while it is closed
	since, until  time.Time
	rest          time.Duration // of the last opening; doubles with the next
	probe         time.Time     // when one row was let through to try; zero when none is
}

// BreakerState is one host that is not called for now.
type BreakerState struct {
	Host  string
	Cause string // "refuses-us", "no-answer" or "slow-down"
	Since time.Time
	Until time.Time
}

func newBreakers() *breakers { return &breakers{hosts: map[string]*breaker{}} }

// well says that nothing is known against a host.
func (b *breakers) well(host string) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.hosts[host] == nil
}

// may says whether a phone at a host may be called. If not, it gives the time to
// ask again and why. After the rest, one row at a time is let through until one
// succeeds, and phones that failed before come after the others.
func (b *breakers) may(host, phone string, now time.Time) (until time.Time, why cause, ok bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	h := b.hosts[host]
	switch {
	case h == nil || h.cause == "":
		return time.Time{}, "", true
	case now.Before(h.until) && !now.Before(h.since): // a clock that went back ends the rest
		return h.until, h.cause, false
	case h.cause == causeSlow:
		h.cause = ""
		return time.Time{}, "", true
	case (h.faults[phone] || h.fails[phone]) && !now.Before(h.since) && now.Before(h.until.Add(probeTime)):
		return h.until.Add(probeTime), h.cause, false
	case !h.probe.IsZero() && !now.Before(h.probe) && now.Before(h.probe.Add(probeTime)):
		return h.probe.Add(probeTime), h.cause, false
	}
	h.probe = now
	return time.Time{}, "", true
}

// told takes in what came of one send. opened says that the host rests from now
// on, first that this phone is newly refused, and healed that the host is well
// again after a rest.
func (b *breakers) told(host, phone string, r Result, now time.Time) (opened, first, healed bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	h := b.hosts[host]
	switch r.Verdict {
	case Taken, NoPhone, TooBig:
		if h != nil {
			healed = h.cause == causeFault || h.cause == causeFail
			delete(b.hosts, host)
		}
		return false, false, healed
	case OurFault, Later, SlowDown:
	default:
		return false, false, false
	}
	if r.Verdict == OurFault && r.Status == 0 {
		return false, false, false // the notice was at fault; the host never saw it
	}
	if h == nil {
		h = &breaker{faults: map[string]bool{}, fails: map[string]bool{}}
		b.forget(now)
		b.hosts[host] = h
	}
	probed := !h.probe.IsZero()
	h.probe = time.Time{}
	switch r.Verdict {
	case OurFault:
		first = !h.faults[phone] && len(h.faults) < faultPhones
		if first {
			h.faults[phone] = true
		}
		if len(h.faults) >= faultPhones || probed {
			opened = h.open(causeFault, faultRest, faultRestMax, now)
		}
	case SlowDown:
		rest := r.After
		if rest <= 0 {
			rest = slowRest
		}
		opened = h.open(causeSlow, rest, rest, now)
	default:
		if len(h.fails) < failPhones {
			h.fails[phone] = true
		}
		if len(h.fails) >= failPhones || probed {
			opened = h.open(causeFail, failRest, failRestMax, now)
		}
	}
	return opened, first, false
}

// open starts a rest, twice as long as the one before. What was on its way when
// the host was already resting changes nothing, unless it asks for longer.
func (h *breaker) open(why cause, rest, most time.Duration, now time.Time) bool {
	resting := h.cause != "" && now.Before(h.until) && !now.Before(h.since)
	if resting && (why != causeSlow || !now.Add(rest).After(h.until)) {
		return false
	}
	if h.cause == why && why != causeSlow {
		rest = min(max(2*h.rest, rest), most)
	}
	h.cause, h.rest, h.since, h.until = why, rest, now, now.Add(rest)
	return !resting
}

// forget drops hosts that have been left alone for long, when there are many.
func (b *breakers) forget(now time.Time) {
	if len(b.hosts) < 256 {
		return
	}
	for name, h := range b.hosts {
		if now.Sub(h.until) > faultRestMax {
			delete(b.hosts, name)
		}
	}
}

// states lists the hosts that rest now.
func (b *breakers) states(now time.Time) []BreakerState {
	b.mu.Lock()
	defer b.mu.Unlock()
	var out []BreakerState
	for name, h := range b.hosts {
		if h.cause != "" && now.Before(h.until) {
			out = append(out, BreakerState{Host: name, Cause: string(h.cause), Since: h.since, Until: h.until})
		}
	}
	return out
}
