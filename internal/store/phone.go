package store

import (
	"context"
	"time"

	"plainwell/internal/device"
	"plainwell/internal/redact"
	"plainwell/internal/seal"
)

const phoneColumns = `p.id, p.lang, p.detail, p.push, p.seen`

// phoneRow is where the columns above are read into.
type phoneRow struct {
	device.Device
	seen int64
}

func (p *phoneRow) into() []any { return []any{&p.ID, &p.Lang, &p.Detail, &p.Push, &p.seen} }

func (p *phoneRow) device() device.Device {
	p.Seen = fromMS(p.seen)
	return p.Device
}

// New satisfies device.Shelf.
func (s *Store) New(ctx context.Context, lang string, now time.Time) (device.Device, redact.Text, error) {
	token, err := seal.Token(s.random)
	if err != nil {
		return device.Device{}, "", err
	}
	id, err := s.newID()
	if err != nil {
		return device.Device{}, "", err
	}
	d := device.Device{ID: device.ID(id), Lang: lang, Push: device.PushNone, Seen: midnight(now)}
	err = s.write(ctx, now, func(t *tx) error {
		return t.exec(ctx, `INSERT INTO phone (id, token, lang, detail, push, seen, made) VALUES (?, ?, ?, 0, ?, ?, ?)`,
			d.ID, s.tokenLookup(token), d.Lang, d.Push, ms(d.Seen), ms(now))
	})
	if err != nil {
		return device.Device{}, "", err
	}
	return d, token, nil
}

// ByToken satisfies device.Shelf.
func (s *Store) ByToken(ctx context.Context, token redact.Text) (device.Device, error) {
	var p phoneRow
	err := s.read(ctx, func(r *rx) error {
		return r.row(ctx, `SELECT `+phoneColumns+` FROM phone p WHERE p.token = ?`, s.tokenLookup(token)).Scan(p.into()...)
	})
	return p.device(), err
}

// Touch satisfies device.Shelf. It reads first, so that all but the first request
// of a day do without the write lock.
func (s *Store) Touch(ctx context.Context, id device.ID, lang string, now time.Time) error {
	p, err := s.phone(ctx, id)
	day := midnight(now)
	if err != nil || p.Lang == lang && !p.Seen.Before(day) {
		return err
	}
	return s.onPhone(ctx, now, `UPDATE phone SET lang = ?2, seen = max(seen, ?3) WHERE id = ?1`, id, lang, ms(day))
}

// SetDetail satisfies device.Shelf.
func (s *Store) SetDetail(ctx context.Context, id device.ID, on bool) error {
	return s.onPhone(ctx, s.clock(), `UPDATE phone SET detail = ?2 WHERE id = ?1`, id, on)
}

// onPhone writes to one phone, which must be there.
func (s *Store) onPhone(ctx context.Context, now time.Time, query string, args ...any) error {
	return s.write(ctx, now, func(t *tx) error {
		if n, err := t.count(ctx, query, args...); err != nil || n == 1 {
			return err
		}
		return notFound()
	})
}

// phone reads one phone, or fault.NotFound.
func (s *Store) phone(ctx context.Context, id device.ID) (d device.Device, err error) {
	err = s.read(ctx, func(r *rx) error {
		d, err = r.phone(ctx, id)
		return err
	})
	return d, err
}

func (r *rx) phone(ctx context.Context, id device.ID) (device.Device, error) {
	var p phoneRow
	err := r.row(ctx, `SELECT `+phoneColumns+` FROM phone p WHERE p.id = ?`, id).Scan(p.into()...)
	return p.device(), err
}

// tokenLookup is what a phone is found by: the cookie itself is not kept.
func (s *Store) tokenLookup(token redact.Text) []byte {
	return s.keys.Lookup("phone", token.Reveal())
}
