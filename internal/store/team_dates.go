package store

import (
	"context"
	"encoding/json"
	"time"

	"plainwell/internal/remind"
	"plainwell/internal/worker"
)

// TeamDates satisfies worker.DeskShelf. A date that cannot be read is left out and
// logged.
func (s *Store) TeamDates(ctx context.Context, team worker.TeamID, from, until time.Time) (map[worker.PersonID][]remind.Appointment, error) {
	var dates []remind.Appointment
	var whose []worker.PersonID
	err := s.read(ctx, func(r *rx) error {
		err := r.each(ctx, func(scan func(...any) error) error {
			var d dateRow
			var folder worker.PersonID
			if err := scan(append(d.into(), &folder)...); err != nil {
				return err
			}
			a, err := s.openDate(d)
			if err != nil {
				s.log.Error("a date cannot be read", "error", err)
				return nil
			}
			dates, whose = append(dates, a), append(whose, folder)
			return nil
		}, `SELECT `+dateColumns+`, p.folder FROM person p JOIN holder h ON h.phone = p.folder JOIN appointment a ON a.id = h.appointment
			WHERE p.team = ?1 AND a.starts >= ?2 AND (a.starts < ?3
				OR EXISTS (SELECT 1 FROM answer w WHERE w.appointment = a.id AND w.sealed IS NOT NULL))
			ORDER BY a.starts, a.made, a.id`, team, ms(from), ms(until))
		if err != nil {
			return err
		}
		return r.withAnswers(ctx, dates)
	})
	out := map[worker.PersonID][]remind.Appointment{}
	for i, a := range dates {
		out[whose[i]] = append(out[whose[i]], a)
	}
	return out, err
}

// Dealt satisfies worker.DeskShelf.
func (s *Store) Dealt(ctx context.Context, dates []int64) (map[int64]map[worker.Matter]time.Time, error) {
	list, err := json.Marshal(dates)
	if err != nil {
		return nil, err
	}
	out := map[int64]map[worker.Matter]time.Time{}
	err = s.read(ctx, func(r *rx) error {
		return r.each(ctx, func(scan func(...any) error) error {
			var date, at int64
			var what worker.Matter
			err := scan(&date, &what, &at)
			if out[date] == nil {
				out[date] = map[worker.Matter]time.Time{}
			}
			out[date][what] = fromMS(at)
			return err
		}, `SELECT appointment, what, at FROM dealt WHERE appointment IN (SELECT value FROM json_each(?))`, string(list))
	})
	return out, err
}

// SetDealt satisfies worker.DeskShelf.
func (s *Store) SetDealt(ctx context.Context, date int64, what worker.Matter, e worker.Entry) error {
	return s.write(ctx, e.At, func(t *tx) error {
		if err := t.exec(ctx, `INSERT INTO dealt (appointment, what, at) VALUES (?1, ?2, ?3)
			ON CONFLICT (appointment, what) DO UPDATE SET at = ?3`, date, what, ms(e.At)); err != nil {
			return err
		}
		return t.audit(ctx, e)
	})
}
