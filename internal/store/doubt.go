package store

import (
	"context"
	"time"

	"plainwell/internal/worker"
	"plainwell/internal/worker/partner"
)

var _ partner.DoubtShelf = (*Store)(nil)

// Doubts satisfies partner.DoubtShelf.
func (s *Store) Doubts(ctx context.Context, now, near time.Time) (list []partner.Doubt, err error) {
	err = s.read(ctx, func(r *rx) error {
		return r.each(ctx, func(scan func(...any) error) error {
			var d partner.Doubt
			err := scan(&d.Key.Team, &d.Key.Key, &d.Date)
			d.Key.Role = worker.RoleWorker
			list = append(list, d)
			return err
		}, `SELECT p.team, (SELECT min(k.id) FROM api_key k WHERE k.team = p.team AND k.test = 0 AND k.ended = 0) AS k, a.id
			FROM appointment a JOIN holder h ON h.appointment = a.id JOIN person p ON p.folder = h.phone
			WHERE a.starts > ?1 AND a.cancelled = 0 AND p.test = 0 AND p.paused = 0 AND k IS NOT NULL
			AND (a.starts <= ?2 OR EXISTS (SELECT 1 FROM reminder r WHERE r.appointment = a.id AND r.version = a.version AND r.due <= ?1 AND r.state <> 'handed-over')
				OR EXISTS (SELECT 1 FROM holder o JOIN phone f ON f.id = o.phone WHERE o.appointment = a.id AND f.push = 'gone'))
			AND NOT EXISTS (SELECT 1 FROM event e WHERE e.appointment = a.id AND e.kind = 'reach.may_not' AND e.version = a.version)`, ms(now), ms(near))
	})
	return list, err
}

// NoteMayNot satisfies partner.DoubtShelf. It is also how a reference for trying out
// brings the event about.
func (s *Store) NoteMayNot(ctx context.Context, by worker.Actor, person worker.PersonID, date int64, version int, now time.Time) error {
	return s.commit(ctx, now, func(t *tx) error {
		return t.exec(ctx, `INSERT INTO event (team, test, kind, appointment, person, version, at) SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7
			WHERE NOT EXISTS (SELECT 1 FROM event WHERE appointment = ?4 AND kind = ?3 AND version = ?6)`,
			by.Team, by.Test, partner.MayNot, date, person, version, ms(now))
	})
}
