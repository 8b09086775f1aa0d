package store

import (
	"context"
	"time"

	"plainwell/internal/worker"
)

// AddTeam satisfies worker.Shelf.
func (s *Store) AddTeam(ctx context.Context, by worker.Actor, name string, now time.Time) (worker.Team, error) {
	id, err := s.newID()
	if err != nil {
		return worker.Team{}, err
	}
	team := worker.Team{ID: worker.TeamID(id), Name: name, Made: now}
	err = s.write(ctx, now, func(t *tx) error {
		if err := t.exec(ctx, `INSERT INTO team (id, name, made) VALUES (?, ?, ?)`, team.ID, team.Name, ms(now)); err != nil {
			return err
		}
		return t.audit(ctx, worker.Entry{Team: team.ID, Account: by.Account, What: worker.DidMakeTeam})
	})
	return team, err
}

// RenameTeam satisfies worker.Shelf.
func (s *Store) RenameTeam(ctx context.Context, by worker.Actor, id worker.TeamID, name string, now time.Time) error {
	return s.write(ctx, now, func(t *tx) error {
		if err := t.one(ctx, `UPDATE team SET name = ? WHERE id = ?`, name, id); err != nil {
			return err
		}
		return t.audit(ctx, worker.Entry{Team: id, Account: by.Account, What: worker.DidRenameTeam})
	})
}

// Teams satisfies worker.Shelf.
func (s *Store) Teams(ctx context.Context) (all []worker.Team, err error) {
	err = s.glimpse(func(r *rx) error {
		return r.each(ctx, func(scan func(...any) error) error {
			var t worker.Team
			var made int64
			err := scan(&t.ID, &t.Name, &made)
			t.Made = fromMS(made)
			all = append(all, t)
			return err
		}, `SELECT id, name, made FROM team ORDER BY name, id`)
	})
	return all, err
}
