package store

import (
	"context"
	"encoding/json"
	"fmt"

	"plainwell/internal/fault"
	"plainwell/internal/redact"
	"plainwell/internal/worker"
	"plainwell/internal/worker/partner"
)

var _ partner.RefShelf = (*Store)(nil)

// sealedRef is what is sealed of a reference.
type sealedRef struct {
	Ref string `json:"r"`
}

func refBind(id worker.PersonID) string { return fmt.Sprintf("person/%d/ref", id) }

// refLookup is what a reference is found by. Each team has its own, and those of test
// keys are kept apart.
func (s *Store) refLookup(team worker.TeamID, test bool, ref redact.Text) []byte {
	return s.keys.Lookup("ref", fmt.Sprintf("%d/%t/%s", team, test, ref.Reveal()))
}

// SetRef satisfies partner.RefShelf.
func (s *Store) SetRef(ctx context.Context, by worker.Actor, id worker.PersonID, ref redact.Text) error {
	sealed, err := s.sealJSON(sealedRef{ref.Reveal()}, refBind(id))
	if err != nil {
		return err
	}
	err = s.write(ctx, s.clock(), func(t *tx) error {
		n, err := t.count(ctx, `INSERT INTO person_ref (folder, ref, sealed) SELECT p.folder, ?3, ?4 FROM person p WHERE p.folder = ?1 AND p.team = ?2
			ON CONFLICT (folder) DO UPDATE SET ref = ?3, sealed = ?4`, id, by.Team, s.refLookup(by.Team, by.Test, ref), sealed)
		if err == nil && n == 0 {
			err = notFound()
		}
		return err
	})
	if fault.Is(err, fault.Conflict) {
		return partner.ErrRefTaken
	}
	return err
}

// ByRef satisfies partner.RefShelf.
func (s *Store) ByRef(ctx context.Context, by worker.Actor, ref redact.Text) (id worker.PersonID, err error) {
	err = s.read(ctx, func(r *rx) error {
		return r.row(ctx, `SELECT f.folder FROM person_ref f JOIN person p ON p.folder = f.folder WHERE f.ref = ? AND p.team = ?`,
			s.refLookup(by.Team, by.Test, ref), by.Team).Scan(&id)
	})
	return id, err
}

// Refs satisfies partner.RefShelf. One that cannot be read is left out and logged.
func (s *Store) Refs(ctx context.Context, by worker.Actor, ids []worker.PersonID) (map[worker.PersonID]redact.Text, error) {
	list, err := json.Marshal(ids)
	if err != nil {
		return nil, err
	}
	out := map[worker.PersonID]redact.Text{}
	err = s.read(ctx, func(r *rx) error {
		return r.each(ctx, func(scan func(...any) error) error {
			var id worker.PersonID
			var sealed []byte
			var v sealedRef
			if err := scan(&id, &sealed); err != nil {
				return err
			}
			if err := s.unsealJSON(sealed, refBind(id), &v); err != nil {
				s.log.Error("a reference cannot be read", "error", err)
				return nil
			}
			out[id] = redact.Text(v.Ref)
			return nil
		}, `SELECT f.folder, f.sealed FROM person_ref f JOIN person p ON p.folder = f.folder
			WHERE p.team = ? AND f.folder IN (SELECT value FROM json_each(?))`, by.Team, string(list))
	})
	return out, err
}
