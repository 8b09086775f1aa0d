package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"plainwell/internal/fault"
	"plainwell/internal/redact"
	"plainwell/internal/share"
	"plainwell/internal/worker"
)

var _ share.Shelf = (*Store)(nil)

// Everyone's wrong codes of packs together: so many in so long. A code has 40 bits; see
// docs/decisions.md for what this leaves to a guess.
const wrongPackCodes = 1000

// packSealed is what of a pack is encrypted. A list of pages can tell what somebody
// lives with.
type packSealed struct {
	Code, Line, Lang, Words string
	Pages                   []string
	Days                    int
}

// AddPack satisfies share.Shelf.
func (s *Store) AddPack(ctx context.Context, p share.Pack, once string, now time.Time) (share.Pack, error) {
	var kept share.Pack
	key := s.keys.Lookup("pack-once", once)
	_, err := s.freshCode(ctx, now, func(t *tx, code string) error {
		id, err := s.newID()
		if err != nil {
			return err
		}
		if err := t.exec(ctx, `DELETE FROM pack WHERE once = ? AND ends <= ?`, key, ms(now)); err != nil {
			return err
		}
		switch kept, err = t.pack(ctx, `p.once = ?`, key); {
		case err == nil || !errors.Is(err, sql.ErrNoRows):
			return err
		}
		var n int
		if err := t.row(ctx, `SELECT count(*) FROM pack WHERE ends > ?`, ms(now)).Scan(&n); err != nil {
			return err
		}
		if n >= share.MostPacks {
			return fault.New(fault.Unavailable, "made.error.full")
		}
		sealed, err := s.sealJSON(packSealed{code, string(p.Line), p.Lang, p.Words.Reveal(), p.Pages, p.Days}, packBind(id))
		if err != nil {
			return err
		}
		if err := t.exec(ctx, `INSERT INTO pack (id, code, maker, once, account, team, own, sealed, made, ends)
			VALUES (?, ?, ?, ?, nullif(?, 0), nullif(?, 0), ?, ?, ?, ?)`,
			id, s.packLookup(code), s.makerLookup(s.makerAddress(id)), key, p.Account, p.TeamID, p.Words != "", sealed, ms(p.Made), ms(p.Ends)); err != nil {
			return err
		}
		if kept, err = t.pack(ctx, `p.id = ?`, id); err != nil || p.Nobody() {
			return err
		}
		return t.packAudit(ctx, now, p.Owner, "pack-made")
	})
	return kept, err
}

// PackByCode satisfies share.Shelf.
func (s *Store) PackByCode(ctx context.Context, code string, now time.Time) (p share.Pack, err error) {
	if !s.wrongPacks.take(now) {
		return p, fault.New(fault.TooMany, "made.error.too-many")
	}
	p, err = s.onePack(ctx, now, `p.code = ?`, s.packLookup(code))
	if !fault.Is(err, fault.NotFound) {
		s.wrongPacks.giveBack()
	}
	return p, err
}

// PackByMaker satisfies share.Shelf.
func (s *Store) PackByMaker(ctx context.Context, maker string, now time.Time) (share.Pack, error) {
	return s.onePack(ctx, now, `p.maker = ?`, s.makerLookup(maker))
}

func (s *Store) onePack(ctx context.Context, now time.Time, where string, lookup []byte) (p share.Pack, err error) {
	err = s.glimpse(func(r *rx) error {
		p, err = r.pack(ctx, where+` AND p.ends > ?`, lookup, ms(now))
		return err
	})
	return p, err
}

// RenewPack satisfies share.Shelf.
func (s *Store) RenewPack(ctx context.Context, id share.ID, ends, now time.Time) error {
	return s.write(ctx, now, func(t *tx) error {
		n, err := t.count(ctx, `UPDATE pack SET ends = ? WHERE id = ? AND ends > ?`, ms(ends), id, ms(now))
		if err != nil || n == 0 {
			return orNotFound(err)
		}
		return nil
	})
}

// EndPack satisfies share.Shelf.
func (s *Store) EndPack(ctx context.Context, id share.ID, by share.Owner) error {
	now := s.clock()
	err := s.write(ctx, now, func(t *tx) error {
		var team int64
		err := t.row(ctx, `DELETE FROM pack WHERE id = ? RETURNING coalesce(team, 0)`, id).Scan(&team)
		if errors.Is(err, sql.ErrNoRows) {
			return nil
		}
		if err != nil || by.Nobody() || team == 0 {
			return err
		}
		return t.packAudit(ctx, now, share.Owner{Account: by.Account, TeamID: team}, "pack-ended")
	})
	if err == nil {
		s.truncate(ctx, now)
	}
	return err
}

// packAudit writes into the trail of the pack's team who did what.
func (t *tx) packAudit(ctx context.Context, now time.Time, by share.Owner, what string) error {
	return t.audit(ctx, worker.Entry{At: now, Team: worker.TeamID(by.TeamID), Account: worker.AccountID(by.Account), What: what})
}

// PacksOf satisfies share.Shelf.
func (s *Store) PacksOf(ctx context.Context, in share.Scope, now time.Time) (all []share.Pack, err error) {
	err = s.read(ctx, func(r *rx) error {
		return r.each(ctx, func(scan func(...any) error) error {
			p, err := s.scanPack(scan)
			all = append(all, p)
			return err
		}, packQuery+`p.ends > ?1 AND p.account IS NOT NULL AND (p.account = ?2 OR (?3 <> 0 AND p.team = ?3) OR (?4 AND p.own = 1)) ORDER BY p.made DESC, p.id`,
			ms(now), in.Account, in.TeamID, in.AnyWords)
	})
	return all, err
}

// PurgePacks satisfies share.Shelf.
func (s *Store) PurgePacks(ctx context.Context, now time.Time) (n int, err error) {
	err = s.write(ctx, now, func(t *tx) error {
		n, err = t.count(ctx, `DELETE FROM pack WHERE ends <= ?`, ms(now))
		return err
	})
	if err == nil && n > 0 {
		s.truncate(ctx, now)
	}
	return n, err
}

const packQuery = `SELECT p.id, p.sealed, coalesce(p.account, 0), coalesce(p.team, 0), coalesce(t.name, ''), p.made, p.ends
	FROM pack p LEFT JOIN team t ON t.id = p.team WHERE `

func (r *rx) pack(ctx context.Context, where string, args ...any) (share.Pack, error) {
	return r.s.scanPack(r.row(ctx, packQuery+where, args...).Scan)
}

func (s *Store) scanPack(scan func(...any) error) (share.Pack, error) {
	var p share.Pack
	var sealed []byte
	var made, ends int64
	if err := scan(&p.ID, &sealed, &p.Account, &p.TeamID, &p.Team, &made, &ends); err != nil {
		return share.Pack{}, err
	}
	var in packSealed
	if err := s.unsealJSON(sealed, packBind(int64(p.ID)), &in); err != nil {
		return share.Pack{}, err
	}
	p.Code, p.Line, p.Lang, p.Words = redact.Text(in.Code), share.Line(in.Line), in.Lang, redact.Text(in.Words)
	p.Pages, p.Days = in.Pages, in.Days
	p.Made, p.Ends = fromMS(made), fromMS(ends)
	p.Maker = redact.Text(s.makerAddress(int64(p.ID)))
	return p, nil
}

func packBind(id int64) string { return fmt.Sprint("pack/", id) }

func (s *Store) makerAddress(id int64) string { return s.keys.Address("pack", id, 1) }

func (s *Store) packLookup(code string) []byte   { return s.keys.Lookup("pack", code) }
func (s *Store) makerLookup(maker string) []byte { return s.keys.Lookup("pack-maker", maker) }
