package app

import (
	"context"

	"plainwell/internal/places"
)

// examplePlaces puts made-up surgeries in use where they were asked for and there are
// no real ones, and takes them out of every other start.
func (a *App) examplePlaces(ctx context.Context) error {
	if !a.ExamplePlaces {
		return a.store.DropExamplePlaces(ctx)
	}
	shown, err := places.LoadExample(ctx, a.store, a.clock)
	if shown {
		a.log.Warn("the surgeries are made up (--example-places). Try the postcode ZZ1 1AA, or the town Exampleby")
	}
	return err
}
