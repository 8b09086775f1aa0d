package store

import (
	"context"
	"fmt"

	"plainwell/internal/redact"
	"plainwell/internal/worker"
)

const personColumns = `p.folder, p.team, coalesce(p.worker, 0), p.sealed, p.paused, p.test, p.made`

// personRow is where the columns above are read into.
type personRow struct {
	worker.Person
	sealed []byte
	made   int64
}

func (p *personRow) into() []any {
	return []any{&p.ID, &p.Team, &p.Worker, &p.sealed, &p.Paused, &p.Test, &p.made}
}

// openPerson gives the person of a row, or an error that holds nothing of them.
func (s *Store) openPerson(r personRow) (worker.Person, error) {
	var v sealedPerson
	if err := s.unsealJSON(r.sealed, personBind(r.ID), &v); err != nil {
		return worker.Person{}, fmt.Errorf("person %d: %w", r.ID, err)
	}
	p := r.Person
	p.Nick, p.Made = redact.Text(v.Nick), fromMS(r.made)
	return p, nil
}

// PersonOf satisfies worker.DeskShelf.
func (s *Store) PersonOf(ctx context.Context, id worker.PersonID) (p worker.Person, err error) {
	err = s.read(ctx, func(r *rx) error {
		var row personRow
		if err := r.row(ctx, `SELECT `+personColumns+` FROM person p WHERE p.folder = ?`, id).Scan(row.into()...); err != nil {
			return err
		}
		p, err = s.openPerson(row)
		return err
	})
	return p, err
}

// FolderOf satisfies worker.DeskShelf.
func (s *Store) FolderOf(ctx context.Context, date int64) (id worker.PersonID, err error) {
	err = s.read(ctx, func(r *rx) error {
		return r.row(ctx, `SELECT p.folder FROM holder h JOIN person p ON p.folder = h.phone WHERE h.appointment = ?`, date).Scan(&id)
	})
	return id, err
}

// PeopleOf satisfies worker.DeskShelf. A person who cannot be read is left out and
// logged.
func (s *Store) PeopleOf(ctx context.Context, team worker.TeamID) (people []worker.Person, err error) {
	err = s.read(ctx, func(r *rx) error {
		return r.each(ctx, func(scan func(...any) error) error {
			var row personRow
			if err := scan(row.into()...); err != nil {
				return err
			}
			p, err := s.openPerson(row)
			if err != nil {
				s.log.Error("a person cannot be read", "error", err)
				return nil
			}
			people = append(people, p)
			return nil
		}, `SELECT `+personColumns+` FROM person p WHERE p.team = ? ORDER BY p.made, p.folder`, team)
	})
	return people, err
}
