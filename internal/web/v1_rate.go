package web

import (
	"fmt"
	"math"
	"strconv"
	"sync"
	"time"

	"github.com/gofiber/fiber/v2"

	"plainwell/internal/worker"
)

// Requests of one key: a burst, then a steady rate.
const (
	rateBurst  = 60
	ratePerMin = 300
)

// rates slows down one key, whatever address it comes from.
type rates struct {
	mu    sync.Mutex
	clock func() time.Time
	left  map[worker.KeyID]*bucket
}

func newRates(clock func() time.Time) *rates {
	return &rates{clock: clock, left: map[worker.KeyID]*bucket{}}
}

// take takes one request from the key's allowance and says in headers what is left
// (draft-ietf-httpapi-ratelimit-headers).
func (r *rates) take(c *fiber.Ctx, key worker.KeyID) bool {
	left, ok := r.one(key)
	c.Set("RateLimit-Policy", fmt.Sprintf(`"key";q=%d;w=60`, ratePerMin))
	wait := 0
	if left < 1 {
		wait = int(math.Ceil((1 - left) * 60 / ratePerMin))
	}
	c.Set("RateLimit", fmt.Sprintf(`"key";r=%d;t=%d`, int(left), wait))
	if !ok {
		c.Set(fiber.HeaderRetryAfter, strconv.Itoa(max(wait, 1)))
	}
	return ok
}

// one takes one and gives what is left.
func (r *rates) one(key worker.KeyID) (left float64, ok bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	now := r.clock()
	b, known := r.left[key]
	if !known {
		b = &bucket{tokens: rateBurst, at: now}
		r.left[key] = b
	}
	b.tokens = max(0, min(rateBurst, b.tokens+now.Sub(b.at).Minutes()*ratePerMin))
	b.at = now
	if b.tokens < 1 {
		return b.tokens, false
	}
	b.tokens--
	return b.tokens, true
}
