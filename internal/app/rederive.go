package app

import (
	"context"
	"log/slog"
	"time"

	"plainwell/internal/store"
)

// rederive holds what is planned against the rules of its time zones, which may have
// changed with the program or with the computer's own table since the last start.
func rederive(ctx context.Context, s *store.Store, now time.Time, log *slog.Logger) {
	moved, err := s.Rederive(ctx, now)
	switch {
	case err != nil && ctx.Err() == nil:
		log.Error("dates could not be held against the rules of their time zones", "cause", err)
	case moved > 0:
		log.Warn("the rules of a time zone have changed: dates and their reminders were moved", "dates", moved)
	}
}
