package store

import (
	"context"
	"time"

	"plainwell/internal/worker"
)

// SetPaused satisfies worker.DeskShelf.
func (s *Store) SetPaused(ctx context.Context, id worker.PersonID, on bool, e worker.Entry) error {
	return s.onPerson(ctx, e, `UPDATE person SET paused = ?2 WHERE folder = ?1`, id, on)
}

// HandOver satisfies worker.DeskShelf.
func (s *Store) HandOver(ctx context.Context, people []worker.PersonID, to worker.AccountID, entries []worker.Entry) error {
	return s.write(ctx, s.clock(), func(t *tx) error {
		for i, id := range people {
			n, err := t.count(ctx, `UPDATE person SET worker = ?2, handed = ?3 WHERE folder = ?1 AND worker IS NOT ?2`, id, to, ms(t.now))
			if err == nil && n > 0 {
				err = t.audit(ctx, entries[i])
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// SetCover satisfies worker.DeskShelf.
func (s *Store) SetCover(ctx context.Context, c worker.Cover, e worker.Entry) error {
	return s.write(ctx, e.At, func(t *tx) error {
		if err := t.exec(ctx, `DELETE FROM cover WHERE account = ?1 OR until <= ?2`, c.Away, ms(e.At)); err != nil {
			return err
		}
		if c.Until.After(e.At) {
			if err := t.exec(ctx, `INSERT INTO cover (account, stand, until) VALUES (?, ?, ?)`, c.Away, c.Stand, ms(c.Until)); err != nil {
				return err
			}
		}
		return t.audit(ctx, e)
	})
}

// Covers satisfies worker.DeskShelf.
func (s *Store) Covers(ctx context.Context, team worker.TeamID, now time.Time) (all []worker.Cover, err error) {
	err = s.read(ctx, func(r *rx) error {
		return r.each(ctx, func(scan func(...any) error) error {
			var c worker.Cover
			var until int64
			err := scan(&c.Away, &c.Stand, &until)
			c.Until = fromMS(until)
			all = append(all, c)
			return err
		}, `SELECT c.account, c.stand, c.until FROM cover c JOIN account a ON a.id = c.account WHERE a.team = ? AND c.until > ? ORDER BY c.account`, team, ms(now))
	})
	return all, err
}

// Colleagues satisfies worker.DeskShelf.
func (s *Store) Colleagues(ctx context.Context, team worker.TeamID) (all []worker.Colleague, err error) {
	err = s.read(ctx, func(r *rx) error {
		return r.each(ctx, func(scan func(...any) error) error {
			var c worker.Colleague
			var sealed []byte
			err := scan(&c.ID, &c.Role, &sealed, &c.Off)
			c.Name = s.accountName(c.ID, sealed)
			all = append(all, c)
			return err
		}, `SELECT id, role, sealed, off FROM account WHERE team = ? ORDER BY made, id`, team)
	})
	return all, err
}

// TeamName satisfies worker.DeskShelf.
func (s *Store) TeamName(ctx context.Context, id worker.TeamID) (name string, err error) {
	err = s.read(ctx, func(r *rx) error {
		return r.row(ctx, `SELECT name FROM team WHERE id = ?`, id).Scan(&name)
	})
	return name, err
}
