package store

import (
	"context"
	"encoding/json"
	"time"

	"plainwell/internal/worker"
	"plainwell/internal/worker/partner"
)

var _ partner.Queue = (*Store)(nil)

// hookAtOnce is how many calls of one callback may be under way, so that one that
// hangs leaves room for the others.
const hookAtOnce = 2

// claimable gives deliveries that are due (?1), the oldest first, at most ?2.
const claimable = `SELECT id FROM (SELECT d.id, row_number() OVER (PARTITION BY d.hook ORDER BY d.id)
		+ (SELECT count(*) FROM delivery b WHERE b.hook = d.hook AND b.at > ?1 AND b.state = 'sending') AS nth
	FROM delivery d WHERE d.at > 0 AND d.at <= ?1) WHERE nth <= ?3 ORDER BY id LIMIT ?2`

// ClaimDeliveries satisfies partner.Queue. One whose callback cannot be read fails
// and is left out.
func (s *Store) ClaimDeliveries(ctx context.Context, now time.Time, lease time.Duration, limit int) ([]partner.Delivery, error) {
	var due bool
	if err := s.glimpse(func(r *rx) error {
		return r.row(ctx, `SELECT EXISTS (SELECT 1 FROM delivery WHERE at > 0 AND at <= ?)`, ms(now)).Scan(&due)
	}); err != nil || !due {
		return nil, err
	}
	var list []partner.Delivery
	err := s.commit(ctx, now, func(t *tx) error {
		ids, err := t.ids(ctx, `UPDATE delivery SET state = 'sending', attempt = attempt + 1, fence = fence + 1, at = ?4
			WHERE id IN (`+claimable+`) RETURNING id`, ms(now), limit, hookAtOnce, ms(now.Add(lease)))
		if err != nil || len(ids) == 0 {
			return err
		}
		text, err := json.Marshal(ids)
		if err != nil {
			return err
		}
		list, err = t.deliveries(ctx, `WHERE d.id IN (SELECT value FROM json_each(?)) ORDER BY d.id`, string(text))
		return err
	})
	return list, err
}

// deliveries reads rows with their events and callbacks.
func (r *rx) deliveries(ctx context.Context, where string, args ...any) ([]partner.Delivery, error) {
	var list []partner.Delivery
	err := r.each(ctx, func(scan func(...any) error) error {
		var d partner.Delivery
		var event eventRow
		var hook hookRow
		var at, tried int64
		into := append([]any{&d.ID, &d.Fence, &d.Attempt, &d.State, &at, &tried, &d.Note}, event.into()...)
		if err := scan(append(into, hook.into()...)...); err != nil {
			return err
		}
		var err error
		if d.Hook, err = r.s.openHook(hook); err != nil {
			r.s.log.Error("a callback cannot be read", "error", err)
			return nil
		}
		if d.Event, d.Tried = event.event(), fromMS(tried); d.State == partner.DeliveryPlanned {
			d.Due = fromMS(at)
		}
		list = append(list, d)
		return nil
	}, `SELECT d.id, d.fence, d.attempt, d.state, d.at, d.tried, d.note, `+eventColumns+`, `+hookColumns+`
		FROM delivery d JOIN event e ON e.id = d.event JOIN hook h ON h.id = d.hook `+where, args...)
	return list, err
}

// RecordDelivery satisfies partner.Queue.
func (s *Store) RecordDelivery(ctx context.Context, now time.Time, o partner.Outcome) error {
	at := int64(0)
	if o.State == partner.DeliveryPlanned {
		at = max(ms(o.Retry), 1)
	}
	return s.commit(ctx, now, func(t *tx) error {
		n, err := t.count(ctx, `UPDATE delivery SET state = ?3, at = ?4, note = ?5, tried = ?6 WHERE id = ?1 AND fence = ?2 AND state = 'sending'`,
			o.ID, o.Fence, o.State, at, o.Note, ms(now))
		if err != nil || n == 0 || !o.Gone {
			return err
		}
		if err := t.exec(ctx, `UPDATE hook SET gone = ?2 WHERE id = (SELECT hook FROM delivery WHERE id = ?1) AND gone = 0`, o.ID, ms(now)); err != nil {
			return err
		}
		return t.exec(ctx, `UPDATE delivery SET state = 'failed', at = 0, note = 'gone' WHERE hook = (SELECT hook FROM delivery WHERE id = ?) AND at > 0`, o.ID)
	})
}

// Deliveries satisfies partner.HookShelf.
func (s *Store) Deliveries(ctx context.Context, by worker.Actor, id partner.HookID, before int64, limit int) (list []partner.Delivery, err error) {
	err = s.read(ctx, func(r *rx) error {
		var there bool
		if err := r.row(ctx, `SELECT EXISTS (SELECT 1 FROM hook h WHERE `+theirs+` AND h.id = ?4)`, theirArgs(by, id)...).Scan(&there); err != nil || !there {
			return orNotFound(err)
		}
		list, err = r.deliveries(ctx, `WHERE h.id = ?1 AND (?2 = 0 OR d.id < ?2) ORDER BY d.id DESC LIMIT ?3`, id, before, limit)
		return err
	})
	return list, err
}
