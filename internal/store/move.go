package store

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"plainwell/internal/device"
	"plainwell/internal/fault"
	"plainwell/internal/redact"
	"plainwell/internal/seal"
)

// moveSpan is how long a move code is good for.
const moveSpan = 15 * time.Minute

// errWrong is the one answer to every code that does not work.
func errWrong() error { return fault.New(fault.NotFound, "move.wrong") }

// MoveCode satisfies device.Shelf.
func (s *Store) MoveCode(ctx context.Context, id device.ID, now time.Time) (redact.Text, error) {
	return s.freshCode(ctx, now, func(t *tx, code string) error {
		if err := t.exec(ctx, `DELETE FROM move_code WHERE expires <= ?`, ms(now)); err != nil {
			return err
		}
		return t.exec(ctx, `INSERT INTO move_code (phone, code, expires) VALUES (?1, ?2, ?3)
			ON CONFLICT (phone) DO UPDATE SET code = ?2, expires = ?3`, id, s.codeLookup(code), ms(now.Add(moveSpan)))
	})
}

// freshCode makes a code to say aloud and has it kept. While another one just like it
// is in use, which keep tells by a conflict, it makes a new one.
func (s *Store) freshCode(ctx context.Context, now time.Time, keep func(t *tx, code string) error) (redact.Text, error) {
	for {
		code, err := seal.Code(s.random)
		if err != nil {
			return "", err
		}
		err = s.write(ctx, now, func(t *tx) error { return keep(t, code.Reveal()) })
		switch {
		case err == nil:
			return code, nil
		case !fault.Is(err, fault.Conflict):
			return "", err
		}
	}
}

// MoveHere satisfies device.Shelf. Text that cannot be a code at all is wrong, but
// is not counted: nobody guesses with it, and slips of the finger are many.
func (s *Store) MoveHere(ctx context.Context, code string, into device.ID, now time.Time) (moved int, shared bool, err error) {
	if !s.wrong.take(now) {
		return 0, false, fault.New(fault.TooMany, "move.too-many")
	}
	normal, ok := seal.NormalCode(code)
	if !ok {
		s.wrong.giveBack()
		return 0, false, errWrong()
	}
	guessed := false
	err = s.write(ctx, now, func(t *tx) error {
		if _, err := t.phone(ctx, into); err != nil {
			return err
		}
		var from device.ID
		err := t.row(ctx, `DELETE FROM move_code WHERE code = ? AND expires > ? RETURNING phone`,
			s.codeLookup(normal), ms(now)).Scan(&from)
		if errors.Is(err, sql.ErrNoRows) {
			if shared, err = t.shareHere(ctx, normal, into); err == nil && !shared {
				shared, err = t.giftHere(ctx, normal, into)
			}
			if err == nil && !shared {
				guessed, err = true, errWrong()
			}
			return err
		}
		if err != nil {
			return err
		}
		moved, err = t.moveDates(ctx, from, into)
		return err
	})
	if !guessed {
		s.wrong.giveBack()
	}
	return moved, shared, err
}

// moveDates makes every date of one phone a date of another, with all its rows, its
// series and its calendar feed. A row that the other phone has as well, because it
// held the same date before, stays as that phone has it.
func (t *tx) moveDates(ctx context.Context, from, into device.ID) (int, error) {
	var n int
	if err := t.row(ctx, `SELECT count(*) FROM holder WHERE phone = ?`, from).Scan(&n); err != nil || from == into {
		return n, err
	}
	for _, table := range []string{"holder", "reminder", "series_holder", "follower", "feed"} {
		if err := t.exec(ctx, `UPDATE OR IGNORE `+table+` SET phone = ?2 WHERE phone = ?1`, from, into); err != nil {
			return 0, err
		}
		if err := t.exec(ctx, `DELETE FROM `+table+` WHERE phone = ?`, from); err != nil {
			return 0, err
		}
	}
	to, err := t.phone(ctx, into)
	if err != nil || to.Push != device.PushOn {
		return n, err
	}
	return n, t.planAgain(ctx, into)
}

func (s *Store) codeLookup(code string) []byte { return s.keys.Lookup("move", code) }
