package store

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"plainwell/internal/device"
	"plainwell/internal/redact"
)

// NewFeed satisfies remind.FeedShelf.
func (s *Store) NewFeed(ctx context.Context, phone device.ID, now time.Time) (address redact.Text, err error) {
	fresh, err := s.newID()
	if err != nil {
		return "", err
	}
	err = s.write(ctx, now, func(t *tx) error {
		if _, err := t.phone(ctx, phone); err != nil {
			return err
		}
		id, version := fresh, 1
		err := t.row(ctx, `SELECT id, version + 1 FROM feed WHERE phone = ?`, phone).Scan(&id, &version)
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			return err
		}
		address = s.feedAddress(id, version)
		return t.exec(ctx, `INSERT INTO feed (id, phone, version, address) VALUES (?1, ?2, ?3, ?4)
			ON CONFLICT (phone) DO UPDATE SET version = ?3, address = ?4`, id, phone, version, s.feedLookup(address.Reveal()))
	})
	return address, err
}

// Feed satisfies remind.FeedShelf.
func (s *Store) Feed(ctx context.Context, phone device.ID) (address redact.Text, err error) {
	err = s.read(ctx, func(r *rx) error {
		var id int64
		var version int
		err := r.row(ctx, `SELECT id, version FROM feed WHERE phone = ? AND address IS NOT NULL`, phone).Scan(&id, &version)
		if errors.Is(err, sql.ErrNoRows) {
			return nil
		}
		address = s.feedAddress(id, version)
		return err
	})
	return address, err
}

// EndFeed satisfies remind.FeedShelf.
func (s *Store) EndFeed(ctx context.Context, phone device.ID, now time.Time) error {
	return s.write(ctx, now, func(t *tx) error {
		return t.exec(ctx, `UPDATE feed SET address = NULL, version = version + 1 WHERE phone = ? AND address IS NOT NULL`, phone)
	})
}

// ByFeed satisfies remind.FeedShelf.
func (s *Store) ByFeed(ctx context.Context, address string) (d device.Device, err error) {
	err = s.read(ctx, func(r *rx) error {
		var p phoneRow
		err := r.row(ctx, `SELECT `+phoneColumns+` FROM feed f JOIN phone p ON p.id = f.phone WHERE f.address = ?`, s.feedLookup(address)).Scan(p.into()...)
		d = p.device()
		return err
	})
	return d, err
}

func (s *Store) feedAddress(id int64, version int) redact.Text {
	return redact.Text(s.keys.Address("feed", id, version))
}

// feedLookup is what a feed is found by: its address itself is not kept.
func (s *Store) feedLookup(address string) []byte { return s.keys.Lookup("feed", address) }
