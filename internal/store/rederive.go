package store

import (
	"context"
	"time"

	"plainwell/internal/remind"
)

// Rederive holds the start of every date to come against its wall time and the rules
// of its zone as they are now, and puts right what an older table of zones had
// derived, with the reminders that wait. A date that it moves gets a new version,
// so that calendars take it in. It is for the start of the program: the rules come
// with the program or the computer. n is how many dates it moved.
func (s *Store) Rederive(ctx context.Context, now time.Time) (n int, err error) {
	from, id := ms(now.Add(-48*time.Hour)), int64(0) // rules move no date by more
	for {
		moved, last, err := s.movedDates(ctx, from, id)
		if err != nil {
			return n, err
		}
		for _, a := range moved {
			if err := s.rederive(ctx, a, now); err != nil {
				return n, err
			}
			n++
		}
		if last == nil {
			return n, nil
		}
		from, id = ms(last.UTC), last.ID
	}
}

// movedDates gives those of the next batch of dates, by start and number, whose
// start is no longer right, and the last date of a batch that was full.
func (s *Store) movedDates(ctx context.Context, from, id int64) (moved []remind.Appointment, last *remind.Appointment, err error) {
	seen := 0
	err = s.read(ctx, func(r *rx) error {
		return r.each(ctx, func(scan func(...any) error) error {
			var d dateRow
			if err := scan(d.into()...); err != nil {
				return err
			}
			if seen++; seen == batch {
				last = &remind.Appointment{ID: d.ID, UTC: fromMS(d.starts)}
			}
			a, err := s.openDate(d)
			if err != nil {
				return nil // whoever looks at it is told
			}
			if start, ok := a.Derived(); ok && !start.Equal(a.UTC) {
				a.UTC = start
				moved = append(moved, a)
			}
			return nil
		}, `SELECT `+dateColumns+` FROM appointment a WHERE (a.starts, a.id) > (?, ?) ORDER BY a.starts, a.id LIMIT ?`, from, id, batch)
	})
	return moved, last, err
}

// rederive writes the new start of one date and the new times of its reminders. A
// date that was changed meanwhile was derived by the new rules already.
func (s *Store) rederive(ctx context.Context, a remind.Appointment, now time.Time) error {
	return s.write(ctx, now, func(t *tx) error {
		n, err := t.count(ctx, `UPDATE appointment SET starts = ?3, version = version + 1, changed = ?4 WHERE id = ?1 AND version = ?2`,
			a.ID, a.Version, ms(a.UTC), ms(now))
		if err != nil || n == 0 {
			return err
		}
		rows := map[int64]remind.Plan{}
		err = t.each(ctx, func(scan func(...any) error) error {
			var id int64
			var p planRow
			err := scan(append(p.into(), &id)...)
			rows[id] = p.plan().Derived(a, now)
			return err
		}, `SELECT `+planColumns+`, id FROM reminder WHERE appointment = ? AND version = ? AND `+live, a.ID, a.Version)
		for id, p := range rows {
			if err == nil {
				// A row that was tried already keeps the time of its next try.
				err = t.exec(ctx, `UPDATE reminder SET version = ?2, due = ?3, expires = ?4, silent = ?5,
					at = CASE WHEN state = 'planned' AND attempt = 0 THEN max(?3, 1) ELSE at END WHERE id = ?1`,
					id, a.Version+1, ms(p.Due), ms(p.Expires), p.Silent)
			}
		}
		return err
	})
}
