package store

import (
	"context"
	"strconv"
	"time"

	"plainwell/internal/fault"
	"plainwell/internal/redact"
	"plainwell/internal/worker"
)

func factorBind(id worker.AccountID) string { return "factor/" + strconv.FormatInt(int64(id), 10) }

func (s *Store) recoveryLookup(id worker.AccountID, code redact.Text) []byte {
	return s.keys.Lookup("recovery", strconv.FormatInt(int64(id), 10)+"/"+code.Reveal())
}

// Factor satisfies worker.Shelf.
func (s *Store) Factor(ctx context.Context, id worker.AccountID) (secret redact.Text, left int, err error) {
	var sealed []byte
	if err := s.glimpse(func(r *rx) error {
		return r.row(ctx, `SELECT sealed, (SELECT count(*) FROM recovery r WHERE r.account = f.account) FROM factor f WHERE account = ?`, id).Scan(&sealed, &left)
	}); err != nil {
		return "", 0, err
	}
	open, err := s.keys.Unseal(sealed, factorBind(id))
	return redact.Text(open), left, err
}

// SetFactor satisfies worker.Shelf.
func (s *Store) SetFactor(ctx context.Context, by worker.Actor, secret redact.Text, step int64, codes []redact.Text, now time.Time) error {
	return s.write(ctx, now, func(t *tx) error {
		sealed, err := s.keys.Seal([]byte(secret.Reveal()), factorBind(by.Account))
		if err != nil {
			return err
		}
		if err := t.exec(ctx, `INSERT INTO factor (account, sealed, step, made) VALUES (?1, ?2, ?3, ?4)
			ON CONFLICT (account) DO UPDATE SET sealed = ?2, step = ?3, made = ?4`, by.Account, sealed, step, ms(now)); err != nil {
			return err
		}
		if err := t.putRecovery(ctx, by.Account, codes); err != nil {
			return err
		}
		return t.audit(ctx, worker.Entry{Team: by.Team, Account: by.Account, What: worker.DidSetFactor})
	})
}

// SetRecovery satisfies worker.Shelf.
func (s *Store) SetRecovery(ctx context.Context, by worker.Actor, codes []redact.Text, now time.Time) error {
	return s.write(ctx, now, func(t *tx) error {
		var n int
		if err := t.row(ctx, `SELECT 1 FROM factor WHERE account = ?`, by.Account).Scan(&n); err != nil {
			return err
		}
		return t.putRecovery(ctx, by.Account, codes)
	})
}

// putRecovery keeps new recovery codes in place of the old ones.
func (t *tx) putRecovery(ctx context.Context, id worker.AccountID, codes []redact.Text) error {
	if err := t.exec(ctx, `DELETE FROM recovery WHERE account = ?`, id); err != nil {
		return err
	}
	for _, code := range codes {
		if err := t.exec(ctx, `INSERT INTO recovery (account, code) VALUES (?, ?)`, id, t.s.recoveryLookup(id, code)); err != nil {
			return err
		}
	}
	return nil
}

// UseStep satisfies worker.Shelf.
func (s *Store) UseStep(ctx context.Context, id worker.AccountID, step int64, now time.Time) error {
	return s.write(ctx, now, func(t *tx) error {
		return t.one(ctx, `UPDATE factor SET step = ?2 WHERE account = ?1 AND step < ?2`, id, step)
	})
}

// UseRecovery satisfies worker.Shelf.
func (s *Store) UseRecovery(ctx context.Context, id worker.AccountID, code redact.Text, now time.Time) error {
	return s.write(ctx, now, func(t *tx) error {
		if err := t.one(ctx, `DELETE FROM recovery WHERE account = ? AND code = ?`, id, s.recoveryLookup(id, code)); err != nil {
			return err
		}
		var team worker.TeamID
		if err := t.row(ctx, `SELECT team FROM account WHERE id = ?`, id).Scan(&team); err != nil {
			return err
		}
		return t.audit(ctx, worker.Entry{Team: team, Account: id, What: worker.DidUseRecovery})
	})
}

// DropFactor satisfies worker.Shelf.
func (s *Store) DropFactor(ctx context.Context, by worker.Actor, now time.Time) error {
	return s.write(ctx, now, func(t *tx) error {
		if err := t.dropFactor(ctx, by.Account); err != nil {
			return err
		}
		return t.audit(ctx, worker.Entry{Team: by.Team, Account: by.Account, What: worker.DidDropFactor})
	})
}

func (t *tx) dropFactor(ctx context.Context, id worker.AccountID) error {
	for _, table := range []string{"factor", "recovery"} {
		if err := t.exec(ctx, `DELETE FROM `+table+` WHERE account = ?`, id); err != nil {
			return err
		}
	}
	return nil
}

// ResetFactor satisfies worker.Shelf.
func (s *Store) ResetFactor(ctx context.Context, by worker.Actor, id worker.AccountID, now time.Time) error {
	return s.onAccount(ctx, by, id, now, worker.DidResetFactor, func(t *tx, _ worker.Account) error {
		if err := t.exec(ctx, `DELETE FROM passkey WHERE account = ?`, id); err != nil {
			return err
		}
		if err := t.exec(ctx, `DELETE FROM office WHERE account = ?`, id); err != nil {
			return err
		}
		if err := t.endSessions(ctx, id); err != nil {
			return err
		}
		return t.dropFactor(ctx, id)
	})
}

// onAccount changes an account for somebody else and writes it into the trail of the
// account's team.
func (s *Store) onAccount(ctx context.Context, by worker.Actor, id worker.AccountID, now time.Time, what string, change func(*tx, worker.Account) error) error {
	return s.write(ctx, now, func(t *tx) error {
		a, err := t.account(ctx, id)
		if fault.Is(explain(err), fault.NotFound) {
			return worker.ErrNotYours
		}
		if err != nil {
			return err
		}
		if err := change(t, a); err != nil {
			return err
		}
		return t.audit(ctx, worker.Entry{Team: a.Team, Account: by.Account, What: what, Other: id})
	})
}
