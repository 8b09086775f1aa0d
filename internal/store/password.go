package store

import (
	"context"
	"strconv"
	"time"

	"plainwell/internal/redact"
	"plainwell/internal/worker"
)

func passwordBind(id worker.AccountID) string { return "password/" + strconv.FormatInt(int64(id), 10) }

// putPassword keeps what a password is checked against, sealed: a stolen file gives
// nothing to try passwords on.
func (t *tx) putPassword(ctx context.Context, id worker.AccountID, hash redact.Text) error {
	sealed, err := t.s.keys.Seal([]byte(hash.Reveal()), passwordBind(id))
	if err != nil {
		return err
	}
	return t.exec(ctx, `INSERT INTO password (account, sealed, chosen) VALUES (?1, ?2, ?3)
		ON CONFLICT (account) DO UPDATE SET sealed = ?2, chosen = ?3`, id, sealed, ms(t.now))
}

// Password satisfies worker.Shelf.
func (s *Store) Password(ctx context.Context, id worker.AccountID) (redact.Text, error) {
	var sealed []byte
	if err := s.glimpse(func(r *rx) error {
		return r.row(ctx, `SELECT sealed FROM password WHERE account = ?`, id).Scan(&sealed)
	}); err != nil {
		return "", err
	}
	hash, err := s.keys.Unseal(sealed, passwordBind(id))
	return redact.Text(hash), err
}

// Rehash satisfies worker.Shelf.
func (s *Store) Rehash(ctx context.Context, id worker.AccountID, hash redact.Text, now time.Time) error {
	return s.write(ctx, now, func(t *tx) error {
		sealed, err := s.keys.Seal([]byte(hash.Reveal()), passwordBind(id))
		if err != nil {
			return err
		}
		return t.exec(ctx, `UPDATE password SET sealed = ? WHERE account = ?`, sealed, id)
	})
}

// ChangePassword satisfies worker.Shelf.
func (s *Store) ChangePassword(ctx context.Context, by worker.Actor, hash redact.Text, now time.Time) error {
	return s.write(ctx, now, func(t *tx) error {
		if err := t.putPassword(ctx, by.Account, hash); err != nil {
			return err
		}
		if err := t.endSessions(ctx, by.Account); err != nil {
			return err
		}
		return t.audit(ctx, worker.Entry{Team: by.Team, Account: by.Account, What: worker.DidChangePassword})
	})
}
