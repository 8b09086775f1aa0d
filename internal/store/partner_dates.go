package store

import (
	"context"

	"plainwell/internal/worker"
	"plainwell/internal/worker/partner"
)

var _ partner.DateShelf = (*Store)(nil)

// PartnerDates satisfies partner.DateShelf.
func (s *Store) PartnerDates(ctx context.Context, by worker.Actor, q partner.DateQuery) (ids []int64, err error) {
	err = s.read(ctx, func(r *rx) error {
		ids, err = r.ids(ctx, `SELECT a.id FROM person p JOIN holder h ON h.phone = p.folder JOIN appointment a ON a.id = h.appointment
			WHERE p.team = ?1 AND p.test = ?2 AND (?3 = 0 OR p.folder = ?3) AND (?4 = 0 OR a.starts >= ?4) AND (?5 = 0 OR a.starts < ?5)
			AND (?6 = 0 OR (a.made, a.id) < (SELECT b.made, b.id FROM appointment b WHERE b.id = ?6))
			ORDER BY a.made DESC, a.id DESC LIMIT ?7`, by.Team, by.Test, q.Person, ms(q.From), ms(q.To), q.OlderThan, q.Limit)
		return err
	})
	return ids, err
}
