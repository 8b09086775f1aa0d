package store

import (
	"context"

	"plainwell/internal/device"
	"plainwell/internal/fault"
	"plainwell/internal/remind"
)

// AddSeries satisfies remind.SeriesShelf.
func (s *Store) AddSeries(ctx context.Context, holder device.ID, v remind.Series, dates []remind.Occurrence, plans [][]remind.Plan) (remind.SeriesDates, error) {
	var err error
	if v.ID, err = s.newID(); err != nil {
		return remind.SeriesDates{}, err
	}
	details, rule, err := s.sealSeries(v)
	if err != nil {
		return remind.SeriesDates{}, err
	}
	err = s.write(ctx, s.clock(), func(t *tx) error {
		if _, err := t.phone(ctx, holder); err != nil {
			return err
		}
		if err := t.exec(ctx, `INSERT INTO series (id, version, first, last, extend, ended, details, rule) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
			v.ID, v.Version, v.From, v.Made, ms(v.Extend), v.Ended, details, rule); err != nil {
			return err
		}
		holders, of := `SELECT ?1, ?2 UNION SELECT ?1, phone FROM follower WHERE folder = ?2`, int64(holder)
		if dates[0].ID != 0 { // who let go of the date it was does not get its row
			holders, of = `SELECT ?1, phone FROM holder WHERE appointment = ?2`, dates[0].ID
		}
		if err := t.exec(ctx, `INSERT INTO series_holder (series, phone) `+holders, v.ID, of); err != nil {
			return err
		}
		return t.addDates(ctx, v.ID, dates, plans)
	})
	if err != nil {
		return remind.SeriesDates{}, err
	}
	return remind.SeriesDates{Series: v, Dates: dates}, nil
}

// addDates writes dates of a series for each phone that holds it.
func (t *tx) addDates(ctx context.Context, series int64, dates []remind.Occurrence, plans [][]remind.Plan) error {
	phones, err := t.ids(ctx, `SELECT phone FROM series_holder WHERE series = ? ORDER BY phone`, series)
	for i := range dates {
		switch {
		case err != nil:
		case dates[i].ID != 0:
			err = t.adoptOccurrence(ctx, series, &dates[i], plans[i])
		default:
			err = t.insertOccurrence(ctx, series, &dates[i], phones, plans[i])
		}
	}
	return err
}

// ExtendSeries satisfies remind.SeriesShelf.
func (s *Store) ExtendSeries(ctx context.Context, v remind.Series, dates []remind.Occurrence, plans [][]remind.Plan) error {
	return s.write(ctx, s.clock(), func(t *tx) error {
		if err := t.seriesRow(ctx, v, v.Version, v.Made-len(dates)); err != nil {
			return err
		}
		return t.addDates(ctx, v.ID, dates, plans)
	})
}

// seriesRow writes the row of a series over one with the given version and number
// of dates; when there is none it was changed meanwhile.
func (t *tx) seriesRow(ctx context.Context, v remind.Series, version, made int) error {
	details, rule, err := t.s.sealSeries(v)
	if err != nil {
		return err
	}
	n, err := t.count(ctx, `UPDATE series SET version = ?2, first = ?3, last = ?4, extend = ?5, ended = ?6, details = ?7, rule = ?8
		WHERE id = ?1 AND version = ?9 AND last = ?10`,
		v.ID, v.Version, v.From, v.Made, ms(v.Extend), v.Ended, details, rule, version, made)
	if err == nil && n == 0 {
		err = fault.New(fault.Conflict, "date.changed-elsewhere")
	}
	return err
}

// PurgeSeries satisfies remind.SeriesShelf.
func (s *Store) PurgeSeries(ctx context.Context) (int, error) {
	return s.inBatches(ctx, func(t *tx) (int, error) {
		return t.count(ctx, `DELETE FROM series WHERE id IN (SELECT s.id FROM series s WHERE s.extend = 0
			AND NOT EXISTS (SELECT 1 FROM occurrence o WHERE o.series = s.id) LIMIT ?)`, batch)
	})
}
