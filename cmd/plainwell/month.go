package main

import (
	"context"
	"os"

	"plainwell/internal/app"
)

// monthCommand prints one month of the way to a GP for the team.
type monthCommand struct {
	DataDir  string `env:"PLAINWELL_DATA_DIR" default:"data" type:"path" help:"Folder of the database and the keys."`
	Timezone string `env:"PLAINWELL_TIMEZONE" default:"Europe/London" help:"Time zone whose months are counted."`
	Month    string `placeholder:"2026-11" help:"Which month. If left out, the last whole month."`
	Out      string `placeholder:"FILE" type:"path" help:"Write the sheet for the team to this file too: one page of A4, to open and print in a browser."`
}

// Run prints the month.
func (m *monthCommand) Run(ctx context.Context) error {
	return app.Month(ctx, app.MonthOptions{DataDir: m.DataDir, Timezone: m.Timezone, Month: m.Month, File: m.Out, Out: os.Stdout})
}
