package store

import (
	"context"
	"time"

	"plainwell/internal/remind"
)

// NextDue satisfies remind.Queue. A row under a lease counts from the lease's end.
func (s *Store) NextDue(ctx context.Context) (time.Time, error) {
	var at *int64
	err := s.read(ctx, func(r *rx) error {
		return r.row(ctx, `SELECT min(at) FROM reminder WHERE `+live).Scan(&at)
	})
	if err != nil || at == nil {
		return time.Time{}, err
	}
	return fromMS(*at), nil
}

// heart names the row of the reminder loop in the table heartbeat.
const heart = "reminders"

// Beat satisfies remind.Queue. It also empties the write-ahead log when that could
// not be done at once after a deletion.
func (s *Store) Beat(ctx context.Context, now time.Time, resting []remind.BreakerState) error {
	err := s.write(ctx, now, func(t *tx) error {
		if err := t.exec(ctx, `INSERT INTO heartbeat (name, at) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET at = ?2`, heart, ms(now)); err != nil {
			return err
		}
		if err := t.exec(ctx, `DELETE FROM resting_host`); err != nil {
			return err
		}
		for _, b := range resting {
			if err := t.exec(ctx, `INSERT INTO resting_host (host, cause, since, until) VALUES (?, ?, ?, ?)`, b.Host, b.Cause, ms(b.Since), ms(b.Until)); err != nil {
				return err
			}
		}
		return nil
	})
	if err == nil {
		s.settle(ctx, now)
	}
	return err
}

// LastBeat gives the time of the last Beat, of this run or an earlier one; the zero
// time when there was none.
func (s *Store) LastBeat(ctx context.Context) (time.Time, error) {
	var at *int64
	err := s.read(ctx, func(r *rx) error {
		return r.row(ctx, `SELECT max(at) FROM heartbeat WHERE name = ?`, heart).Scan(&at)
	})
	if err != nil || at == nil {
		return time.Time{}, err
	}
	return fromMS(*at), nil
}

// Counts satisfies remind.Queue. States without rows are left out.
func (s *Store) Counts(ctx context.Context) (map[remind.State]int, error) {
	counts := map[remind.State]int{}
	err := s.read(ctx, func(r *rx) error {
		return tally(ctx, r, counts, `SELECT state, count(*) FROM reminder GROUP BY state`)
	})
	return counts, err
}
