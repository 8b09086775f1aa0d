package store

import (
	"context"
	"slices"

	"plainwell/internal/device"
	"plainwell/internal/fault"
	"plainwell/internal/remind"
)

// ReplaceSeries satisfies remind.SeriesShelf.
func (s *Store) ReplaceSeries(ctx context.Context, holder device.ID, v remind.Series, c remind.SeriesChange) ([]remind.Appointment, error) {
	var changed []remind.Appointment
	err := s.write(ctx, s.clock(), func(t *tx) error {
		var holds bool
		if err := t.row(ctx, `SELECT EXISTS (SELECT 1 FROM series_holder WHERE series = ? AND phone = ?)`, v.ID, holder).Scan(&holds); err != nil || !holds {
			return orNotFound(err)
		}
		if err := t.seriesRow(ctx, v, v.Version-1, c.Made); err != nil {
			return err
		}
		// Those that leave go first, and the others in order: a number is given to a
		// later date only when it is free.
		for _, id := range c.Left {
			if err := t.exec(ctx, `DELETE FROM occurrence WHERE appointment = ? AND series = ?`, id, v.ID); err != nil {
				return err
			}
		}
		for i, o := range c.Changed {
			a, err := t.replaceOccurrence(ctx, v.ID, o, c.Plans[i], slices.Contains(c.Left, o.ID))
			if err != nil {
				return err
			}
			changed = append(changed, a)
		}
		return t.addDates(ctx, v.ID, c.New, c.NewPlan)
	})
	return changed, err
}

// adoptOccurrence makes a date that is there one of a series. One that was of another,
// which has ended, leaves that.
func (t *tx) adoptOccurrence(ctx context.Context, series int64, o *remind.Occurrence, plan []remind.Plan) error {
	var repeats bool
	if err := t.row(ctx, `SELECT EXISTS (SELECT 1 FROM occurrence o JOIN series s ON s.id = o.series WHERE o.appointment = ? AND s.ended = 0)`, o.ID).Scan(&repeats); err != nil {
		return err
	}
	if repeats { // two taps at once
		return fault.New(fault.Conflict, "date.changed-elsewhere")
	}
	if err := t.replaceIfNew(ctx, o.Appointment, plan); err != nil {
		return err
	}
	err := t.exec(ctx, `INSERT OR REPLACE INTO occurrence (appointment, series, number, own, forward) VALUES (?, ?, ?, ?, ?)`,
		o.ID, series, o.Number, o.Own, o.Forward)
	if err == nil {
		o.Appointment, err = t.date(ctx, `WHERE a.id = ?`, o.ID)
	}
	return err
}

// replaceIfNew writes a date that is one version up, and nothing for one that is as it
// stands. Any other was changed meanwhile.
func (t *tx) replaceIfNew(ctx context.Context, a remind.Appointment, plan []remind.Plan) error {
	var version int
	if err := t.row(ctx, `SELECT version FROM appointment WHERE id = ?`, a.ID).Scan(&version); err != nil {
		return orNotFound(err)
	}
	switch a.Version {
	case version:
		return nil
	case version + 1:
		return t.replaceDate(ctx, a, plan)
	default:
		return fault.New(fault.Conflict, "date.changed-elsewhere")
	}
}

// replaceOccurrence writes one date of a changed series: as a new version, or only
// its place in the series.
func (t *tx) replaceOccurrence(ctx context.Context, series int64, o remind.Occurrence, plan []remind.Plan, left bool) (remind.Appointment, error) {
	if err := t.replaceIfNew(ctx, o.Appointment, plan); err != nil {
		return remind.Appointment{}, err
	}
	if !left {
		n, err := t.count(ctx, `UPDATE occurrence SET number = ?3, own = ?4, forward = ?5 WHERE appointment = ?1 AND series = ?2`,
			o.ID, series, o.Number, o.Own, o.Forward)
		if err == nil && n == 0 {
			err = fault.New(fault.Conflict, "date.changed-elsewhere")
		}
		if err != nil {
			return remind.Appointment{}, err
		}
	}
	return t.date(ctx, `WHERE a.id = ?`, o.ID)
}
