package web

import (
	"crypto/rand"
	"crypto/sha256"
	"net/netip"
	"sync"
	"time"
)

// Requests that change something, from one address: a burst, then a steady rate.
// A hostel's readers share one address, so both are generous.
const (
	limitBurst  = 120
	limitPerMin = 60
	limitMost   = 100_000 // addresses remembered at once; a flood from more starts anew
)

// limits slows down a flood of writes from one address. It keeps no address: only
// a hash under a key that lives in memory and is thrown away every hour.
type limits struct {
	burst, perMin float64

	mu    sync.Mutex
	clock func() time.Time
	key   [32]byte
	since time.Time
	left  map[[32]byte]*bucket
}

type bucket struct {
	tokens float64
	at     time.Time
}

func newLimits(clock func() time.Time) *limits { return newLimitsOf(clock, limitBurst, limitPerMin) }

// newLimitsOf is newLimits with an allowance of its own.
func newLimitsOf(clock func() time.Time, burst, perMin float64) *limits {
	return &limits{clock: clock, burst: burst, perMin: perMin}
}

// allow takes one request from the address's allowance.
func (l *limits) allow(address string) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	now := l.clock()
	if l.left == nil || len(l.left) >= limitMost || now.Sub(l.since) > time.Hour || now.Before(l.since) {
		rand.Read(l.key[:])
		l.left, l.since = map[[32]byte]*bucket{}, now
	}
	id := sha256.Sum256(append(l.key[:], address...))
	b, ok := l.left[id]
	if !ok {
		b = &bucket{tokens: l.burst, at: now}
		l.left[id] = b
	}
	b.tokens = min(l.burst, b.tokens+now.Sub(b.at).Minutes()*l.perMin)
	b.at = now
	if b.tokens < 1 {
		return false
	}
	b.tokens--
	return true
}

// giveBack undoes one allow of the address.
func (l *limits) giveBack(address string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if b, ok := l.left[sha256.Sum256(append(l.key[:], address...))]; ok {
		b.tokens = min(l.burst, b.tokens+1)
	}
}

// network is the address that an allowance belongs to where guesses are counted: of an
// IPv6 address the first half, since one line has all of the second.
func network(address string) string {
	ip, err := netip.ParseAddr(address)
	if err != nil || ip.Unmap().Is4() {
		return address
	}
	prefix, _ := ip.WithZone("").Prefix(64)
	return prefix.String()
}
