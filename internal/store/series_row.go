package store

import (
	"context"
	"fmt"

	"plainwell/internal/redact"
	"plainwell/internal/remind"
)

const seriesColumns = `s.id, s.version, s.first, s.last, s.extend, s.ended, s.details, s.rule`

// seriesRow is where the columns above are read into.
type seriesRow struct {
	remind.Series
	extend        int64
	details, rule []byte
}

func (r *seriesRow) into() []any {
	return []any{&r.ID, &r.Version, &r.From, &r.Made, &r.extend, &r.Ended, &r.details, &r.rule}
}

func ruleBind(id int64) string { return fmt.Sprintf("series/%d/rule", id) }

// sealSeries seals a series. Its details are sealed as those of a date are, with
// the random number of the series, which no date has, in place of a date's: so
// whatever a date holds, a series holds.
func (s *Store) sealSeries(v remind.Series) (details, rule []byte, err error) {
	if details, err = s.sealDate(remind.Appointment{ID: v.ID, Details: v.Details}); err != nil {
		return nil, nil, err
	}
	rule, err = s.sealJSON(v.Rule.String(), ruleBind(v.ID))
	return details, rule, err
}

// openSeries gives the series of a row, or an error that holds nothing of it.
func (s *Store) openSeries(r seriesRow) (remind.Series, error) {
	v := r.Series
	var date dateRow
	date.ID, date.sealed = v.ID, r.details
	a, err := s.openDate(date)
	if err != nil {
		return v, fmt.Errorf("series %d: %w", v.ID, err)
	}
	var rule string
	if err = s.unsealJSON(r.rule, ruleBind(v.ID), &rule); err == nil {
		v.Rule, err = remind.ParseRule(rule)
	}
	if err != nil {
		return v, fmt.Errorf("the rule of series %d: %w", v.ID, err)
	}
	v.Details, v.Extend = a.Details, fromMS(r.extend)
	return v, nil
}

// occurrences reads the dates of a series by number.
func (r *rx) occurrences(ctx context.Context, series int64) ([]remind.Occurrence, error) {
	var out []remind.Occurrence
	err := r.each(ctx, func(scan func(...any) error) error {
		var d dateRow
		var o remind.Occurrence
		if err := scan(append(d.into(), &o.Number, &o.Own, &o.Forward)...); err != nil {
			return err
		}
		a, err := r.s.openDate(d)
		o.Appointment = a
		out = append(out, o)
		return err
	}, `SELECT `+dateColumns+`, o.number, o.own, o.forward FROM occurrence o JOIN appointment a ON a.id = o.appointment
		WHERE o.series = ? ORDER BY o.number`, series)
	return out, err
}

// insertOccurrence writes one date of a series, for all that hold the series, with
// its reminders.
func (t *tx) insertOccurrence(ctx context.Context, series int64, o *remind.Occurrence, phones []int64, plan []remind.Plan) error {
	var err error
	if o.ID, err = t.s.newID(); err != nil {
		return err
	}
	sealed, err := t.s.sealDate(o.Appointment)
	if err != nil {
		return err
	}
	address := t.s.keys.Address("appointment", o.ID, 1)
	if err := t.exec(ctx, `INSERT INTO appointment (id, address, version, starts, cancelled, sealed, made, changed) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
		o.ID, t.s.dateLookup(address), o.Version, ms(o.UTC), o.Cancelled, sealed, ms(o.Made), ms(o.Changed)); err != nil {
		return err
	}
	for _, phone := range phones {
		if err := t.exec(ctx, `INSERT INTO holder (appointment, phone) VALUES (?, ?)`, o.ID, phone); err != nil {
			return err
		}
	}
	if err := t.exec(ctx, `INSERT INTO occurrence (appointment, series, number, own, forward) VALUES (?, ?, ?, ?, ?)`,
		o.ID, series, o.Number, o.Own, o.Forward); err != nil {
		return err
	}
	o.Address = redact.Text(address)
	return t.insertRows(ctx, o.Appointment, phones, plan)
}
