package remind

import (
	"context"
	"sync"
	"time"
)

// What a phone may say of a notice, beside the final states of rows.
const (
	Shown  = "shown"  // the phone put the notice on its screen
	Opened = "opened" // the notice was tapped
)

// Total is how often one thing happened to notices of one purpose on one day.
type Total struct {
	Day     time.Time // any time of the day, in UTC
	Purpose Purpose
	What    string // Shown, Opened or a final State
	N       int
}

// TotalShelf keeps totals. The store satisfies it.
type TotalShelf interface {
	// AddTotals adds to what is kept.
	AddTotals(ctx context.Context, totals []Total) error
}

// Receipts counts what phones say of notices: shown, opened. Nothing about the
// phone, the row or the time of day comes in. The counts wait in memory and are
// written together once an hour, so that not even the order of the writes says
// when one phone was looked at. A crash loses the counts of an hour.
type Receipts struct {
	shelf TotalShelf
	clock func() time.Time
	mu    sync.Mutex
	n     map[receipt]int
}

// receipt is all that is known of one.
type receipt struct {
	day     string
	purpose Purpose
	what    string
}

// NewReceipts makes an empty count. A nil clock is time.Now.
func NewReceipts(shelf TotalShelf, clock func() time.Time) *Receipts {
	if clock == nil {
		clock = time.Now
	}
	return &Receipts{shelf: shelf, clock: clock, n: map[receipt]int{}}
}

// Count takes in one word of a phone. It is false for a word or a purpose that
// nobody knows, which is not counted.
func (r *Receipts) Count(purpose, what string) bool {
	p := Purpose(purpose)
	if !p.known() || what != Shown && what != Opened {
		return false
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.n[receipt{r.clock().UTC().Format(time.DateOnly), p, what}]++
	return true
}

// Write hands the counts over. What cannot be written stays for the next time.
func (r *Receipts) Write(ctx context.Context) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(r.n) == 0 {
		return nil
	}
	totals := make([]Total, 0, len(r.n))
	for k, n := range r.n {
		day, _ := time.Parse(time.DateOnly, k.day) // written by Count
		totals = append(totals, Total{day, k.purpose, k.what, n})
	}
	if err := r.shelf.AddTotals(ctx, totals); err != nil {
		return err
	}
	clear(r.n)
	return nil
}
