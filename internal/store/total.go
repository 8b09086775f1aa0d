package store

import (
	"context"
	"time"

	"plainwell/internal/remind"
)

// dayOf is the day that something is counted under: in UTC, and no finer.
func dayOf(t time.Time) string { return t.UTC().Format(time.DateOnly) }

// AddTotals satisfies remind.TotalShelf.
func (s *Store) AddTotals(ctx context.Context, totals []remind.Total) error {
	return s.write(ctx, s.clock(), func(t *tx) error {
		for _, total := range totals {
			if err := t.addTotal(ctx, total); err != nil {
				return err
			}
		}
		return nil
	})
}

func (t *tx) addTotal(ctx context.Context, total remind.Total) error {
	return t.exec(ctx, `INSERT INTO total (day, purpose, what, n) VALUES (?1, ?2, ?3, ?4)
		ON CONFLICT (day, purpose, what) DO UPDATE SET n = n + ?4`, dayOf(total.Day), total.Purpose, total.What, total.N)
}

// ending counts rows that end in this transaction. What it counted is written with
// the commit.
func (t *tx) ending(purpose remind.Purpose, state remind.State, n int) {
	if !state.Terminal() || n == 0 {
		return
	}
	if t.ended == nil {
		t.ended = map[ending]int{}
	}
	t.ended[ending{purpose, state}] += n
}

// ending is what a row was for, and how it ended.
type ending struct {
	purpose remind.Purpose
	state   remind.State
}

// countEnded writes what ending counted.
func (t *tx) countEnded(ctx context.Context) error {
	for e, n := range t.ended {
		if err := t.addTotal(ctx, remind.Total{Day: t.now, Purpose: e.purpose, What: string(e.state), N: n}); err != nil {
			return err
		}
	}
	return nil
}

// endAll ends every live row that the condition finds.
func (t *tx) endAll(ctx context.Context, state remind.State, note, where string, args ...any) error {
	return t.each(ctx, func(scan func(...any) error) error {
		var purpose remind.Purpose
		err := scan(&purpose)
		t.ending(purpose, state, 1)
		return err
	}, `UPDATE reminder SET state = ?1, at = 0, note = ?2 WHERE `+live+` AND `+where+` RETURNING purpose`, append([]any{state, note}, args...)...)
}

// PurgeTotals deletes totals of days before the given one.
func (s *Store) PurgeTotals(ctx context.Context, before time.Time) error {
	return s.write(ctx, s.clock(), func(t *tx) error {
		return t.exec(ctx, `DELETE FROM total WHERE day < ?`, dayOf(before))
	})
}
