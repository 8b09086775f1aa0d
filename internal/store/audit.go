package store

import (
	"context"
	"time"

	"plainwell/internal/worker"
)

// audit writes down who did what, at the time of the transaction. Whatever changes
// what a team keeps calls it in the same transaction.
func (t *tx) audit(ctx context.Context, e worker.Entry) error {
	return t.exec(ctx, `INSERT INTO audit (at, team, account, key, what, person, other)
		VALUES (?, ?, nullif(?, 0), nullif(?, 0), ?, nullif(?, 0), nullif(?, 0))`,
		ms(t.now), e.Team, e.Account, e.Key, e.What, e.Person, e.Other)
}

// Audit satisfies worker.Shelf.
func (s *Store) Audit(ctx context.Context, team worker.TeamID, of worker.AccountID, before int64, most int) (all []worker.Entry, err error) {
	err = s.glimpse(func(r *rx) error {
		return r.each(ctx, func(scan func(...any) error) error {
			e := worker.Entry{Team: team}
			var at int64
			err := scan(&e.ID, &at, &e.Account, &e.Key, &e.What, &e.Person, &e.Other)
			e.At = fromMS(at)
			all = append(all, e)
			return err
		}, `SELECT id, at, coalesce(account, 0), coalesce(key, 0), what, coalesce(person, 0), coalesce(other, 0) FROM audit
			WHERE team = ?1 AND (?2 = 0 OR id < ?2) AND (?4 = 0 OR account = ?4 OR other = ?4) ORDER BY id DESC LIMIT ?3`, team, before, most, of)
	})
	return all, err
}

// PurgeAudit satisfies worker.Shelf.
func (s *Store) PurgeAudit(ctx context.Context, before time.Time) (int, error) {
	return s.inBatches(ctx, func(t *tx) (int, error) {
		return t.count(ctx, `DELETE FROM audit WHERE id IN (SELECT id FROM audit WHERE at < ? ORDER BY id LIMIT ?)`, ms(before), batch)
	})
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
