package store

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"plainwell/internal/device"
	"plainwell/internal/fault"
	"plainwell/internal/redact"
	"plainwell/internal/remind"
)

// shareSpan is how long a code that puts a date on one more phone is good for.
const shareSpan = 24 * time.Hour

// ShareCode satisfies remind.PhonesShelf.
func (s *Store) ShareCode(ctx context.Context, holder device.ID, date int64, now time.Time) (redact.Text, error) {
	return s.freshCode(ctx, now, func(t *tx, code string) error {
		if holds, err := t.holds(ctx, date, holder); err != nil || !holds {
			return orNotFound(err)
		}
		if err := t.exec(ctx, `DELETE FROM share_code WHERE expires <= ?`, ms(now)); err != nil {
			return err
		}
		return t.exec(ctx, `INSERT INTO share_code (appointment, code, expires) VALUES (?1, ?2, ?3)
			ON CONFLICT (appointment) DO UPDATE SET code = ?2, expires = ?3`, date, s.shareLookup(code), ms(now.Add(shareSpan)))
	})
}

// shareHere uses a code that is no move code: its date is then held by one more
// phone, with reminders of its own. It says whether there is such a code.
func (t *tx) shareHere(ctx context.Context, code string, into device.ID) (found bool, err error) {
	var date int64
	err = t.row(ctx, `DELETE FROM share_code WHERE code = ? AND expires > ? RETURNING appointment`,
		t.s.shareLookup(code), ms(t.now)).Scan(&date)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	if holds, err := t.holds(ctx, date, into); err != nil || holds {
		return true, err
	}
	return true, t.addHolder(ctx, date, into)
}

func (t *tx) addHolder(ctx context.Context, date int64, into device.ID) error {
	var held int
	if err := t.row(ctx, `SELECT count(*) FROM holder h WHERE h.phone = ?
		AND NOT EXISTS (SELECT 1 FROM occurrence o WHERE o.appointment = h.appointment)`, into).Scan(&held); err != nil {
		return err
	}
	if held >= remind.MaxDates {
		return fault.New(fault.TooMany, "date.too-many").With(map[string]any{"Max": remind.MaxDates})
	}
	a, err := t.date(ctx, `WHERE a.id = ?`, date)
	if err != nil {
		return err
	}
	if err := t.exec(ctx, `INSERT INTO holder (appointment, phone) VALUES (?, ?)`, date, into); err != nil {
		return err
	}
	return t.insertRows(ctx, a, []int64{int64(into)}, remind.Plans(a, t.now))
}

func (s *Store) shareLookup(code string) []byte { return s.keys.Lookup("share", code) }
