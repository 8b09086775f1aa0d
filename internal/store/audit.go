package store

import (
	"context"

	"plainwell/internal/worker"
)

// audit writes down who did what, at the time of the transaction. Whatever changes
// what a team keeps calls it in the same transaction.
func (t *tx) audit(ctx context.Context, e worker.Entry) error {
	return t.exec(ctx, `INSERT INTO audit (at, team, account, key, what, person, other)
		VALUES (?, ?, nullif(?, 0), nullif(?, 0), ?, nullif(?, 0), nullif(?, 0))`,
		ms(t.now), e.Team, e.Account, e.Key, e.What, e.Person, e.Other)
}

// AddEntry satisfies worker.DeskShelf.
func (s *Store) AddEntry(ctx context.Context, e worker.Entry) error {
	return s.write(ctx, e.At, func(t *tx) error { return t.audit(ctx, e) })
}

// orNull writes 0 as NULL.
func orNull[N ~int64](n N) any {
	if n == 0 {
		return nil
	}
	return int64(n)
}
