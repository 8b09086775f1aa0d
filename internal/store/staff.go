package store

import (
	"context"
	"time"

	"plainwell/internal/fault"
	"plainwell/internal/redact"
	"plainwell/internal/worker"
)

// ready is the condition of an account with which somebody can sign in.
const ready = `(EXISTS (SELECT 1 FROM password p WHERE p.account = a.id) OR EXISTS (SELECT 1 FROM office o WHERE o.account = a.id)
	OR EXISTS (SELECT 1 FROM passkey k WHERE k.account = a.id))`

// Staff satisfies worker.Shelf.
func (s *Store) Staff(ctx context.Context, now time.Time) (all []worker.StaffLine, err error) {
	err = s.glimpse(func(r *rx) error {
		return r.each(ctx, func(scan func(...any) error) error {
			var line worker.StaffLine
			var err error
			var invited int64
			line.Account, err = r.scanAccount(scan, &line.TeamName, &line.Ready, &line.Second, &invited)
			line.Invited = fromMS(invited)
			all = append(all, line)
			return err
		}, `SELECT `+accountColumns+`, t.name, `+ready+`,
			EXISTS (SELECT 1 FROM factor f WHERE f.account = a.id) OR EXISTS (SELECT 1 FROM passkey k WHERE k.account = a.id),
			coalesce((SELECT i.expires FROM invitation i WHERE i.account = a.id AND i.expires > ?), 0)
			FROM account a JOIN team t ON t.id = a.team ORDER BY t.name, t.id, a.made, a.id`, ms(now))
	})
	return all, err
}

// MoveAccount satisfies worker.Shelf.
func (s *Store) MoveAccount(ctx context.Context, by worker.Actor, id worker.AccountID, team worker.TeamID, role worker.Role, now time.Time) error {
	return s.onAccount(ctx, by, id, now, worker.DidChangeRole, func(t *tx, a worker.Account) error {
		was := a
		a.Team, a.Role = team, role
		if was == a {
			return errSame
		}
		if was.Team != team || !role.HasCaseload() {
			if err := t.noPeople(ctx, id); err != nil {
				return err
			}
		}
		if err := t.putAccount(ctx, a); err != nil {
			return err
		}
		if was.Team != team {
			if err := t.audit(ctx, worker.Entry{Team: team, Account: by.Account, What: worker.DidJoinTeam, Other: id}); err != nil {
				return err
			}
		}
		return t.someAdmin(ctx)
	})
}

// errSame says that there is nothing to change.
var errSame = fault.New(fault.Conflict, "kw.error.same")

// SetOff satisfies worker.Shelf.
func (s *Store) SetOff(ctx context.Context, by worker.Actor, id worker.AccountID, off bool, now time.Time) error {
	what := worker.DidTurnOn
	if off {
		what = worker.DidTurnOff
	}
	return s.onAccount(ctx, by, id, now, what, func(t *tx, a worker.Account) error {
		if a.Off == off {
			return errSame
		}
		a.Off = off
		if err := t.putAccount(ctx, a); err != nil {
			return err
		}
		if err := t.endSessions(ctx, id); err != nil {
			return err
		}
		if err := t.exec(ctx, `DELETE FROM invitation WHERE account = ?`, id); err != nil {
			return err
		}
		return t.someAdmin(ctx)
	})
}

// someAdmin refuses a change after which nobody could be an admin any more.
func (t *tx) someAdmin(ctx context.Context) error {
	var some bool
	err := t.row(ctx, `SELECT EXISTS (SELECT 1 FROM account a WHERE a.role = 'admin' AND a.off = 0 AND `+ready+`)`).Scan(&some)
	if err == nil && !some {
		return fault.New(fault.Conflict, "kw.error.last-admin")
	}
	return err
}

// noPeople refuses a change of an account that has people on its caseload.
func (t *tx) noPeople(ctx context.Context, id worker.AccountID) error {
	var some bool
	err := t.row(ctx, `SELECT EXISTS (SELECT 1 FROM person WHERE worker = ?)`, id).Scan(&some)
	if err == nil && some {
		return fault.New(fault.Conflict, "kw.error.has-people")
	}
	return err
}

// SetOwn satisfies worker.Shelf.
func (s *Store) SetOwn(ctx context.Context, by worker.Actor, name redact.Text, lang string, now time.Time) error {
	return s.write(ctx, now, func(t *tx) error {
		a, err := t.account(ctx, by.Account)
		if err != nil {
			return err
		}
		a.Name, a.Lang = name, lang
		return t.putAccount(ctx, a)
	})
}
