package store

import (
	"context"

	"plainwell/internal/places"
)

var _ places.Shelf = (*Store)(nil)

// placeView is one moment of surgeries and postcodes: places.View.
type placeView struct{ r *rx }

// Places runs f with one moment of what is kept, whatever is imported meanwhile.
func (s *Store) Places(ctx context.Context, f func(places.View) error) error {
	return s.read(ctx, func(r *rx) error { return f(placeView{r}) })
}

// ReplaceSurgeries satisfies places.Shelf.
func (s *Store) ReplaceSurgeries(ctx context.Context, all []places.Surgery, set places.Set) error {
	return s.replacePlaces(ctx, set, func(t *tx) error { return t.putSurgeries(ctx, all) })
}

// ReplacePostcodes satisfies places.Shelf.
func (s *Store) ReplacePostcodes(ctx context.Context, p *places.Postcodes, set places.Set) error {
	return s.replacePlaces(ctx, set, func(t *tx) error {
		if err := t.putPostcodes(ctx, p); err != nil {
			return err
		}
		all, err := placeView{&t.rx}.Surgeries(ctx)
		if err != nil {
			return err
		}
		return t.putSurgeries(ctx, all)
	})
}

// ReplaceServices satisfies places.Shelf.
func (s *Store) ReplaceServices(ctx context.Context, all []places.Service, set places.Set) error {
	return s.replacePlaces(ctx, set, func(t *tx) error { return t.putServices(ctx, all) })
}

// replacePlaces puts one kind in the place of what was there, in one transaction.
func (s *Store) replacePlaces(ctx context.Context, set places.Set, put func(*tx) error) error {
	err := s.write(ctx, s.clock(), func(t *tx) error {
		if !set.Example {
			if err := t.dropExample(ctx); err != nil {
				return err
			}
		}
		if err := put(t); err != nil {
			return err
		}
		return t.putSet(ctx, set)
	})
	if err == nil {
		s.truncate(ctx, s.clock()) // some 30 MB were written
	}
	return err
}

// DropExamplePlaces takes out surgeries and postcodes that are made up.
func (s *Store) DropExamplePlaces(ctx context.Context) error {
	sets := map[places.Kind]places.Set{}
	err := s.read(ctx, func(r *rx) (err error) {
		sets, err = placeView{r}.Sets(ctx)
		return err
	})
	if err != nil {
		return err
	}
	for _, set := range sets {
		if set.Example {
			return s.write(ctx, s.clock(), func(t *tx) error { return t.dropExample(ctx) })
		}
	}
	return nil
}
