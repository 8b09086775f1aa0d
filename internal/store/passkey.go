package store

import (
	"context"
	"encoding/base64"
	"strconv"
	"time"

	"plainwell/internal/redact"
	"plainwell/internal/worker"
)

// passkeySealed is what is kept sealed of a passkey.
type passkeySealed struct {
	Name       string
	Credential []byte
}

func passkeyBind(id int64) string { return "passkey/" + strconv.FormatInt(id, 10) }

// passkeyLookup is what a passkey is found by: the id of its credential.
func (s *Store) passkeyLookup(credential []byte) []byte {
	return s.keys.Lookup("passkey", base64.RawURLEncoding.EncodeToString(credential))
}

// AddPasskey satisfies worker.Shelf.
func (s *Store) AddPasskey(ctx context.Context, by worker.Actor, p worker.Passkey, now time.Time) error {
	id, err := s.newID()
	if err != nil {
		return err
	}
	sealed, err := s.sealJSON(passkeySealed{p.Name.Reveal(), p.Credential}, passkeyBind(id))
	if err != nil {
		return err
	}
	return s.write(ctx, now, func(t *tx) error {
		if err := t.exec(ctx, `INSERT INTO passkey (id, account, handle, sealed, made, used) VALUES (?, ?, ?, ?, ?, 0)`,
			id, by.Account, s.passkeyLookup(p.Handle), sealed, ms(now)); err != nil {
			return err
		}
		return t.audit(ctx, worker.Entry{Team: by.Team, Account: by.Account, What: worker.DidAddPasskey})
	})
}

// Passkeys satisfies worker.Shelf.
func (s *Store) Passkeys(ctx context.Context, of worker.AccountID) (all []worker.Passkey, err error) {
	err = s.glimpse(func(r *rx) error {
		return r.each(ctx, func(scan func(...any) error) error {
			p, err := r.scanPasskey(scan)
			all = append(all, p)
			return err
		}, `SELECT id, account, sealed, made, used FROM passkey WHERE account = ? ORDER BY made, id`, of)
	})
	return all, err
}

// PasskeyOf satisfies worker.Shelf.
func (s *Store) PasskeyOf(ctx context.Context, handle []byte) (p worker.Passkey, err error) {
	err = s.glimpse(func(r *rx) error {
		p, err = r.scanPasskey(r.row(ctx, `SELECT id, account, sealed, made, used FROM passkey WHERE handle = ?`, s.passkeyLookup(handle)).Scan)
		return err
	})
	return p, err
}

func (r *rx) scanPasskey(scan func(...any) error) (worker.Passkey, error) {
	var p worker.Passkey
	var sealed []byte
	var made, used int64
	if err := scan(&p.ID, &p.Account, &sealed, &made, &used); err != nil {
		return p, err
	}
	var open passkeySealed
	err := r.s.unsealJSON(sealed, passkeyBind(p.ID), &open)
	p.Name, p.Credential, p.Made, p.Used = redact.Text(open.Name), open.Credential, fromMS(made), fromMS(used)
	return p, err
}

// UsedPasskey satisfies worker.Shelf.
func (s *Store) UsedPasskey(ctx context.Context, p worker.Passkey, now time.Time) error {
	sealed, err := s.sealJSON(passkeySealed{p.Name.Reveal(), p.Credential}, passkeyBind(p.ID))
	if err != nil {
		return err
	}
	return s.write(ctx, now, func(t *tx) error {
		return t.one(ctx, `UPDATE passkey SET sealed = ?, used = ? WHERE id = ?`, sealed, ms(now), p.ID)
	})
}

// DropPasskey satisfies worker.Shelf.
func (s *Store) DropPasskey(ctx context.Context, by worker.Actor, id int64, now time.Time) error {
	return s.write(ctx, now, func(t *tx) error {
		if err := t.one(ctx, `DELETE FROM passkey WHERE id = ? AND account = ?`, id, by.Account); err != nil {
			return err
		}
		return t.audit(ctx, worker.Entry{Team: by.Team, Account: by.Account, What: worker.DidDropPasskey})
	})
}
