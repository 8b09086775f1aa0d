package store

import (
	"context"
	"strconv"
	"time"

	"plainwell/internal/redact"
	"plainwell/internal/worker"
)

var _ worker.Shelf = (*Store)(nil)

// accountSealed is what is kept sealed of an account.
type accountSealed struct{ Name, Email string }

func accountBind(id worker.AccountID) string { return "account/" + strconv.FormatInt(int64(id), 10) }

const accountColumns = `a.id, a.team, a.role, a.lang, a.sealed, a.off, a.made`

// scanAccount reads accountColumns, and more columns after them.
func (r *rx) scanAccount(scan func(...any) error, more ...any) (worker.Account, error) {
	var a worker.Account
	var sealed []byte
	var made int64
	if err := scan(append([]any{&a.ID, &a.Team, &a.Role, &a.Lang, &sealed, &a.Off, &made}, more...)...); err != nil {
		return a, err
	}
	var open accountSealed
	if err := r.s.unsealJSON(sealed, accountBind(a.ID), &open); err != nil {
		return a, err
	}
	a.Name, a.Email, a.Made = redact.Text(open.Name), redact.Text(open.Email), fromMS(made)
	return a, nil
}

// emailLookup is what an account is found by: its address, in small letters.
func (s *Store) emailLookup(email redact.Text) []byte { return s.keys.Lookup("email", email.Reveal()) }

// Invite satisfies worker.Shelf.
func (s *Store) Invite(ctx context.Context, by worker.Actor, a worker.Account, token redact.Text, expires, now time.Time) (worker.AccountID, error) {
	id, err := s.newID()
	if err != nil {
		return 0, err
	}
	a.ID = worker.AccountID(id)
	err = s.write(ctx, now, func(t *tx) error {
		sealed, err := s.sealJSON(accountSealed{a.Name.Reveal(), a.Email.Reveal()}, accountBind(a.ID))
		if err != nil {
			return err
		}
		if err := t.exec(ctx, `INSERT INTO account (id, team, role, lang, email, sealed, off, made) VALUES (?, ?, ?, ?, ?, ?, 0, ?)`,
			a.ID, a.Team, a.Role, a.Lang, s.emailLookup(a.Email), sealed, ms(now)); err != nil {
			return err
		}
		if err := t.putInvitation(ctx, a.ID, token, expires); err != nil {
			return err
		}
		return t.audit(ctx, worker.Entry{Team: a.Team, Account: by.Account, What: worker.DidInvite, Other: a.ID})
	})
	return a.ID, err
}

// Account satisfies worker.Shelf.
func (s *Store) Account(ctx context.Context, id worker.AccountID) (a worker.Account, err error) {
	err = s.glimpse(func(r *rx) error {
		a, err = r.account(ctx, id)
		return err
	})
	return a, err
}

func (r *rx) account(ctx context.Context, id worker.AccountID) (worker.Account, error) {
	return r.scanAccount(r.row(ctx, `SELECT `+accountColumns+` FROM account a WHERE a.id = ?`, id).Scan)
}

// AccountByEmail satisfies worker.Shelf.
func (s *Store) AccountByEmail(ctx context.Context, email redact.Text) (a worker.Account, err error) {
	err = s.glimpse(func(r *rx) error {
		a, err = r.scanAccount(r.row(ctx, `SELECT `+accountColumns+` FROM account a WHERE a.email = ?`, s.emailLookup(email)).Scan)
		return err
	})
	return a, err
}

// putAccount writes what may change of an account; its address does not.
func (t *tx) putAccount(ctx context.Context, a worker.Account) error {
	sealed, err := t.s.sealJSON(accountSealed{a.Name.Reveal(), a.Email.Reveal()}, accountBind(a.ID))
	if err != nil {
		return err
	}
	return t.one(ctx, `UPDATE account SET team = ?, role = ?, lang = ?, sealed = ?, off = ? WHERE id = ?`,
		a.Team, a.Role, a.Lang, sealed, a.Off, a.ID)
}
