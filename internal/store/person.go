package store

import (
	"context"
	"fmt"

	"plainwell/internal/device"
	"plainwell/internal/fault"
	"plainwell/internal/redact"
	"plainwell/internal/seal"
	"plainwell/internal/worker"
)

var _ worker.DeskShelf = (*Store)(nil)

// sealedPerson is what is sealed of a person.
type sealedPerson struct {
	Nick string `json:"n"`
}

func personBind(id worker.PersonID) string { return fmt.Sprintf("person/%d/nick", id) }

// AddPerson satisfies worker.DeskShelf. The folder is a phone that nobody carries: no
// cookie leads to it, since its token is thrown away.
func (s *Store) AddPerson(ctx context.Context, p worker.Person, ref redact.Text, e worker.Entry) (worker.Person, error) {
	id, err := s.newID()
	if err != nil {
		return worker.Person{}, err
	}
	token, err := seal.Token(s.random)
	if err != nil {
		return worker.Person{}, err
	}
	p.ID, e.Person = device.ID(id), device.ID(id)
	sealed, err := s.sealJSON(sealedPerson{p.Nick.Reveal()}, personBind(p.ID))
	if err != nil {
		return worker.Person{}, err
	}
	err = s.write(ctx, p.Made, func(t *tx) error {
		var n int
		if err := t.row(ctx, `SELECT count(*) FROM person WHERE team = ?`, p.Team).Scan(&n); err != nil {
			return err
		}
		if n >= worker.MaxPeople {
			return fault.New(fault.TooMany, "kw.error.many-people").With(map[string]any{"Max": worker.MaxPeople})
		}
		if err := t.exec(ctx, `INSERT INTO phone (id, token, lang, detail, push, seen, made)
			VALUES (?1, ?2, coalesce((SELECT lang FROM account WHERE id = ?3), 'en'), 0, 'none', ?4, ?5)`,
			p.ID, s.tokenLookup(token), p.Worker, ms(midnight(p.Made)), ms(p.Made)); err != nil {
			return err
		}
		if err := t.exec(ctx, `INSERT INTO person (folder, team, worker, sealed, paused, test, made) VALUES (?, ?, ?, ?, ?, ?, ?)`,
			p.ID, p.Team, orNull(p.Worker), sealed, p.Paused, p.Test, ms(p.Made)); err != nil {
			return err
		}
		if ref != "" {
			if err := t.putRef(ctx, p, ref); err != nil {
				return err
			}
		}
		return t.audit(ctx, e)
	})
	return p, err
}

// RenamePerson satisfies worker.DeskShelf.
func (s *Store) RenamePerson(ctx context.Context, id worker.PersonID, nick redact.Text, e worker.Entry) error {
	sealed, err := s.sealJSON(sealedPerson{nick.Reveal()}, personBind(id))
	if err != nil {
		return err
	}
	return s.onPerson(ctx, e, `UPDATE person SET sealed = ?2 WHERE folder = ?1`, id, sealed)
}

// RemovePerson satisfies worker.DeskShelf. A date that a real phone holds stays there, as
// one of that phone's own.
func (s *Store) RemovePerson(ctx context.Context, id worker.PersonID, e worker.Entry) error {
	err := s.write(ctx, e.At, func(t *tx) error {
		if err := t.forget(ctx, int64(id)); err != nil {
			return err
		}
		return t.audit(ctx, e)
	})
	if err == nil {
		s.truncate(ctx, e.At)
	}
	return err
}

// onPerson writes to one person, who must be there, with a line of the audit trail.
func (s *Store) onPerson(ctx context.Context, e worker.Entry, query string, args ...any) error {
	return s.write(ctx, e.At, func(t *tx) error {
		if n, err := t.count(ctx, query, args...); err != nil || n == 0 {
			return orNotFound(err)
		}
		return t.audit(ctx, e)
	})
}
