package main

import (
	"context"
	"os"
	"time"

	"plainwell/internal/app"
)

// statusCommand shows how the reminders stand.
type statusCommand struct {
	DataDir string `env:"PLAINWELL_DATA_DIR" default:"data" type:"path" help:"Folder of the database and the keys."`
}

// Run prints the status, and fails when no reminder is being sent.
func (s *statusCommand) Run(ctx context.Context) error {
	well, err := app.Status(ctx, s.DataDir, time.Now(), os.Stdout)
	if err == nil && !well {
		return errReported
	}
	return err
}
