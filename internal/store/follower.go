package store

import (
	"context"
	"time"

	"plainwell/internal/device"
	"plainwell/internal/fault"
	"plainwell/internal/remind"
)

// Follow satisfies remind.FollowShelf.
func (s *Store) Follow(ctx context.Context, folder, phone device.ID, now time.Time) error {
	return s.write(ctx, now, func(t *tx) error { return t.follow(ctx, folder, phone) })
}

func (t *tx) follow(ctx context.Context, folder, phone device.ID) error {
	var there, follows bool
	var n int
	if err := t.row(ctx, `SELECT EXISTS (SELECT 1 FROM person WHERE folder = ?1), EXISTS (SELECT 1 FROM follower WHERE folder = ?1 AND phone = ?2),
		(SELECT count(*) FROM follower WHERE folder = ?1)`, folder, phone).Scan(&there, &follows, &n); err != nil || !there {
		return orNotFound(err)
	}
	if !follows && n >= remind.MaxFollowers {
		return fault.New(fault.TooMany, "date.error.many-phones").With(map[string]any{"Max": remind.MaxFollowers})
	}
	if err := t.exec(ctx, `INSERT OR IGNORE INTO follower (folder, phone, made) VALUES (?, ?, ?)`, folder, phone, ms(t.now)); err != nil {
		return err
	}
	if err := t.exec(ctx, `INSERT OR IGNORE INTO series_holder (series, phone) SELECT series, ?2 FROM series_holder WHERE phone = ?1`, folder, phone); err != nil {
		return err
	}
	dates, err := t.ids(ctx, `SELECT a.id FROM holder h JOIN appointment a ON a.id = h.appointment WHERE h.phone = ?1 AND a.starts > ?3
		AND NOT EXISTS (SELECT 1 FROM holder o WHERE o.appointment = a.id AND o.phone = ?2) ORDER BY a.starts`, folder, phone, ms(t.now))
	if err != nil {
		return err
	}
	return t.holdAll(ctx, dates, phone)
}

// holdAll puts dates that a phone does not hold on it, with reminders of its own.
func (t *tx) holdAll(ctx context.Context, dates []int64, phone device.ID) error {
	for _, id := range dates {
		a, err := t.date(ctx, `WHERE a.id = ?`, id)
		if err != nil {
			return err
		}
		if err := t.exec(ctx, `INSERT INTO holder (appointment, phone) VALUES (?, ?)`, id, phone); err != nil {
			return err
		}
		if err := t.insertRows(ctx, a, []int64{int64(phone)}, remind.Plans(a, t.now)); err != nil {
			return err
		}
	}
	return nil
}

// Unfollow satisfies remind.FollowShelf.
func (s *Store) Unfollow(ctx context.Context, folder, phone device.ID, now time.Time) error {
	err := s.write(ctx, now, func(t *tx) error { return t.unfollow(ctx, folder, int64(phone), "left") })
	if err == nil {
		s.truncate(ctx, now)
	}
	return err
}

// unfollow takes the dates of a folder off one phone. What waits to be sent to it ends
// muted, with the note; a row that is being sent is not found when it is read again.
func (t *tx) unfollow(ctx context.Context, folder device.ID, phone int64, note string) error {
	if err := t.endAll(ctx, remind.Muted, note, `phone = ?4 AND appointment IN (SELECT appointment FROM holder WHERE phone = ?3)`, folder, phone); err != nil {
		return err
	}
	const its = ` WHERE phone = ?2 AND appointment IN (SELECT appointment FROM holder WHERE phone = ?1)`
	for _, query := range []string{
		`DELETE FROM reminder` + its,
		`DELETE FROM share_code WHERE appointment IN (SELECT appointment FROM holder` + its + `)`, // it may have made them
		`DELETE FROM holder` + its,
		`DELETE FROM series_holder WHERE phone = ?2 AND series IN (SELECT series FROM series_holder WHERE phone = ?1)`,
		`DELETE FROM follower WHERE phone = ?2 AND folder = ?1`,
	} {
		if err := t.exec(ctx, query, folder, phone); err != nil {
			return err
		}
	}
	return nil
}

// followers gives the phones that follow a folder: none where the phone is none.
func (r *rx) followers(ctx context.Context, folder device.ID) ([]int64, error) {
	return r.ids(ctx, `SELECT phone FROM follower WHERE folder = ? ORDER BY phone`, folder)
}
