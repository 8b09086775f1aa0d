package store

import (
	"context"

	"plainwell/internal/device"
	"plainwell/internal/remind"
)

// List satisfies remind.Shelf. A date that cannot be read is left out and logged:
// it must not take the others with it.
func (s *Store) List(ctx context.Context, holder device.ID) ([]remind.Appointment, error) {
	var dates []remind.Appointment
	err := s.read(ctx, func(r *rx) error {
		err := r.each(ctx, func(scan func(...any) error) error {
			var d dateRow
			if err := scan(d.into()...); err != nil {
				return err
			}
			a, err := s.openDate(d)
			if err != nil {
				s.log.Error("a date cannot be read", "error", err)
				return nil
			}
			dates = append(dates, a)
			return nil
		}, `SELECT `+dateColumns+` FROM holder h JOIN appointment a ON a.id = h.appointment
			WHERE h.phone = ? ORDER BY a.starts, a.made, a.id`, holder)
		if err != nil {
			return err
		}
		if err := r.withTeams(ctx, dates); err != nil {
			return err
		}
		return r.withAnswers(ctx, dates)
	})
	return dates, err
}

// ByAddress satisfies remind.Shelf.
func (s *Store) ByAddress(ctx context.Context, address string, holder device.ID) (remind.Appointment, bool, error) {
	return s.find(ctx, holder, `WHERE a.address = ?`, s.dateLookup(address))
}

// ByNotice satisfies remind.Shelf.
func (s *Store) ByNotice(ctx context.Context, address string, holder device.ID) (remind.Appointment, bool, error) {
	return s.find(ctx, holder, `JOIN reminder r ON r.appointment = a.id WHERE r.address = ?`, s.noticeLookup(address))
}

func (s *Store) find(ctx context.Context, holder device.ID, where string, key []byte) (a remind.Appointment, holds bool, err error) {
	err = s.read(ctx, func(r *rx) error {
		if a, err = r.date(ctx, where, key); err != nil {
			return err
		}
		if holds, err = r.holds(ctx, a.ID, holder); err != nil {
			return err
		}
		return r.withRest(ctx, &a)
	})
	if err != nil {
		return remind.Appointment{}, false, err
	}
	return a, holds, nil
}

// date reads the one date that the condition finds.
func (r *rx) date(ctx context.Context, where string, arg any) (remind.Appointment, error) {
	var d dateRow
	if err := r.row(ctx, `SELECT `+dateColumns+` FROM appointment a `+where, arg).Scan(d.into()...); err != nil {
		return remind.Appointment{}, err
	}
	return r.s.openDate(d)
}

// withRest puts into a date what does not stand in its own row: the answer to it, and
// which team made it.
func (r *rx) withRest(ctx context.Context, a *remind.Appointment) error {
	answers, err := r.answers(ctx, a.ID)
	if err != nil {
		return err
	}
	by, err := r.by(ctx, a.ID)
	a.Answer, a.By = answers[a.ID], by[a.ID]
	return err
}
