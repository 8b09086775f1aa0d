package app

import (
	"crypto/rand"

	"plainwell/internal/readability"
	"plainwell/internal/share"
	"plainwell/internal/web"
	"plainwell/internal/worker"
	"plainwell/locales"
)

// makePacks builds the packs that people make, with the reading check of own words.
func (a *App) makePacks(words shelf) (*share.Packs, error) {
	reader, err := readability.Load(locales.FS())
	if err != nil {
		return nil, err
	}
	return share.NewPacks(share.Options{
		Shelf: a.store, Known: web.Packable(words.library), Langs: words.bundle.Tags(),
		Words: worker.OwnWords{Reader: reader}, Clock: a.clock, Random: rand.Reader,
	}), nil
}
