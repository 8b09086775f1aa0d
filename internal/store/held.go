package store

import (
	"context"
	"sync"
	"sync/atomic"
	"time"

	"plainwell/internal/remind"
)

// heldTime is how long a row counts as read after it was known that nobody else had
// written to the file.
const heldTime = 100 * time.Millisecond

// held keeps claimed rows as they were read, so that a full queue is not read twice
// from the file: there, each commit empties what a reader knows. A row is taken from
// here only while nothing but claims and outcomes was written, here or by another
// program, so that it is as it would be read.
type held struct {
	mu      sync.Mutex
	rows    map[int64]heldRow
	checked time.Time // when it was last known that no other program had written
	version int64     // of the file, for other programs' writes

	writes atomic.Int64 // of this program that could change what was claimed
}

type heldRow struct {
	due    *remind.Due
	writes int64 // when it was read
}

// check looks, inside a transaction of the one connection that writes, whether
// another program has written since the last time.
func (t *tx) check(ctx context.Context) error {
	var version int64
	if err := t.row(ctx, `PRAGMA data_version`).Scan(&version); err != nil {
		return err
	}
	h := &t.s.held
	h.mu.Lock()
	defer h.mu.Unlock()
	if version != h.version {
		h.version = version
		h.writes.Add(1)
	}
	h.checked = time.Now()
	return nil
}

// keep keeps rows that were just claimed. Nobody may change them from now on.
func (h *held) keep(rows []remind.Due, writes int64) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.rows == nil || len(h.rows) > heldMost {
		h.rows = map[int64]heldRow{}
	}
	for i := range rows {
		h.rows[rows[i].Row] = heldRow{&rows[i], writes}
	}
}

// heldMost bounds the rows that are kept: those of a few batches.
const heldMost = 1000

// take gives a row that is as it was read, once.
func (h *held) take(row, fence int64) (remind.Due, bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	r, ok := h.rows[row]
	delete(h.rows, row)
	if !ok || r.due.Fence != fence || r.writes != h.writes.Load() || time.Since(h.checked) > heldTime {
		return remind.Due{}, false
	}
	return *r.due, true
}
