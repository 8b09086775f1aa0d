package share_test

import (
	"context"
	"maps"
	"slices"
	"strconv"
	"time"

	"plainwell/internal/fault"
	"plainwell/internal/redact"
	"plainwell/internal/share"
)

// shelf keeps packs in memory.
type shelf struct {
	packs map[share.ID]share.Pack
	once  map[string]share.ID
}

func newShelf() *shelf { return &shelf{map[share.ID]share.Pack{}, map[string]share.ID{}} }

func (s *shelf) AddPack(_ context.Context, p share.Pack, once string, _ time.Time) (share.Pack, error) {
	if id, ok := s.once[once]; ok {
		return s.packs[id], nil
	}
	p.ID = share.ID(len(s.once) + 1)
	p.Code, p.Maker = redact.Text("0000000"+strconv.Itoa(int(p.ID))), redact.Text("maker"+strconv.Itoa(int(p.ID)))
	s.once[once], s.packs[p.ID] = p.ID, p
	return p, nil
}

func (s *shelf) find(now time.Time, is func(share.Pack) bool) (share.Pack, error) {
	for _, p := range s.packs {
		if is(p) && p.Ends.After(now) {
			return p, nil
		}
	}
	return share.Pack{}, fault.New(fault.NotFound, "error.not-found")
}

func (s *shelf) PackByCode(_ context.Context, code string, now time.Time) (share.Pack, error) {
	return s.find(now, func(p share.Pack) bool { return p.Code.Reveal() == code })
}

func (s *shelf) PackByMaker(_ context.Context, maker string, now time.Time) (share.Pack, error) {
	return s.find(now, func(p share.Pack) bool { return p.Maker.Reveal() == maker })
}

func (s *shelf) RenewPack(_ context.Context, id share.ID, ends, _ time.Time) error {
	p := s.packs[id]
	p.Ends = ends
	s.packs[id] = p
	return nil
}

func (s *shelf) EndPack(_ context.Context, id share.ID, _ share.Owner) error {
	delete(s.packs, id)
	return nil
}

func (s *shelf) PacksOf(_ context.Context, in share.Scope, _ time.Time) ([]share.Pack, error) {
	return slices.SortedFunc(maps.Values(s.packs), func(a, b share.Pack) int { return int(b.ID - a.ID) }), nil
}

func (s *shelf) PurgePacks(context.Context, time.Time) (int, error) { return 0, nil }
