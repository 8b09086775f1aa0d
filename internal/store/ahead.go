package store

import (
	"context"
	"sync"
	"time"
)

// How far a claim looks ahead when more is due than it takes.
const (
	aheadRows = 20_000
	aheadTime = 5 * time.Second // after that, something more urgent may have fallen due
)

// ahead holds the numbers of the rows that come after those claimed, most urgent
// first. To find the most urgent row, all that is due has to be looked at; done once
// for each 100 of 100,000 rows, that would cost as much as sending them.
type ahead struct {
	sync.Mutex
	ids []int64
	at  time.Time // when they were looked up
}

// lookAhead gives up to limit numbers of rows that are due, most urgent first. They
// may have been claimed or ended since they were looked up.
func (t *tx) lookAhead(ctx context.Context, now time.Time, limit int) ([]int64, error) {
	a := &t.s.ahead
	if age := now.Sub(a.at); len(a.ids) == 0 || age < 0 || age > aheadTime {
		var err error
		a.at = now
		if a.ids, err = t.ids(ctx, `SELECT id FROM reminder WHERE `+live+` AND at <= ? ORDER BY expires, id LIMIT ?`, ms(now), max(aheadRows, limit)); err != nil {
			return nil, err
		}
	}
	n := min(limit, len(a.ids))
	next := a.ids[:n]
	a.ids = a.ids[n:]
	return next, nil
}
