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

// putRef writes the reference of a new person.
func (t *tx) putRef(ctx context.Context, p worker.Person, ref redact.Text) error {
	sealed, err := t.s.sealJSON(sealedRef{ref.Reveal()}, refBind(p.ID))
	if err != nil {
		return err
	}
	err = t.exec(ctx, `INSERT INTO person_ref (folder, ref, sealed) VALUES (?, ?, ?)`, p.ID, t.s.refLookup(p.Team, p.Test, ref), sealed)
	if fault.Is(explain(err), fault.Conflict) {
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
