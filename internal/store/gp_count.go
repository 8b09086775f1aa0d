package store

import (
	"context"
	"time"

	"plainwell/internal/gp"
)

// CountGP counts one thing that a reader told of the way to a GP. It keeps the month
// of now, in now's own zone, and nothing about the reader.
func (s *Store) CountGP(ctx context.Context, kind gp.Kind, reason gp.Reason, area string, now time.Time) error {
	return s.write(ctx, now, func(t *tx) error {
		return t.exec(ctx, `INSERT INTO gp_count (month, kind, reason, area, n) VALUES (?, ?, ?, ?, 1)
			ON CONFLICT (month, kind, reason, area) DO UPDATE SET n = n + 1`,
			now.Format("2006-01"), string(kind), string(reason), area)
	})
}

// GPCounts gives the counts of one month, "2026-11", by kind, reason and area.
func (s *Store) GPCounts(ctx context.Context, month string) (all []gp.Count, err error) {
	err = s.read(ctx, func(r *rx) error {
		return r.each(ctx, func(scan func(...any) error) error {
			var c gp.Count
			err := scan(&c.Month, &c.Kind, &c.Reason, &c.Area, &c.N)
			all = append(all, c)
			return err
		}, `SELECT month, kind, reason, area, n FROM gp_count WHERE month = ? ORDER BY kind, reason, area`, month)
	})
	return all, err
}

// GPAreas gives the code of the NHS area that most open surgeries of a first half of a
// postcode belong to, by that half: empty where no surgeries were imported, or only
// the example.
func (s *Store) GPAreas(ctx context.Context) (map[string]string, error) {
	areas := map[string]string{}
	err := s.read(ctx, func(r *rx) error {
		return r.each(ctx, func(scan func(...any) error) error {
			var outward, board string
			err := scan(&outward, &board)
			if _, better := areas[outward]; !better {
				areas[outward] = board
			}
			return err
		}, `SELECT outward, board FROM surgery WHERE closed = 0 AND board <> '' AND outward <> ''
			AND NOT EXISTS (SELECT 1 FROM place_set WHERE kind = 'surgeries' AND example = 1)
			GROUP BY outward, board ORDER BY outward, count(*) DESC, board`)
	})
	return areas, err
}
