package main

import (
	"context"
	"fmt"
	"log/slog"
	"os"

	"plainwell/internal/app"
)

// serveCommand runs the site until it is told to stop.
type serveCommand struct {
	settings
}

// Run starts everything and prints the address.
func (s *serveCommand) Run(ctx context.Context) error {
	log := slog.New(slog.NewJSONHandler(os.Stderr, nil))
	a, err := app.New(ctx, s.config(), log)
	if err != nil {
		return err
	}
	app.BoundMemory()
	fmt.Printf("Plainwell is running: %s\nStop it with Ctrl+C.\n", a.URL())
	return a.Run(ctx, app.SendApart(s.config(), log, sender))
}
