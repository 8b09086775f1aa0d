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

// lasting is the condition of a session that has not ended, at a time: ?2 is the least
// that it was last used, ?3 the least that it began.
const lasting = `s.seen > ?2 AND s.made > ?3`

// Session satisfies worker.Shelf. It reads first, so that all but the first request
// of a minute do without the write lock.
func (s *Store) Session(ctx context.Context, token redact.Text, life worker.Life, now time.Time) (by worker.Actor, began time.Time, err error) {
	var id, seen, made int64
	err = s.glimpse(func(r *rx) error {
		return r.row(ctx, `SELECT s.id, s.seen, s.made, a.id, a.team, a.role FROM session s JOIN account a ON a.id = s.account
			WHERE s.token = ?1 AND `+lasting+` AND a.off = 0`,
			s.sessionLookup(token), ms(now.Add(-life.Idle)), ms(now.Add(-life.Most))).Scan(&id, &seen, &made, &by.Account, &by.Team, &by.Role)
	})
	if err != nil || now.Sub(fromMS(seen)) < time.Minute {
		return by, fromMS(made), err
	}
	return by, fromMS(made), s.write(ctx, now, func(t *tx) error {
		return t.exec(ctx, `UPDATE session SET seen = max(seen, ?) WHERE id = ?`, ms(now), id)
	})
}

// Sessions satisfies worker.Shelf.
func (s *Store) Sessions(ctx context.Context, of worker.AccountID, here redact.Text, life worker.Life, now time.Time) (all []worker.Session, err error) {
	err = s.glimpse(func(r *rx) error {
		return r.each(ctx, func(scan func(...any) error) error {
			var one worker.Session
			var made, seen int64
			err := scan(&one.ID, &one.How, &one.Browser, &made, &seen, &one.Here)
			one.Made, one.Seen = fromMS(made), fromMS(seen)
			all = append(all, one)
			return err
		}, `SELECT s.id, s.how, s.browser, s.made, s.seen, s.token = ?4 FROM session s
			WHERE s.account = ?1 AND `+lasting+` ORDER BY s.token = ?4 DESC, s.seen DESC, s.id`,
			of, ms(now.Add(-life.Idle)), ms(now.Add(-life.Most)), s.sessionLookup(here))
	})
	return all, err
}

// EndSession satisfies worker.Shelf.
func (s *Store) EndSession(ctx context.Context, token redact.Text, now time.Time) error {
	return s.write(ctx, now, func(t *tx) error {
		return t.exec(ctx, `DELETE FROM session WHERE token = ?`, s.sessionLookup(token))
	})
}

// EndOneSession satisfies worker.Shelf.
func (s *Store) EndOneSession(ctx context.Context, of worker.AccountID, id int64, now time.Time) error {
	return s.write(ctx, now, func(t *tx) error {
		return t.one(ctx, `DELETE FROM session WHERE account = ? AND id = ?`, of, id)
	})
}

// EndSessions satisfies worker.Shelf.
func (s *Store) EndSessions(ctx context.Context, id worker.AccountID, now time.Time) error {
	return s.write(ctx, now, func(t *tx) error { return t.endSessions(ctx, id) })
}

// endSessions ends the sessions of an account.
func (t *tx) endSessions(ctx context.Context, id worker.AccountID) error {
	return t.exec(ctx, `DELETE FROM session WHERE account = ?`, id)
}

// PurgeSessions satisfies worker.Shelf.
func (s *Store) PurgeSessions(ctx context.Context, life worker.Life, now time.Time) error {
	return s.write(ctx, now, func(t *tx) error {
		if err := t.exec(ctx, `DELETE FROM session WHERE seen <= ? OR made <= ?`, ms(now.Add(-life.Idle)), ms(now.Add(-life.Most))); err != nil {
			return err
		}
		return t.exec(ctx, `DELETE FROM invitation WHERE expires <= ?`, ms(now))
	})
}
