package store

import (
	"context"

	"plainwell/internal/places"
)

// TownKeys satisfies places.View.
func (v placeView) TownKeys(ctx context.Context) (keys []string, err error) {
	err = v.r.each(ctx, func(scan func(...any) error) error {
		var key string
		err := scan(&key)
		keys = append(keys, key)
		return err
	}, `SELECT DISTINCT key FROM surgery_town ORDER BY key`)
	return keys, err
}

// Towns satisfies places.View.
func (v placeView) Towns(ctx context.Context, key string) (towns []places.Town, err error) {
	err = v.r.each(ctx, func(scan func(...any) error) error {
		var t places.Town
		err := scan(&t.Key, &t.Outward, &t.Shown, &t.County, &t.At.E, &t.At.N, &t.Count)
		towns = append(towns, t)
		return err
	}, `SELECT key, outward, shown, county, east, north, n FROM surgery_town
		WHERE key = ?1 OR key >= ?1 || ' ' AND key < ?1 || '!' ORDER BY key, outward`, key) // '!' comes right after the space
	return towns, err
}

// putTowns puts towns in the place of those that were there.
func (t *tx) putTowns(ctx context.Context, towns []places.Town) error {
	if err := t.exec(ctx, `DELETE FROM surgery_town`); err != nil {
		return err
	}
	for _, x := range towns {
		err := t.exec(ctx, `INSERT INTO surgery_town (key, outward, shown, county, east, north, n) VALUES (?, ?, ?, ?, ?, ?, ?)`,
			x.Key, x.Outward, x.Shown, x.County, x.At.E, x.At.N, x.Count)
		if err != nil {
			return err
		}
	}
	return nil
}
