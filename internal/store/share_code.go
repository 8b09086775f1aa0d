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
// phone, with reminders of its own, and so are the others where it repeats. It says
// whether there is such a code.
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
	var series int64
	err = t.row(ctx, `SELECT series FROM occurrence WHERE appointment = ?`, date).Scan(&series)
	if err == nil {
		return true, t.addSeriesHolder(ctx, series, date, into)
	}
	if !errors.Is(err, sql.ErrNoRows) {
		return true, err
	}
	if holds, err := t.holds(ctx, date, into); err != nil || holds {
		return true, err
	}
	return true, t.addHolder(ctx, date, into)
}

// addHolder puts one date on one more phone.
func (t *tx) addHolder(ctx context.Context, date int64, into device.ID) error {
	var held int
	if err := t.row(ctx, `SELECT count(*) FROM holder h WHERE h.phone = ?
		AND NOT EXISTS (SELECT 1 FROM occurrence o WHERE o.appointment = h.appointment)`, into).Scan(&held); err != nil {
		return err
	}
	if held >= remind.MaxDates {
		return fault.New(fault.TooMany, "date.too-many").With(map[string]any{"Max": remind.MaxDates})
	}
	return t.holdAll(ctx, []int64{date}, into)
}

// addSeriesHolder puts a date that repeats on one more phone: the date itself, all of
// its series that are to come, and those that will be made.
func (t *tx) addSeriesHolder(ctx context.Context, series, date int64, into device.ID) error {
	var held int
	if err := t.row(ctx, `SELECT count(*) FROM series_holder WHERE phone = ? AND series <> ?`, into, series).Scan(&held); err != nil {
		return err
	}
	if held >= remind.MaxSeries {
		return fault.New(fault.TooMany, "repeat.too-many").With(map[string]any{"Max": remind.MaxSeries})
	}
	if err := t.exec(ctx, `INSERT OR IGNORE INTO series_holder (series, phone) VALUES (?, ?)`, series, into); err != nil {
		return err
	}
	dates, err := t.ids(ctx, `SELECT a.id FROM occurrence o JOIN appointment a ON a.id = o.appointment
		WHERE o.series = ?1 AND (a.starts > ?2 OR a.id = ?3) AND NOT EXISTS (SELECT 1 FROM holder h WHERE h.appointment = a.id AND h.phone = ?4)
		ORDER BY o.number`, series, ms(t.now), date, into)
	if err != nil {
		return err
	}
	return t.holdAll(ctx, dates, into)
}

func (s *Store) shareLookup(code string) []byte { return s.keys.Lookup("share", code) }
