package store

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"plainwell/internal/device"
	"plainwell/internal/redact"
	"plainwell/internal/worker"
)

// The sorts of codes that put a person's dates on a phone.
const (
	codeGive = "give" // beside the phones that have them
	codeMove = "move" // in place of them
)

// GiveCode satisfies worker.DeskShelf.
func (s *Store) GiveCode(ctx context.Context, id worker.PersonID, e worker.Entry) (redact.Text, time.Time, error) {
	return s.personCode(ctx, id, codeGive, e, nil)
}

// NewPhone satisfies worker.DeskShelf.
func (s *Store) NewPhone(ctx context.Context, id worker.PersonID, e worker.Entry) (redact.Text, time.Time, error) {
	code, until, err := s.personCode(ctx, id, codeMove, e, func(t *tx) error { return t.turnOff(ctx, id) })
	if err == nil {
		s.truncate(ctx, e.At)
	}
	return code, until, err
}

// personCode makes a code in place of an older one of the same sort, after more.
func (s *Store) personCode(ctx context.Context, id worker.PersonID, sort string, e worker.Entry, more func(*tx) error) (redact.Text, time.Time, error) {
	until := e.At.Add(worker.CodeSpan)
	code, err := s.freshCode(ctx, e.At, func(t *tx, code string) error {
		if err := t.exec(ctx, `DELETE FROM person_code WHERE expires <= ?`, ms(e.At)); err != nil {
			return err
		}
		if more != nil {
			if err := more(t); err != nil {
				return err
			}
		}
		if err := t.exec(ctx, `INSERT INTO person_code (folder, sort, code, expires) VALUES (?1, ?2, ?3, ?4)
			ON CONFLICT (folder, sort) DO UPDATE SET code = ?3, expires = ?4`, id, sort, s.personLookup(code), ms(until)); err != nil {
			return err
		}
		return t.audit(ctx, e)
	})
	return code, until, err
}

// turnOff takes the dates of a folder off every phone, and makes every link and code
// that leads to them lead nowhere: the phone may be in other hands.
func (t *tx) turnOff(ctx context.Context, folder device.ID) error {
	phones, err := t.ids(ctx, `SELECT phone FROM follower WHERE folder = ?1 UNION
		SELECT o.phone FROM holder h JOIN holder o ON o.appointment = h.appointment WHERE h.phone = ?1 AND o.phone <> ?1`, folder)
	for _, phone := range phones {
		if err == nil {
			err = t.unfollow(ctx, folder, phone, "new-phone")
		}
	}
	if err != nil {
		return err
	}
	if err := t.exec(ctx, `DELETE FROM person_code WHERE folder = ?`, folder); err != nil {
		return err
	}
	return t.newAddresses(ctx, folder)
}

// newAddresses gives every date of a folder another address.
func (t *tx) newAddresses(ctx context.Context, folder device.ID) error {
	next := map[int64]int{}
	err := t.each(ctx, func(scan func(...any) error) error {
		var id int64
		var version int
		err := scan(&id, &version)
		next[id] = version + 1
		return err
	}, `SELECT a.id, a.address_version FROM holder h JOIN appointment a ON a.id = h.appointment WHERE h.phone = ?`, folder)
	for id, version := range next {
		if err == nil {
			err = t.exec(ctx, `UPDATE appointment SET address = ?2, address_version = ?3 WHERE id = ?1`,
				id, t.s.dateLookup(t.s.keys.Address("appointment", id, version)), version)
		}
	}
	return err
}

// giftHere uses a code that a worker gave: the phone then follows the folder. It says
// whether there is such a code.
func (t *tx) giftHere(ctx context.Context, code string, into device.ID) (found bool, err error) {
	var folder device.ID
	err = t.row(ctx, `DELETE FROM person_code WHERE code = ? AND expires > ? RETURNING folder`, t.s.personLookup(code), ms(t.now)).Scan(&folder)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	return true, t.follow(ctx, folder, into)
}

func (s *Store) personLookup(code string) []byte { return s.keys.Lookup("person", code) }
