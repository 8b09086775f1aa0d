package store

import (
	"context"

	"plainwell/internal/worker"
)

// audit writes one line of a team's audit trail, in the transaction of what it is
// about.
func (t *tx) audit(ctx context.Context, e worker.Entry) error {
	return t.exec(ctx, `INSERT INTO audit (at, team, account, key, what, person, other) VALUES (?, ?, ?, ?, ?, ?, ?)`,
		ms(e.At), e.Team, orNull(e.Account), orNull(e.Key), e.What, orNull(e.Person), orNull(e.Other))
}

// AddEntry satisfies worker.Shelf.
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
