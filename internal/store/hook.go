package store

import (
	"context"
	"fmt"
	"strings"
	"time"

	"plainwell/internal/redact"
	"plainwell/internal/worker"
	"plainwell/internal/worker/partner"
)

var _ partner.HookShelf = (*Store)(nil)

const hookColumns = `h.id, h.team, h.test, h.kinds, h.sealed, h.gone, h.made`

// hookRow is where the columns above are read into.
type hookRow struct {
	partner.Hook
	kinds      string
	sealed     []byte
	gone, made int64
}

func (h *hookRow) into() []any {
	return []any{&h.ID, &h.Team, &h.Test, &h.kinds, &h.sealed, &h.gone, &h.made}
}

// sealedHook is what is sealed of a callback.
type sealedHook struct {
	Address string `json:"a"`
	Secret  string `json:"s"`
	Old     string `json:"o,omitempty"`
	Until   int64  `json:"u,omitempty"`
}

func hookBind(id partner.HookID) string { return fmt.Sprintf("hook/%d", id) }

func (s *Store) sealHook(h partner.Hook) ([]byte, error) {
	return s.sealJSON(sealedHook{h.Address.Reveal(), h.Secret.Reveal(), h.Old.Reveal(), ms(h.OldUntil)}, hookBind(h.ID))
}

func (s *Store) openHook(h hookRow) (partner.Hook, error) {
	var v sealedHook
	if err := s.unsealJSON(h.sealed, hookBind(h.ID), &v); err != nil {
		return partner.Hook{}, fmt.Errorf("callback %d: %w", h.ID, err)
	}
	h.Address, h.Secret, h.Old, h.OldUntil = redact.Text(v.Address), redact.Text(v.Secret), redact.Text(v.Old), fromMS(v.Until)
	for word := range strings.FieldsSeq(h.kinds) {
		h.Kinds = append(h.Kinds, partner.Kind(word))
	}
	h.Gone, h.Made = fromMS(h.gone), fromMS(h.made)
	return h.Hook, nil
}

// theirs is the condition for the callbacks of by: an account sees both kinds.
const theirs = `h.team = ?1 AND (?2 OR h.test = ?3)`

func theirArgs(by worker.Actor, more ...any) []any {
	return append([]any{by.Team, by.Key == 0, by.Test}, more...)
}

// AddHook satisfies partner.HookShelf.
func (s *Store) AddHook(ctx context.Context, by worker.Actor, h partner.Hook) (partner.Hook, error) {
	id, err := s.newID()
	if err != nil {
		return partner.Hook{}, err
	}
	h.ID = partner.HookID(id)
	sealed, err := s.sealHook(h)
	if err != nil {
		return partner.Hook{}, err
	}
	kinds := " "
	for _, k := range h.Kinds {
		kinds += string(k) + " "
	}
	return h, s.write(ctx, h.Made, func(t *tx) error {
		if err := t.exec(ctx, `INSERT INTO hook (id, team, test, kinds, sealed, made) VALUES (?, ?, ?, ?, ?, ?)`, h.ID, h.Team, h.Test, kinds, sealed, ms(h.Made)); err != nil {
			return err
		}
		return t.noteSystem(ctx, by, "kw.audit.callback-made")
	})
}

// Hooks satisfies partner.HookShelf.
func (s *Store) Hooks(ctx context.Context, by worker.Actor) (list []partner.Hook, err error) {
	err = s.read(ctx, func(r *rx) error {
		return r.each(ctx, func(scan func(...any) error) error {
			var row hookRow
			if err := scan(row.into()...); err != nil {
				return err
			}
			h, err := s.openHook(row)
			list = append(list, h)
			return err
		}, `SELECT `+hookColumns+` FROM hook h WHERE `+theirs+` ORDER BY h.made DESC, h.id`, theirArgs(by)...)
	})
	return list, err
}

// ReplaceHook satisfies partner.HookShelf: a new secret, for an address that stays.
func (s *Store) ReplaceHook(ctx context.Context, by worker.Actor, h partner.Hook) error {
	sealed, err := s.sealHook(h)
	if err != nil {
		return err
	}
	return s.onHook(ctx, by, "kw.audit.callback-rotated", `UPDATE hook AS h SET sealed = ?5 WHERE h.id = ?4 AND `+theirs, h.ID, sealed)
}

// RemoveHook satisfies partner.HookShelf.
func (s *Store) RemoveHook(ctx context.Context, by worker.Actor, id partner.HookID) error {
	return s.onHook(ctx, by, "kw.audit.callback-ended", `DELETE FROM hook AS h WHERE h.id = ?4 AND `+theirs, id)
}

// TryHook satisfies partner.HookShelf.
func (s *Store) TryHook(ctx context.Context, by worker.Actor, id partner.HookID, now time.Time) error {
	return s.onHook(ctx, by, "kw.audit.callback-tried", `INSERT INTO event (team, test, kind, version, hook, at)
		SELECT h.team, h.test, 'callback.test', 0, h.id, ?5 FROM hook h WHERE h.id = ?4 AND `+theirs, id, ms(now))
}

// onHook writes to one callback, which must be theirs, and notes it.
func (s *Store) onHook(ctx context.Context, by worker.Actor, what, query string, args ...any) error {
	return s.write(ctx, s.clock(), func(t *tx) error {
		n, err := t.count(ctx, query, theirArgs(by, args...)...)
		if err != nil {
			return err
		}
		if n == 0 {
			return notFound()
		}
		return t.noteSystem(ctx, by, what)
	})
}
