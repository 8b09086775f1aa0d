package store

import (
	"context"

	"plainwell/internal/device"
)

// Phones satisfies remind.PhonesShelf.
func (s *Store) Phones(ctx context.Context, date int64) (n int, err error) {
	err = s.read(ctx, func(r *rx) error {
		return r.row(ctx, `SELECT count(*) FROM holder WHERE appointment = ? AND phone NOT IN (SELECT folder FROM person)`, date).Scan(&n)
	})
	return n, err
}

// Drop satisfies remind.PhonesShelf.
func (s *Store) Drop(ctx context.Context, holder device.ID, date int64) error {
	now := s.clock()
	err := s.write(ctx, now, func(t *tx) error {
		n, err := t.count(ctx, `DELETE FROM holder WHERE appointment = ? AND phone = ?`, date, holder)
		if err != nil || n == 0 {
			return orNotFound(err)
		}
		if err := t.exec(ctx, `DELETE FROM share_code WHERE appointment = ?`, date); err != nil {
			return err // it may have been made here
		}
		if err := t.exec(ctx, `DELETE FROM reminder WHERE appointment = ? AND phone = ?`, date, holder); err != nil {
			return err
		}
		return t.exec(ctx, `DELETE FROM appointment WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM holder WHERE appointment = ?1)`, date)
	})
	if err == nil {
		s.truncate(ctx, now)
	}
	return err
}
