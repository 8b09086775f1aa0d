package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"plainwell/internal/remind"
)

// changeRow is what a date was before its last change, as it is kept: the sealed
// details of that time, sealed once more for this place, so that nobody can put
// them back in the place of the newer ones.
type changeRow struct {
	follows int
	at      int64
	sealed  []byte
}

func changeBind(date int64) string { return fmt.Sprintf("appointment/%d/before", date) }

func (r *rx) changeOf(ctx context.Context, date int64) (c changeRow, before remind.Details, ok bool, err error) {
	err = r.row(ctx, `SELECT follows, at, sealed FROM appointment_change WHERE appointment = ?`, date).Scan(&c.follows, &c.at, &c.sealed)
	if errors.Is(err, sql.ErrNoRows) {
		return c, before, false, nil
	}
	if err != nil {
		return c, before, false, err
	}
	var row dateRow
	row.ID = date
	if row.sealed, err = r.s.keys.Unseal(c.sealed, changeBind(date)); err != nil {
		return c, before, false, fmt.Errorf("what date %d was before: %w", date, err)
	}
	a, err := r.s.openDate(row)
	return c, a.Details, err == nil, err
}

// keepChange keeps what a date is before it becomes a. What cannot be read is as
// good as not there: it must not keep a person from changing a date.
func (t *tx) keepChange(ctx context.Context, a remind.Appointment, follows int) error {
	var row dateRow
	if err := t.row(ctx, `SELECT `+dateColumns+` FROM appointment a WHERE a.id = ?`, a.ID).Scan(row.into()...); err != nil {
		return err
	}
	now, err := t.s.openDate(row)
	if err != nil {
		t.s.log.Error("what a date was before cannot be read", "error", err)
		return nil
	}
	if !now.News(a) {
		return nil
	}
	at, before := ms(a.Changed), row.sealed
	if old, was, ok, err := t.changeOf(ctx, a.ID); err == nil && ok && a.Changed.Sub(fromMS(old.at)) < remind.ChangesAreOne {
		at = old.at
		// Both began somewhere: from the earlier one on all have changed. Of those that
		// changed before, not all need be off.
		if !a.Cancelled && (follows == 0 || old.follows > 0 && old.follows < follows) {
			follows = old.follows
		}
		if before, err = t.s.keys.Unseal(old.sealed, changeBind(a.ID)); err != nil {
			return err
		}
		first := now
		first.Details, first.Cancelled = was, false
		if !first.News(a) { // it is again as it was
			return t.exec(ctx, `DELETE FROM appointment_change WHERE appointment = ?`, a.ID)
		}
	}
	sealed, err := t.s.keys.Seal(before, changeBind(a.ID))
	if err != nil {
		return err
	}
	return t.exec(ctx, `INSERT INTO appointment_change (appointment, follows, at, sealed) VALUES (?1, ?2, ?3, ?4)
		ON CONFLICT (appointment) DO UPDATE SET follows = ?2, at = ?3, sealed = ?4`, a.ID, follows, at, sealed)
}

// LastChange satisfies remind.SeriesShelf.
func (s *Store) LastChange(ctx context.Context, date int64) (c remind.Change, ok bool, err error) {
	err = s.read(ctx, func(r *rx) error {
		row, before, found, err := r.changeOf(ctx, date)
		c, ok = remind.Change{Before: before, At: time.UnixMilli(row.at).UTC(), Follows: row.follows}, found
		return err
	})
	return c, ok && err == nil, err
}
