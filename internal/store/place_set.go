package store

import (
	"context"

	"plainwell/internal/places"
)

// Sets satisfies places.View.
func (v placeView) Sets(ctx context.Context) (map[places.Kind]places.Set, error) {
	sets := map[places.Kind]places.Set{}
	err := v.r.each(ctx, func(scan func(...any) error) error {
		var s places.Set
		var date, imported int64
		err := scan(&s.Kind, &s.Shape, &s.Hash, &date, &imported, &s.Count, &s.Example)
		s.Date, s.Imported = fromMS(date), fromMS(imported)
		sets[s.Kind] = s
		return err
	}, `SELECT kind, shape, hash, date, imported, n, example FROM place_set`)
	return sets, err
}

func (t *tx) putSet(ctx context.Context, s places.Set) error {
	return t.exec(ctx, `INSERT OR REPLACE INTO place_set (kind, shape, hash, date, imported, n, example) VALUES (?, ?, ?, ?, ?, ?, ?)`,
		string(s.Kind), s.Shape, append([]byte{}, s.Hash...), ms(s.Date), ms(s.Imported), s.Count, s.Example)
}

// dropExample empties the tables of every kind that is made up.
func (t *tx) dropExample(ctx context.Context) error {
	sets, err := placeView{&t.rx}.Sets(ctx)
	if err != nil {
		return err
	}
	for kind, tables := range map[places.Kind][]string{
		places.KindSurgeries: {"surgery", "surgery_town"},
		places.KindPostcodes: {"postcode_outward"},
		places.KindServices:  {"surgery_service"},
	} {
		if !sets[kind].Example {
			continue
		}
		for _, table := range tables {
			if err := t.exec(ctx, `DELETE FROM `+table); err != nil {
				return err
			}
		}
		if err := t.exec(ctx, `DELETE FROM place_set WHERE kind = ?`, string(kind)); err != nil {
			return err
		}
	}
	return nil
}
