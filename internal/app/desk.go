package app

import (
	"plainwell/internal/readability"
	"plainwell/internal/worker"
	"plainwell/locales"
)

// makeDesk makes the desk of key workers, which checks a team's own words as the
// reading check does those of the program.
func (a *App) makeDesk() (*worker.Desk, error) {
	reader, err := readability.Load(locales.FS())
	if err != nil {
		return nil, err
	}
	desk := worker.NewDesk(a.store, a.book, a.clock)
	desk.ReadBy(reader)
	return desk, nil
}
