package worker

import (
	"sync"
	"time"
)

// allowance is how many wrong tries there may be in a span.
type allowance struct {
	most int
	span time.Duration
}

// The allowances of wrong tries. A device on which somebody has signed in before has
// one of its own, so that a guesser elsewhere cannot keep them out; all other devices
// share one for each account, and one for everybody. Nothing is ever locked: a try
// comes back when it is older than its span.
var (
	ownDevice    = allowance{10, 15 * time.Minute} // passwords and codes of one account on a device it knows
	otherDevices = allowance{10, 15 * time.Minute} // passwords of one account on all others
	otherCodes   = allowance{20, 24 * time.Hour}   // codes of one account on all others: somebody knows the password
	everybody    = allowance{300, time.Hour}       // passwords of all accounts on devices that theirs do not know
)

// claim is a try that is to be counted under a name.
type claim struct {
	name string
	allowance
}

// budgets counts wrong tries. They are kept in memory: a restart gives them back,
// which at so few guesses does no harm.
type budgets struct {
	mu    sync.Mutex
	spent map[string][]time.Time
}

// sweepAt is how many names make budgets look for those that have nothing spent.
const sweepAt = 1000

// take counts one try under every claim, or under none when one of them has no try
// left.
func (b *budgets) take(now time.Time, claims ...claim) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.spent == nil {
		b.spent = map[string][]time.Time{}
	}
	if len(b.spent) >= sweepAt {
		for name := range b.spent {
			b.recent(name, now, otherCodes.span)
		}
	}
	for _, c := range claims {
		if len(b.recent(c.name, now, c.span)) >= c.most {
			return false
		}
	}
	for _, c := range claims {
		b.spent[c.name] = append(b.spent[c.name], now)
	}
	return true
}

// recent gives the tries of a name that are not older than a span, and forgets the
// others. A time after now was spent before the clock was set back.
func (b *budgets) recent(name string, now time.Time, span time.Duration) []time.Time {
	kept := b.spent[name][:0]
	for _, t := range b.spent[name] {
		if age := now.Sub(t); age >= 0 && age < span {
			kept = append(kept, t)
		}
	}
	if len(kept) == 0 {
		delete(b.spent, name)
		return nil
	}
	b.spent[name] = kept
	return kept
}

// giveBack undoes one take: the try was right.
func (b *budgets) giveBack(claims ...claim) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, c := range claims {
		if n := len(b.spent[c.name]); n > 0 {
			b.spent[c.name] = b.spent[c.name][:n-1]
		}
	}
}
