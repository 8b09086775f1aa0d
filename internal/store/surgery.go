package store

import (
	"context"
	"strings"

	"plainwell/internal/places"
)

const surgeryColumns = `code, name, address, outward, inward, phone, country, board, closed, east, north, exact`

// Surgeries satisfies places.View.
func (v placeView) Surgeries(ctx context.Context, codes ...string) ([]places.Surgery, error) {
	if len(codes) == 0 {
		return v.surgeries(ctx, `SELECT `+surgeryColumns+` FROM surgery ORDER BY outward, code`)
	}
	return v.surgeries(ctx, `SELECT `+surgeryColumns+` FROM surgery WHERE code IN (`+marks(len(codes))+`)`, anys(codes)...)
}

// InOutward satisfies places.View.
func (v placeView) InOutward(ctx context.Context, outward string) ([]places.Surgery, error) {
	return v.surgeries(ctx, `SELECT `+surgeryColumns+` FROM surgery WHERE outward = ? ORDER BY code`, outward)
}

func (v placeView) surgeries(ctx context.Context, query string, args ...any) (all []places.Surgery, err error) {
	err = v.r.each(ctx, func(scan func(...any) error) error {
		var s places.Surgery
		var address string
		var closed int64
		err := scan(&s.Code, &s.Name, &address, &s.Postcode.Outward, &s.Postcode.Inward, &s.Phone, &s.Country, &s.Board, &closed, &s.At.E, &s.At.N, &s.Exact)
		copy(s.Address[:], strings.Split(address, "\n"))
		s.Closed = fromMS(closed)
		all = append(all, s)
		return err
	}, query, args...)
	return all, err
}

// Spots satisfies places.View.
func (v placeView) Spots(ctx context.Context, east, fromNorth, toNorth int) (spots []places.Spot, err error) {
	err = v.r.each(ctx, func(scan func(...any) error) error {
		var s places.Spot
		err := scan(&s.Code, &s.At.E, &s.At.N, &s.Open)
		spots = append(spots, s)
		return err
	}, `SELECT code, east, north, closed = 0 FROM surgery WHERE east > 0 AND east / 10000 = ? AND north / 10000 BETWEEN ? AND ?`, east, fromNorth, toNorth)
	return spots, err
}

// putSurgeries puts surgeries in the place of those that were there, finds where each
// lies, and lists their towns.
func (t *tx) putSurgeries(ctx context.Context, all []places.Surgery) error {
	err := places.Locate(all, func(code string) (places.Outward, error) {
		o, _, err := placeView{&t.rx}.Outward(ctx, code)
		return o, err
	})
	if err != nil {
		return err
	}
	if err := t.exec(ctx, `DELETE FROM surgery`); err != nil {
		return err
	}
	insert, err := t.PrepareContext(ctx, `INSERT INTO surgery (`+surgeryColumns+`) VALUES (`+marks(12)+`)`)
	if err != nil {
		return err
	}
	defer insert.Close()
	for _, s := range all {
		_, err := insert.ExecContext(ctx, s.Code, s.Name, strings.Join(s.Address[:], "\n"), s.Postcode.Outward, s.Postcode.Inward,
			s.Phone, string(s.Country), s.Board, ms(s.Closed), s.At.E, s.At.N, s.Exact)
		if err != nil {
			return err
		}
	}
	return t.putTowns(ctx, places.Towns(all))
}

// BoardOf gives the NHS area that most of the open surgeries with a first half of a
// postcode belong to, and false where there is none.
func (s *Store) BoardOf(ctx context.Context, outward string) (board string, known bool, err error) {
	err = s.read(ctx, func(r *rx) error {
		return r.each(ctx, func(scan func(...any) error) error {
			known = true
			return scan(&board)
		}, `SELECT board FROM surgery WHERE outward = ? AND closed = 0 AND board <> '' GROUP BY board ORDER BY count(*) DESC, board LIMIT 1`, outward)
	})
	return board, known, err
}

// marks writes so many question marks for a query.
func marks(n int) string { return strings.TrimSuffix(strings.Repeat("?, ", n), ", ") }

func anys(texts []string) []any {
	out := make([]any, len(texts))
	for i, s := range texts {
		out[i] = s
	}
	return out
}
