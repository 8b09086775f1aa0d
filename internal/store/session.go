package store

import (
	"context"
	"time"

	"plainwell/internal/redact"
	"plainwell/internal/worker"
)

func (s *Store) sessionLookup(token redact.Text) []byte {
	return s.keys.Lookup("session", token.Reveal())
}

// BeginSession satisfies worker.Shelf.
func (s *Store) BeginSession(ctx context.Context, n worker.NewSession, now time.Time) error {
	id, err := s.newID()
	if err != nil {
		return err
	}
	return s.write(ctx, now, func(t *tx) error {
		var team worker.TeamID
		if err := t.row(ctx, `SELECT team FROM account WHERE id = ? AND off = 0`, n.Account).Scan(&team); err != nil {
			return err
		}
		if err := t.exec(ctx, `INSERT INTO session (id, account, token, how, browser, made, seen) VALUES (?, ?, ?, ?, ?, ?, ?)`,
			id, n.Account, s.sessionLookup(n.Token), n.How, n.Browser, ms(now), ms(now)); err != nil {
			return err
		}
		return t.audit(ctx, worker.Entry{Team: team, Account: n.Account, What: worker.DidSignIn})
	})
}

// Session satisfies worker.Shelf. It reads first, so that all but the first request
// of a minute do without the write lock.
func (s *Store) Session(ctx context.Context, token redact.Text, idle, most time.Duration, now time.Time) (by worker.Actor, err error) {
	var id, seen int64
	err = s.glimpse(func(r *rx) error {
		return r.row(ctx, `SELECT s.id, s.seen, a.id, a.team, a.role FROM session s JOIN account a ON a.id = s.account
			WHERE s.token = ? AND s.seen > ? AND s.made > ? AND a.off = 0`,
			s.sessionLookup(token), ms(now.Add(-idle)), ms(now.Add(-most))).Scan(&id, &seen, &by.Account, &by.Team, &by.Role)
	})
	if err != nil || now.Sub(fromMS(seen)) < time.Minute {
		return by, err
	}
	return by, s.write(ctx, now, func(t *tx) error {
		return t.exec(ctx, `UPDATE session SET seen = max(seen, ?) WHERE id = ?`, ms(now), id)
	})
}

// EndSession satisfies worker.Shelf.
func (s *Store) EndSession(ctx context.Context, token redact.Text, now time.Time) error {
	return s.write(ctx, now, func(t *tx) error {
		return t.exec(ctx, `DELETE FROM session WHERE token = ?`, s.sessionLookup(token))
	})
}

// EndSessions satisfies worker.Shelf.
func (s *Store) EndSessions(ctx context.Context, id worker.AccountID, now time.Time) error {
	return s.write(ctx, now, func(t *tx) error { return t.endSessions(ctx, id, 0) })
}

// endSessions ends the sessions of an account, but for the one with the number keep.
func (t *tx) endSessions(ctx context.Context, id worker.AccountID, keep int64) error {
	return t.exec(ctx, `DELETE FROM session WHERE account = ? AND id <> ?`, id, keep)
}

// PurgeSessions satisfies worker.Shelf.
func (s *Store) PurgeSessions(ctx context.Context, idle, most time.Duration, now time.Time) error {
	return s.write(ctx, now, func(t *tx) error {
		if err := t.exec(ctx, `DELETE FROM session WHERE seen <= ? OR made <= ?`, ms(now.Add(-idle)), ms(now.Add(-most))); err != nil {
			return err
		}
		return t.exec(ctx, `DELETE FROM invitation WHERE expires <= ?`, ms(now))
	})
}
