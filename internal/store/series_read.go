package store

import (
	"context"
	"time"

	"plainwell/internal/device"
	"plainwell/internal/remind"
)

// SeriesOf satisfies remind.SeriesShelf.
func (s *Store) SeriesOf(ctx context.Context, date int64) (v remind.SeriesDates, err error) {
	err = s.read(ctx, func(r *rx) error {
		var row seriesRow
		if err := r.row(ctx, `SELECT `+seriesColumns+` FROM occurrence o JOIN series s ON s.id = o.series WHERE o.appointment = ?`, date).Scan(row.into()...); err != nil {
			return err
		}
		v, err = r.seriesDates(ctx, row)
		return err
	})
	return v, err
}

// seriesDates opens a series and reads its dates.
func (r *rx) seriesDates(ctx context.Context, row seriesRow) (v remind.SeriesDates, err error) {
	if v.Series, err = r.s.openSeries(row); err != nil {
		return v, err
	}
	v.Dates, err = r.occurrences(ctx, v.ID)
	return v, err
}

// ListSeries satisfies remind.SeriesShelf. A series that cannot be read is left out
// and logged; its dates are there all the same.
func (s *Store) ListSeries(ctx context.Context, holder device.ID) (list []remind.Series, of map[int64]int64, err error) {
	of = map[int64]int64{}
	err = s.read(ctx, func(r *rx) error {
		rows, err := r.seriesRows(ctx, `JOIN series_holder h ON h.series = s.id WHERE h.phone = ? ORDER BY s.id`, holder)
		if err != nil {
			return err
		}
		for _, row := range rows {
			v, err := s.openSeries(row)
			if err != nil {
				s.log.Error("a series cannot be read", "error", err)
				continue
			}
			list = append(list, v)
		}
		return r.each(ctx, func(scan func(...any) error) error {
			var date, series int64
			err := scan(&date, &series)
			of[date] = series
			return err
		}, `SELECT o.appointment, o.series FROM holder h JOIN occurrence o ON o.appointment = h.appointment WHERE h.phone = ?`, holder)
	})
	return list, of, err
}

// ShortSeries satisfies remind.SeriesShelf. One that cannot be read is left out and
// logged.
func (s *Store) ShortSeries(ctx context.Context, now time.Time, limit int) (list []remind.SeriesDates, err error) {
	err = s.read(ctx, func(r *rx) error {
		rows, err := r.seriesRows(ctx, `WHERE s.extend > 0 AND s.extend <= ? ORDER BY s.extend, s.id LIMIT ?`, ms(now), limit)
		if err != nil {
			return err
		}
		for _, row := range rows {
			v, err := r.seriesDates(ctx, row)
			if err != nil {
				s.log.Error("a series cannot be read, and gets no more dates", "series", row.ID, "error", err)
				continue
			}
			list = append(list, v)
		}
		return nil
	})
	return list, err
}

func (r *rx) seriesRows(ctx context.Context, where string, args ...any) ([]seriesRow, error) {
	var rows []seriesRow
	err := r.each(ctx, func(scan func(...any) error) error {
		var row seriesRow
		err := scan(row.into()...)
		rows = append(rows, row)
		return err
	}, `SELECT `+seriesColumns+` FROM series s `+where, args...)
	return rows, err
}
