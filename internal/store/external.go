package store

import (
	"bytes"
	"context"
	"fmt"

	"plainwell/internal/redact"
	"plainwell/internal/worker"
	"plainwell/internal/worker/intake"
)

var _ intake.Shelf = (*Store)(nil)

func (s *Store) externalLookup(team worker.TeamID, id redact.Text) []byte {
	return s.keys.Lookup("external", fmt.Sprintf("%d/%s", team, id.Reveal()))
}

func (s *Store) markLookup(mark redact.Text) []byte {
	if mark == "" {
		return []byte{} // says nothing, so it is never the same
	}
	return s.keys.Lookup("external-mark", mark.Reveal())
}

// External satisfies intake.Shelf.
func (s *Store) External(ctx context.Context, team worker.TeamID, id, mark redact.Text) (date int64, same bool, err error) {
	var kept []byte
	err = s.glimpse(func(r *rx) error {
		return r.row(ctx, `SELECT appointment, mark FROM external WHERE name = ?`, s.externalLookup(team, id)).Scan(&date, &kept)
	})
	return date, mark != "" && bytes.Equal(kept, s.markLookup(mark)), err
}

// SetExternal satisfies intake.Shelf.
func (s *Store) SetExternal(ctx context.Context, team worker.TeamID, id, mark redact.Text, date int64) error {
	return s.write(ctx, s.clock(), func(t *tx) error {
		name := s.externalLookup(team, id)
		if err := t.exec(ctx, `DELETE FROM external WHERE appointment = ? OR name = ?`, date, name); err != nil {
			return err
		}
		return t.exec(ctx, `INSERT INTO external (appointment, name, mark) VALUES (?, ?, ?)`, date, name, s.markLookup(mark))
	})
}
