package store

import (
	"context"
	"database/sql"
	"errors"

	"plainwell/internal/device"
	"plainwell/internal/remind"
)

// live says that a row is planned or being sent; a CHECK of the table holds at and
// state together. It is the condition of the index reminder_due, word for word:
// only then does SQLite answer from the index alone.
const live = `at > 0`

// insertRows plans reminders of a date: one row for each phone and plan. A row
// that is there already (the same plan twice) stays.
func (t *tx) insertRows(ctx context.Context, a remind.Appointment, phones []int64, plan []remind.Plan) error {
	next, err := t.nextRow(ctx)
	if err != nil {
		return err
	}
	for _, phone := range phones {
		for _, p := range plan {
			if err := t.insertRow(ctx, next, a.ID, a.Version, phone, p); err != nil {
				return err
			}
			next++
		}
	}
	return nil
}

// insertRow writes one row. A folder of key workers is no phone and gets none.
func (t *tx) insertRow(ctx context.Context, id, date int64, version int, phone int64, p remind.Plan) error {
	return t.exec(ctx, `INSERT INTO reminder (id, appointment, phone, version, purpose, days, hours, due, expires, silent, address, state, at)
		SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, 'planned', max(?8, 1) WHERE NOT EXISTS (SELECT 1 FROM person WHERE folder = ?3)
		ON CONFLICT (appointment, version, purpose, days, hours, phone) DO NOTHING`,
		id, date, phone, version, p.Purpose, p.Offset.Days, p.Offset.Hours, ms(p.Due), ms(p.Expires), p.Silent,
		t.s.noticeLookup(t.s.noticeAddress(id)))
}

// nextRow is the number of the next reminder. They are given in order, which keeps
// planning cheap in a large table, and never twice (AUTOINCREMENT). It must be
// known before the row is written, because its address is made of it.
func (r *rx) nextRow(ctx context.Context) (int64, error) {
	var last int64
	err := r.row(ctx, `SELECT seq FROM sqlite_sequence WHERE name = 'reminder'`).Scan(&last)
	if errors.Is(err, sql.ErrNoRows) {
		err = nil
	}
	return last + 1, err
}

// planAgain gives a phone that can be reached again the reminders that ended muted
// or gone before their time had come. A finished row stays finished, so each is
// replaced by a new one, with a number and an address of its own.
func (t *tx) planAgain(ctx context.Context, phone device.ID) error {
	type row struct {
		date    int64
		version int
		plan    planRow
	}
	var rows []row
	err := t.each(ctx, func(scan func(...any) error) error {
		var r row
		err := scan(append(r.plan.into(), &r.date, &r.version)...)
		rows = append(rows, r)
		return err
	}, `DELETE FROM reminder AS r WHERE phone = ? AND state IN ('muted', 'gone') AND purpose = 'remind' AND due > ?
		AND version = (SELECT a.version FROM appointment a WHERE a.id = r.appointment)
		RETURNING `+planColumns+`, appointment, version`, phone, ms(t.now))
	if err != nil {
		return err
	}
	next, err := t.nextRow(ctx)
	if err != nil {
		return err
	}
	for i, r := range rows {
		if err := t.insertRow(ctx, next+int64(i), r.date, r.version, int64(phone), r.plan.plan()); err != nil {
			return err
		}
	}
	return nil
}

// noticeAddress is the secret part of /n/ for one row.
func (s *Store) noticeAddress(row int64) string { return s.keys.Address("notice", row, 1) }

// noticeLookup is what a row is found by. 16 bytes are plenty, and the table is the
// largest.
func (s *Store) noticeLookup(address string) []byte { return s.keys.Lookup("notice", address)[:16] }
