package app

import "context"

// rederive holds what is planned against the rules of its time zones, which may have
// changed with the program or with the computer's own table since the last start.
func (a *App) rederive(ctx context.Context) {
	moved, err := a.store.Rederive(ctx, a.clock())
	switch {
	case err != nil && ctx.Err() == nil:
		a.log.Error("dates could not be held against the rules of their time zones", "cause", err)
	case moved > 0:
		a.log.Warn("the rules of a time zone have changed: dates and their reminders were moved", "dates", moved)
	}
}
