package store

import (
	"context"
	"database/sql"
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

// Beat satisfies remind.Queue.
func (s *Store) Beat(ctx context.Context, now time.Time, resting []remind.BreakerState) error {
	return s.commit(ctx, now, func(t *tx) error {
		if err := t.clockBack(ctx); err != nil {
			return err
		}
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
}

// backLeast is how far the clock must have gone back before anything is done about
// it: small steps are usual and end by themselves.
const backLeast = time.Minute

// clockBack looks whether the clock was set back since the last heartbeat, which may
// be one of an earlier run. Leases and next tries that the clock of before had set
// would then last longer by as much, so they come forward with it.
func (t *tx) clockBack(ctx context.Context) error {
	var last sql.NullInt64
	if err := t.row(ctx, `SELECT max(at) FROM heartbeat WHERE name = ?`, heart).Scan(&last); err != nil {
		return err
	}
	by := last.Int64 - ms(t.now)
	if by < backLeast.Milliseconds() {
		return nil
	}
	n, err := t.count(ctx, `UPDATE reminder SET at = max(at - ?1, ?2, 1) WHERE `+live+` AND at > ?2 AND attempt > 0`, by, ms(t.now))
	if err == nil {
		t.s.log.Warn("the clock was set back: what was tried before is tried again at its new time", "by", time.Duration(by)*time.Millisecond, "rows", n)
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
