package store

import (
	"context"
	"time"

	"plainwell/internal/redact"
	"plainwell/internal/seal"
	"plainwell/internal/worker"
	"plainwell/internal/worker/intake"
)

// stagedSpan is how long a file that was tried waits for the yes.
const stagedSpan = time.Hour

func stagedBind(token redact.Text) string { return "staged/" + token.Reveal() }

// Stage keeps a file until its account says yes to it, for an hour at the most, and
// gives the token that it is found by. What waited before is dropped.
func (s *Store) Stage(ctx context.Context, account worker.AccountID, f intake.File) (redact.Text, error) {
	token, err := seal.Token(s.random)
	if err != nil {
		return "", err
	}
	sealed, err := s.sealJSON(f, stagedBind(token))
	if err != nil {
		return "", err
	}
	now := s.clock()
	return token, s.write(ctx, now, func(t *tx) error {
		if err := t.exec(ctx, `DELETE FROM staged_file WHERE account = ? OR expires <= ?`, account, ms(now)); err != nil {
			return err
		}
		return t.exec(ctx, `INSERT INTO staged_file (token, account, sealed, expires) VALUES (?, ?, ?, ?)`,
			s.keys.Lookup("staged", token.Reveal()), account, sealed, ms(now.Add(stagedSpan)))
	})
}

// Staged gives a file that waits. One of another account, or that is gone, is
// fault.NotFound.
func (s *Store) Staged(ctx context.Context, account worker.AccountID, token redact.Text) (f intake.File, err error) {
	var sealed []byte
	err = s.glimpse(func(r *rx) error {
		return r.row(ctx, `SELECT sealed FROM staged_file WHERE token = ? AND account = ? AND expires > ?`,
			s.keys.Lookup("staged", token.Reveal()), account, ms(s.clock())).Scan(&sealed)
	})
	if err != nil {
		return f, err
	}
	return f, s.unsealJSON(sealed, stagedBind(token), &f)
}

// Unstage drops a file that was taken in.
func (s *Store) Unstage(ctx context.Context, token redact.Text) error {
	return s.write(ctx, s.clock(), func(t *tx) error {
		return t.exec(ctx, `DELETE FROM staged_file WHERE token = ?`, s.keys.Lookup("staged", token.Reveal()))
	})
}

// PurgeStaged drops the files that nobody said yes to in time.
func (s *Store) PurgeStaged(ctx context.Context, now time.Time) error {
	return s.write(ctx, now, func(t *tx) error {
		return t.exec(ctx, `DELETE FROM staged_file WHERE expires <= ?`, ms(now))
	})
}
