package store

import (
	"context"
	"time"

	"plainwell/internal/fault"
	"plainwell/internal/redact"
	"plainwell/internal/worker"
)

func (s *Store) invitationLookup(token redact.Text) []byte {
	return s.keys.Lookup("invitation", token.Reveal())
}

// putInvitation gives an account an invitation, in place of any older one.
func (t *tx) putInvitation(ctx context.Context, id worker.AccountID, token redact.Text, expires time.Time) error {
	return t.exec(ctx, `INSERT INTO invitation (account, token, expires) VALUES (?1, ?2, ?3)
		ON CONFLICT (account) DO UPDATE SET token = ?2, expires = ?3`, id, t.s.invitationLookup(token), ms(expires))
}

// Invited satisfies worker.Shelf.
func (s *Store) Invited(ctx context.Context, token redact.Text, now time.Time) (a worker.Account, err error) {
	err = s.glimpse(func(r *rx) error {
		a, err = r.scanAccount(r.row(ctx, `SELECT `+accountColumns+` FROM invitation i JOIN account a ON a.id = i.account
			WHERE i.token = ? AND i.expires > ? AND a.off = 0`, s.invitationLookup(token), ms(now)).Scan)
		return err
	})
	return a, err
}

// Accept satisfies worker.Shelf.
func (s *Store) Accept(ctx context.Context, token redact.Text, name redact.Text, lang string, hash redact.Text, now time.Time) (id worker.AccountID, err error) {
	err = s.write(ctx, now, func(t *tx) error {
		a, err := t.scanAccount(t.row(ctx, `SELECT `+accountColumns+` FROM invitation i JOIN account a ON a.id = i.account
			WHERE i.token = ? AND i.expires > ? AND a.off = 0`, s.invitationLookup(token), ms(now)).Scan)
		if err != nil {
			return err
		}
		if err := t.exec(ctx, `DELETE FROM invitation WHERE account = ?`, a.ID); err != nil {
			return err
		}
		a.Name, a.Lang, id = name, lang, a.ID
		if err := t.putAccount(ctx, a); err != nil {
			return err
		}
		if err := t.putPassword(ctx, a.ID, hash); err != nil {
			return err
		}
		if err := t.endSessions(ctx, a.ID); err != nil {
			return err
		}
		return t.audit(ctx, worker.Entry{Team: a.Team, Account: a.ID, What: worker.DidAccept})
	})
	return id, err
}

// InviteAgain satisfies worker.Shelf.
func (s *Store) InviteAgain(ctx context.Context, by worker.Actor, id worker.AccountID, token redact.Text, expires, now time.Time) error {
	return s.onAccount(ctx, by, id, now, worker.DidInviteAgain, func(t *tx, a worker.Account) error {
		if a.Off {
			return fault.New(fault.Conflict, "kw.error.off")
		}
		return t.putInvitation(ctx, id, token, expires)
	})
}
