package web

import (
	"crypto/rand"
	"crypto/sha256"
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

func newLimits(clock func() time.Time) *limits { return &limits{clock: clock} }

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
		b = &bucket{tokens: limitBurst, at: now}
		l.left[id] = b
	}
	b.tokens = min(limitBurst, b.tokens+now.Sub(b.at).Minutes()*limitPerMin)
	b.at = now
	if b.tokens < 1 {
		return false
	}
	b.tokens--
	return true
}
