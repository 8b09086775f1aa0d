package store

import (
	"context"
	"fmt"
	"time"

	"plainwell/internal/device"
	"plainwell/internal/redact"
	"plainwell/internal/remind"
	"plainwell/internal/worker"
)

// sealedKind is what is sealed of kind words: the key of shipped ones, which each
// reader reads in their language, or the team's own text.
type sealedKind struct {
	Key  string `json:"k,omitempty"`
	Text string `json:"t,omitempty"`
}

func kindBind(folder worker.PersonID, at int64) string {
	return fmt.Sprintf("person/%d/kind/%d", folder, at)
}

// SayKind satisfies worker.DeskShelf. Of one person the newest few are kept.
func (s *Store) SayKind(ctx context.Context, id worker.PersonID, key string, text redact.Text, e worker.Entry) error {
	sealed, err := s.sealJSON(sealedKind{key, text.Reveal()}, kindBind(id, ms(e.At)))
	if err != nil {
		return err
	}
	return s.write(ctx, e.At, func(t *tx) error {
		if err := t.exec(ctx, `INSERT INTO kind_word (folder, sealed, at) VALUES (?, ?, ?)`, id, sealed, ms(e.At)); err != nil {
			return err
		}
		if err := t.exec(ctx, `DELETE FROM kind_word WHERE folder = ?1 AND id NOT IN (SELECT id FROM kind_word WHERE folder = ?1 ORDER BY id DESC LIMIT ?2)`,
			id, worker.MostKind); err != nil {
			return err
		}
		return t.audit(ctx, e)
	})
}

// KindWords satisfies remind.FollowShelf: those left since a time for the person whose
// folders a phone follows, newest first.
func (s *Store) KindWords(ctx context.Context, phone device.ID, since time.Time) (all []remind.KindWord, err error) {
	err = s.read(ctx, func(r *rx) error {
		return r.each(ctx, func(scan func(...any) error) error {
			var w remind.KindWord
			var folder worker.PersonID
			var sealed []byte
			var at int64
			if err := scan(&folder, &sealed, &at, &w.Team); err != nil {
				return err
			}
			var v sealedKind
			if err := s.unsealJSON(sealed, kindBind(folder, at), &v); err != nil {
				s.log.Error("kind words cannot be read", "error", err)
				return nil
			}
			w.Key, w.Text, w.At = v.Key, redact.Text(v.Text), fromMS(at)
			all = append(all, w)
			return nil
		}, `SELECT k.folder, k.sealed, k.at, t.name FROM follower f JOIN kind_word k ON k.folder = f.folder
			JOIN person p ON p.folder = f.folder JOIN team t ON t.id = p.team
			WHERE f.phone = ? AND k.at >= ? ORDER BY k.at DESC, k.id DESC`, phone, ms(since))
	})
	return all, err
}
