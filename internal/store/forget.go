package store

import (
	"context"
	"time"

	"plainwell/internal/device"
)

// Forget satisfies device.Shelf. A phone that is not there is forgotten already.
func (s *Store) Forget(ctx context.Context, id device.ID) error {
	now := s.clock()
	err := s.write(ctx, now, func(t *tx) error { return t.forget(ctx, int64(id)) })
	if err == nil {
		s.truncate(ctx, now)
	}
	return err
}

// PurgePhones forgets phones that were last seen before the given time (13 months
// ago, conventions C.10). Folders of key workers are not among them: nobody visits with
// one. It gives how many went.
func (s *Store) PurgePhones(ctx context.Context, before time.Time) (int, error) {
	return s.inBatches(ctx, func(t *tx) (int, error) {
		ids, err := t.ids(ctx, `SELECT id FROM phone WHERE seen < ? AND id NOT IN (SELECT folder FROM person) LIMIT ?`, ms(before), batch)
		for _, id := range ids {
			if err == nil {
				err = t.forget(ctx, id)
			}
		}
		return len(ids), err
	})
}

// PurgeGone deletes subscriptions that push services said were gone before the
// given time (30 days ago, conventions C.10). Their phones stay, and stay
// device.PushGone. It gives how many went.
func (s *Store) PurgeGone(ctx context.Context, before time.Time) (int, error) {
	return s.inBatches(ctx, func(t *tx) (int, error) {
		return t.count(ctx, `DELETE FROM subscription WHERE phone IN (SELECT phone FROM subscription WHERE gone > 0 AND gone < ? LIMIT ?)`, ms(before), batch)
	})
}

// forget deletes one phone. Its subscription, move code, rows and places as a holder
// go with it by the foreign keys. So do codes for dates that others hold too: it may
// have made them.
func (t *tx) forget(ctx context.Context, id int64) error {
	if err := t.exec(ctx, `DELETE FROM share_code WHERE appointment IN (SELECT appointment FROM holder WHERE phone = ?)`, id); err != nil {
		return err
	}
	if err := t.exec(ctx, `DELETE FROM appointment WHERE id IN (
		SELECT h.appointment FROM holder h WHERE h.phone = ?1 AND NOT EXISTS (
			SELECT 1 FROM holder o WHERE o.appointment = h.appointment AND o.phone <> ?1))`, id); err != nil {
		return err
	}
	if err := t.exec(ctx, `DELETE FROM series WHERE id IN (
		SELECT h.series FROM series_holder h WHERE h.phone = ?1 AND NOT EXISTS (
			SELECT 1 FROM series_holder o WHERE o.series = h.series AND o.phone <> ?1))`, id); err != nil {
		return err
	}
	return t.exec(ctx, `DELETE FROM phone WHERE id = ?`, id)
}

// batch is how many rows one transaction of a clean-up deletes, so that reminders
// and readers are not held up by a long one.
const batch = 500

// inBatches repeats a deletion until it finds less than a whole batch, and then
// empties the write-ahead log.
func (s *Store) inBatches(ctx context.Context, once func(*tx) (int, error)) (int, error) {
	total, now := 0, s.clock()
	for {
		n := 0
		err := s.write(ctx, now, func(t *tx) (err error) {
			n, err = once(t)
			return err
		})
		if err == nil {
			total += n
		}
		if err != nil || n < batch {
			if total > 0 {
				s.truncate(ctx, now)
			}
			return total, err
		}
	}
}
