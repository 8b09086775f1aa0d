package store

import (
	"context"
	"fmt"
	"time"

	"plainwell/internal/device"
	"plainwell/internal/redact"
	"plainwell/internal/remind"
)

// sealedSubscription is what is sealed of a subscription.
type sealedSubscription struct {
	Endpoint string `json:"e"`
	P256DH   string `json:"p"`
	Auth     string `json:"a"`
}

func subscriptionBind(id device.ID) string { return bind("subscription", int64(id), "keys") }

// Subscribe satisfies device.Shelf.
func (s *Store) Subscribe(ctx context.Context, id device.ID, sub device.Subscription, vapid string, now time.Time) error {
	sealed, err := s.sealJSON(sealedSubscription{sub.Endpoint.Reveal(), sub.P256DH.Reveal(), sub.Auth.Reveal()}, subscriptionBind(id))
	if err != nil {
		return err
	}
	endpoint := s.keys.Lookup("endpoint", sub.Endpoint.Reveal())
	return s.write(ctx, now, func(t *tx) error {
		if _, err := t.phone(ctx, id); err != nil {
			return err
		}
		others, err := t.ids(ctx, `DELETE FROM subscription WHERE endpoint = ? AND phone <> ? RETURNING phone`, endpoint, id)
		if err != nil {
			return err
		}
		for _, other := range others {
			if err := t.setPush(ctx, device.ID(other), device.PushNone); err != nil {
				return err
			}
		}
		// A phone brings the same subscription at each visit. made stays while it
		// does: Record must know whether a "gone" is about this one or an older one.
		if err := t.exec(ctx, `INSERT INTO subscription (phone, endpoint, sealed, vapid, made) VALUES (?1, ?2, ?3, ?4, ?5)
			ON CONFLICT (phone) DO UPDATE SET endpoint = ?2, sealed = ?3, vapid = ?4, gone = 0,
			made = CASE WHEN endpoint = ?2 AND gone = 0 THEN made ELSE ?5 END`,
			id, endpoint, sealed, vapid, ms(now)); err != nil {
			return err
		}
		if err := t.setPush(ctx, id, device.PushOn); err != nil {
			return err
		}
		return t.planAgain(ctx, id)
	})
}

// Unsubscribe satisfies device.Shelf.
func (s *Store) Unsubscribe(ctx context.Context, id device.ID, now time.Time) error {
	err := s.write(ctx, now, func(t *tx) error {
		if _, err := t.phone(ctx, id); err != nil {
			return err
		}
		if err := t.exec(ctx, `DELETE FROM subscription WHERE phone = ?`, id); err != nil {
			return err
		}
		if err := t.setPush(ctx, id, device.PushNone); err != nil {
			return err
		}
		return t.endAll(ctx, remind.Muted, "", `phone = ?3`, id)
	})
	if err == nil {
		s.truncate(ctx, now)
	}
	return err
}

// Subscription satisfies device.Shelf.
func (s *Store) Subscription(ctx context.Context, id device.ID) (device.Subscription, error) {
	var sealed []byte
	err := s.read(ctx, func(r *rx) error {
		return r.row(ctx, `SELECT sealed FROM subscription WHERE phone = ? AND gone = 0`, id).Scan(&sealed)
	})
	if err != nil {
		return device.Subscription{}, err
	}
	return s.openSubscription(id, sealed)
}

// SubscriptionKey gives the VAPID public key that the subscription of a phone was
// made with, gone or not, or fault.NotFound. A phone whose key is no longer ours
// must subscribe again.
func (s *Store) SubscriptionKey(ctx context.Context, id device.ID) (string, error) {
	var vapid string
	err := s.read(ctx, func(r *rx) error {
		return r.row(ctx, `SELECT vapid FROM subscription WHERE phone = ?`, id).Scan(&vapid)
	})
	return vapid, err
}

func (s *Store) openSubscription(id device.ID, sealed []byte) (device.Subscription, error) {
	var v sealedSubscription
	if err := s.unsealJSON(sealed, subscriptionBind(id), &v); err != nil {
		return device.Subscription{}, fmt.Errorf("subscription of phone %d: %w", id, err)
	}
	return device.Subscription{Endpoint: redact.Text(v.Endpoint), P256DH: redact.Text(v.P256DH), Auth: redact.Text(v.Auth)}, nil
}

func (t *tx) setPush(ctx context.Context, id device.ID, state device.PushState) error {
	return t.exec(ctx, `UPDATE phone SET push = ? WHERE id = ?`, state, id)
}

// OldKeys counts the phones whose subscription was made with a push key that is no
// longer ours. Each is well again after its next visit.
func (s *Store) OldKeys(ctx context.Context) (n int, err error) {
	err = s.read(ctx, func(r *rx) error {
		return r.row(ctx, `SELECT count(*) FROM subscription WHERE gone = 0 AND vapid <> ?`, s.pushKey).Scan(&n)
	})
	return n, err
}
