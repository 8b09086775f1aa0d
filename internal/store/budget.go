package store

import (
	"sync"
	"time"
)

// Everyone's wrong move codes together: so many in so long. A code has 40 bits and
// lives for 15 minutes, so a guess inside this budget is hopeless.
const (
	wrongCodes = 300
	wrongSpan  = time.Hour
)

// budget counts what was spent in the last span. It is kept in memory: a restart
// gives it back, which at 40 bits does no harm.
type budget struct {
	most  int // that may be spent in wrongSpan
	mu    sync.Mutex
	spent []time.Time
}

// take spends one, or says that none is left.
func (b *budget) take(now time.Time) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	kept := b.spent[:0]
	for _, t := range b.spent {
		// A time after now was spent before the clock was set back.
		if age := now.Sub(t); age >= 0 && age < wrongSpan {
			kept = append(kept, t)
		}
	}
	b.spent = kept
	if len(b.spent) >= b.most {
		return false
	}
	b.spent = append(b.spent, now)
	return true
}

// giveBack undoes one take.
func (b *budget) giveBack() {
	b.mu.Lock()
	defer b.mu.Unlock()
	if n := len(b.spent); n > 0 {
		b.spent = b.spent[:n-1]
	}
}
