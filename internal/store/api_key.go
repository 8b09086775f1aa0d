package store

import (
	"context"
	"fmt"
	"strings"
	"time"

	"plainwell/internal/redact"
	"plainwell/internal/worker"
	"plainwell/internal/worker/partner"
)

var _ partner.KeyShelf = (*Store)(nil)

const keyColumns = `k.id, k.team, k.sealed, k.test, k.scopes, k.expires, k.ended, k.used, k.made`

// keyRow is where the columns above are read into.
type keyRow struct {
	partner.Key
	sealed                     []byte
	scopes                     string
	expires, ended, used, made int64
}

func (k *keyRow) into() []any {
	return []any{&k.ID, &k.Team, &k.sealed, &k.Test, &k.scopes, &k.expires, &k.ended, &k.used, &k.made}
}

// sealedKey is what is sealed of a key.
type sealedKey struct {
	Name string `json:"n"`
}

func keyBind(id worker.KeyID) string { return fmt.Sprintf("api_key/%d", id) }

func (s *Store) openKey(k keyRow) (partner.Key, error) {
	var v sealedKey
	if err := s.unsealJSON(k.sealed, keyBind(k.ID), &v); err != nil {
		return partner.Key{}, fmt.Errorf("key %d: %w", k.ID, err)
	}
	k.Name = redact.Text(v.Name)
	for word := range strings.FieldsSeq(k.scopes) {
		k.Scopes = append(k.Scopes, partner.Scope(word))
	}
	k.Expires, k.Ended, k.Used, k.Made = fromMS(k.expires), fromMS(k.ended), fromMS(k.used), fromMS(k.made)
	return k.Key, nil
}

// AddKey satisfies partner.KeyShelf.
func (s *Store) AddKey(ctx context.Context, by worker.Actor, k partner.Key, secret redact.Text) (partner.Key, error) {
	id, err := s.newID()
	if err != nil {
		return partner.Key{}, err
	}
	k.ID = worker.KeyID(id)
	sealed, err := s.sealJSON(sealedKey{k.Name.Reveal()}, keyBind(k.ID))
	if err != nil {
		return partner.Key{}, err
	}
	words := make([]string, len(k.Scopes))
	for i, scope := range k.Scopes {
		words[i] = string(scope)
	}
	err = s.write(ctx, s.clock(), func(t *tx) error {
		if err := t.exec(ctx, `INSERT INTO api_key (id, team, secret, sealed, test, scopes, expires, made) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
			k.ID, k.Team, s.keyLookup(secret), sealed, k.Test, strings.Join(words, " "), ms(k.Expires), ms(k.Made)); err != nil {
			return err
		}
		return t.noteSystem(ctx, by, "kw.audit.key-made")
	})
	return k, err
}

// KeysOf satisfies partner.KeyShelf.
func (s *Store) KeysOf(ctx context.Context, team worker.TeamID) (list []partner.Key, err error) {
	err = s.read(ctx, func(r *rx) error {
		return r.each(ctx, func(scan func(...any) error) error {
			var row keyRow
			if err := scan(row.into()...); err != nil {
				return err
			}
			k, err := s.openKey(row)
			list = append(list, k)
			return err
		}, `SELECT `+keyColumns+` FROM api_key k WHERE k.team = ? ORDER BY k.made DESC, k.id`, team)
	})
	return list, err
}

// EndKey satisfies partner.KeyShelf.
func (s *Store) EndKey(ctx context.Context, by worker.Actor, id worker.KeyID, now time.Time) error {
	return s.write(ctx, now, func(t *tx) error {
		n, err := t.count(ctx, `UPDATE api_key SET ended = ?3 WHERE id = ?1 AND team = ?2 AND ended = 0`, id, by.Team, ms(now))
		if err != nil {
			return err
		}
		if n == 0 {
			return notFound()
		}
		if err := t.exec(ctx, `DELETE FROM idem WHERE api_key = ?`, id); err != nil {
			return err
		}
		return t.noteSystem(ctx, by, "kw.audit.key-ended")
	})
}

// KeyBySecret satisfies partner.KeyShelf.
func (s *Store) KeyBySecret(ctx context.Context, secret redact.Text) (k partner.Key, err error) {
	err = s.read(ctx, func(r *rx) error {
		var row keyRow
		if err := r.row(ctx, `SELECT `+keyColumns+` FROM api_key k WHERE k.secret = ?`, s.keyLookup(secret)).Scan(row.into()...); err != nil {
			return err
		}
		k, err = s.openKey(row)
		return err
	})
	return k, err
}

// TouchKey satisfies partner.KeyShelf. All but the first request of a day do without
// the write lock.
func (s *Store) TouchKey(ctx context.Context, k partner.Key, now time.Time) error {
	day := midnight(now)
	if !k.Used.Before(day) {
		return nil
	}
	return s.write(ctx, now, func(t *tx) error {
		return t.exec(ctx, `UPDATE api_key SET used = max(used, ?2) WHERE id = ?1`, k.ID, ms(day))
	})
}

// noteSystem writes a line about keys and callbacks into the audit trail. what is the
// message key of the line.
func (t *tx) noteSystem(ctx context.Context, by worker.Actor, what string) error {
	return t.audit(ctx, worker.Entry{At: t.now, Team: by.Team, Account: by.Account, Key: by.Key, What: strings.TrimPrefix(what, "kw.audit.")})
}

// keyLookup is what a key is found by: the key itself is not kept.
func (s *Store) keyLookup(secret redact.Text) []byte { return s.keys.Lookup("key", secret.Reveal()) }
