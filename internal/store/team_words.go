package store

import (
	"context"
	"fmt"

	"plainwell/internal/fault"
	"plainwell/internal/redact"
	"plainwell/internal/worker"
)

// sealedWords is what is sealed of a team's own words.
type sealedWords struct {
	Name  string `json:"n,omitempty"`
	Text  string `json:"t,omitempty"`
	Kind  string `json:"k,omitempty"`
	Place string `json:"p,omitempty"`
	Phone string `json:"c,omitempty"`
	Bring string `json:"b,omitempty"`
}

func wordsBind(id int64) string { return fmt.Sprintf("team_words/%d/text", id) }

// AddWords satisfies worker.DeskShelf.
func (s *Store) AddWords(ctx context.Context, w worker.Words, e worker.Entry) (worker.Words, error) {
	var err error
	if w.ID, err = s.newID(); err != nil {
		return worker.Words{}, err
	}
	sealed, err := s.sealJSON(sealedWords{
		w.Name.Reveal(), w.Text.Reveal(), string(w.Kind), w.Place.Reveal(), w.Phone.Reveal(), w.Bring.Reveal(),
	}, wordsBind(w.ID))
	if err != nil {
		return worker.Words{}, err
	}
	return w, s.write(ctx, e.At, func(t *tx) error {
		var n int
		if err := t.row(ctx, `SELECT count(*) FROM team_words WHERE team = ?`, e.Team).Scan(&n); err != nil {
			return err
		}
		if n >= worker.MaxWords {
			return fault.New(fault.TooMany, "kw.error.many-words").With(map[string]any{"Max": worker.MaxWords})
		}
		if err := t.exec(ctx, `INSERT INTO team_words (id, team, sort, sealed, writer, made) VALUES (?, ?, ?, ?, ?, ?)`,
			w.ID, e.Team, w.Sort, sealed, w.Writer, ms(e.At)); err != nil {
			return err
		}
		return t.audit(ctx, e)
	})
}

// WordsOf satisfies worker.DeskShelf. Words that cannot be read are left out and
// logged.
func (s *Store) WordsOf(ctx context.Context, team worker.TeamID) (all []worker.Words, err error) {
	err = s.read(ctx, func(r *rx) error {
		return r.each(ctx, func(scan func(...any) error) error {
			var w worker.Words
			var sealed []byte
			if err := scan(&w.ID, &w.Sort, &sealed, &w.Writer, &w.Approved); err != nil {
				return err
			}
			var v sealedWords
			if err := s.unsealJSON(sealed, wordsBind(w.ID), &v); err != nil {
				s.log.Error("the words of a team cannot be read", "row", w.ID, "error", err)
				return nil
			}
			w.Name, w.Text, w.Kind = redact.Text(v.Name), redact.Text(v.Text), worker.KindOf(v.Kind)
			w.Place, w.Phone, w.Bring = redact.Text(v.Place), redact.Text(v.Phone), redact.Text(v.Bring)
			all = append(all, w)
			return nil
		}, `SELECT id, sort, sealed, writer, approved FROM team_words WHERE team = ? ORDER BY sort, made, id`, team)
	})
	return all, err
}

// ApproveWords satisfies worker.DeskShelf.
func (s *Store) ApproveWords(ctx context.Context, id int64, e worker.Entry) error {
	return s.onPerson(ctx, e, `UPDATE team_words SET approved = ?3 WHERE id = ?1 AND team = ?2 AND writer <> ?3`, id, e.Team, e.Account)
}

// RemoveWords satisfies worker.DeskShelf.
func (s *Store) RemoveWords(ctx context.Context, id int64, e worker.Entry) error {
	return s.onPerson(ctx, e, `DELETE FROM team_words WHERE id = ?1 AND team = ?2`, id, e.Team)
}
