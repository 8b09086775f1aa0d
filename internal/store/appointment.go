package store

import (
	"context"
	"time"

	"plainwell/internal/device"
	"plainwell/internal/fault"
	"plainwell/internal/redact"
	"plainwell/internal/remind"
)

// Add satisfies remind.Shelf.
func (s *Store) Add(ctx context.Context, holder device.ID, a remind.Appointment, plan []remind.Plan) (remind.Appointment, error) {
	var err error
	if a.ID, err = s.newID(); err != nil {
		return remind.Appointment{}, err
	}
	sealed, err := s.sealDate(a)
	if err != nil {
		return remind.Appointment{}, err
	}
	address := s.keys.Address("appointment", a.ID, 1)
	err = s.write(ctx, s.clock(), func(t *tx) error {
		if _, err := t.phone(ctx, holder); err != nil {
			return err
		}
		if err := t.exec(ctx, `INSERT INTO appointment (id, address, version, starts, cancelled, sealed, made, changed) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
			a.ID, s.dateLookup(address), a.Version, ms(a.UTC), a.Cancelled, sealed, ms(a.Made), ms(a.Changed)); err != nil {
			return err
		}
		if err := t.exec(ctx, `INSERT INTO holder (appointment, phone) VALUES (?, ?)`, a.ID, holder); err != nil {
			return err
		}
		if err := t.insertRows(ctx, a, []int64{int64(holder)}, plan); err != nil {
			return err
		}
		followers, err := t.followers(ctx, holder)
		for _, phone := range followers {
			if err == nil {
				err = t.exec(ctx, `INSERT INTO holder (appointment, phone) VALUES (?, ?)`, a.ID, phone)
			}
		}
		if err != nil {
			return err
		}
		return t.insertRows(ctx, a, followers, plan)
	})
	if err != nil {
		return remind.Appointment{}, err
	}
	a.Address = redact.Text(address)
	return a, nil
}

// Replace satisfies remind.Shelf.
func (s *Store) Replace(ctx context.Context, holder device.ID, a remind.Appointment, plan []remind.Plan) (remind.Appointment, error) {
	var stored remind.Appointment
	err := s.write(ctx, s.clock(), func(t *tx) error {
		if holds, err := t.holds(ctx, a.ID, holder); err != nil || !holds {
			return orNotFound(err)
		}
		if err := t.replaceDate(ctx, a, plan); err != nil {
			return err
		}
		if err := t.exec(ctx, `UPDATE occurrence SET own = 1, forward = 0 WHERE appointment = ?`, a.ID); err != nil {
			return err
		}
		var err error
		if stored, err = t.date(ctx, `WHERE a.id = ?`, a.ID); err != nil {
			return err
		}
		return t.withRest(ctx, &stored)
	})
	return stored, err
}

// replaceDate writes a new version of a date, ends the live rows of older versions
// and plans new ones for each phone that holds it. A change that is news clears the
// answer.
func (t *tx) replaceDate(ctx context.Context, a remind.Appointment, plan []remind.Plan) error {
	sealed, err := t.s.sealDate(a)
	if err != nil {
		return err
	}
	n, err := t.count(ctx, `UPDATE appointment SET version = ?2, starts = ?3, cancelled = ?4, sealed = ?5, changed = ?6
		WHERE id = ?1 AND version = ?2 - 1`, a.ID, a.Version, ms(a.UTC), a.Cancelled, sealed, ms(a.Changed))
	if err != nil {
		return err
	}
	if n == 0 {
		return fault.New(fault.Conflict, "date.changed-elsewhere")
	}
	ended := remind.Superseded
	if a.Cancelled {
		ended = remind.Cancelled
	}
	if err := t.endAll(ctx, ended, "", `appointment = ?3`, a.ID); err != nil {
		return err
	}
	if a.Answer.Cleared {
		if err := t.clearAnswer(ctx, a.ID); err != nil {
			return err
		}
	}
	phones, err := t.ids(ctx, `SELECT phone FROM holder WHERE appointment = ? ORDER BY phone`, a.ID)
	if err != nil {
		return err
	}
	return t.insertRows(ctx, a, phones, plan)
}

// Purge satisfies remind.Shelf. Many dates go in several transactions, so that
// reminders are not held up. Kind words that are as old go too.
func (s *Store) Purge(ctx context.Context, before time.Time) (int, error) {
	return s.inBatches(ctx, func(t *tx) (int, error) {
		if err := t.exec(ctx, `DELETE FROM kind_word WHERE at < ?`, ms(before)); err != nil {
			return 0, err
		}
		return t.count(ctx, `DELETE FROM appointment WHERE id IN (SELECT id FROM appointment WHERE starts < ? LIMIT ?)`, ms(before), batch)
	})
}

// holds says whether a phone holds a date.
func (r *rx) holds(ctx context.Context, date int64, phone device.ID) (yes bool, err error) {
	err = r.row(ctx, `SELECT EXISTS (SELECT 1 FROM holder WHERE appointment = ? AND phone = ?)`, date, phone).Scan(&yes)
	return yes, err
}

func orNotFound(err error) error {
	if err != nil {
		return err
	}
	return notFound()
}

// dateLookup is what a date is found by: its address itself is not kept.
func (s *Store) dateLookup(address string) []byte { return s.keys.Lookup("appointment", address) }
