package store

import (
	"context"
	"time"

	"plainwell/internal/redact"
	"plainwell/internal/worker"
)

// officeLookup is what somebody at an organisation's sign-in is found by.
func (s *Store) officeLookup(issuer string, subject redact.Text) []byte {
	return s.keys.Lookup("office", issuer+"\n"+subject.Reveal())
}

// OfficeAccount satisfies worker.Shelf.
func (s *Store) OfficeAccount(ctx context.Context, issuer string, subject redact.Text) (a worker.Account, err error) {
	err = s.glimpse(func(r *rx) error {
		a, err = r.scanAccount(r.row(ctx, `SELECT `+accountColumns+` FROM office o JOIN account a ON a.id = o.account WHERE o.subject = ?`,
			s.officeLookup(issuer, subject)).Scan)
		return err
	})
	return a, err
}

// BindOffice satisfies worker.Shelf.
func (s *Store) BindOffice(ctx context.Context, id worker.AccountID, issuer string, subject redact.Text, now time.Time) error {
	return s.write(ctx, now, func(t *tx) error {
		a, err := t.account(ctx, id)
		if err != nil {
			return err
		}
		if err := t.exec(ctx, `INSERT INTO office (account, subject) VALUES (?, ?)`, id, s.officeLookup(issuer, subject)); err != nil {
			return err
		}
		return t.audit(ctx, worker.Entry{Team: a.Team, Account: id, What: worker.DidBindOffice})
	})
}
