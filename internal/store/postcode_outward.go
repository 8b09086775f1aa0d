package store

import (
	"context"
	"database/sql"
	"errors"

	"plainwell/internal/places"
)

// Outward satisfies places.View.
func (v placeView) Outward(ctx context.Context, code string) (places.Outward, bool, error) {
	o := places.Outward{Code: code}
	err := v.r.row(ctx, `SELECT n, east, north, packed FROM postcode_outward WHERE code = ?`, code).
		Scan(&o.Count, &o.Middle.E, &o.Middle.N, &o.Packed)
	if errors.Is(err, sql.ErrNoRows) {
		return places.Outward{}, false, nil
	}
	return o, err == nil, err
}

// Outwards satisfies places.View.
func (v placeView) Outwards(ctx context.Context, f func(places.Outward) error) error {
	return v.r.each(ctx, func(scan func(...any) error) error {
		var o places.Outward
		if err := scan(&o.Code, &o.Count, &o.Middle.E, &o.Middle.N, &o.Packed); err != nil {
			return err
		}
		return f(o)
	}, `SELECT code, n, east, north, packed FROM postcode_outward ORDER BY code`)
}

// putPostcodes puts all postcodes in the place of those that were there.
func (t *tx) putPostcodes(ctx context.Context, p *places.Postcodes) error {
	if err := t.exec(ctx, `DELETE FROM postcode_outward`); err != nil {
		return err
	}
	insert, err := t.PrepareContext(ctx, `INSERT INTO postcode_outward (code, n, east, north, packed) VALUES (?, ?, ?, ?, ?)`)
	if err != nil {
		return err
	}
	defer insert.Close()
	for o := range p.Outwards() {
		if _, err := insert.ExecContext(ctx, o.Code, o.Count, o.Middle.E, o.Middle.N, o.Packed); err != nil {
			return err
		}
	}
	return nil
}
