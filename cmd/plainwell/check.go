package main

import (
	"os"

	"plainwell/internal/app"
)

// checkCommand is the reading check.
type checkCommand struct {
	ContentDir string `env:"PLAINWELL_CONTENT_DIR" type:"path" help:"Folder with your own pages and facts, laid over the built-in ones."`
	Timezone   string `env:"PLAINWELL_TIMEZONE" default:"Europe/London" help:"Time zone whose midnight ends a price or a date."`
	Release    bool   `help:"Also fail while a page with a safety-critical point has no named approver."`
	Quiet      bool   `short:"q" help:"Print only what is wrong."`
}

// Run prints the findings and the table, and fails on a limit.
func (c *checkCommand) Run() error {
	ok, err := app.Check(app.CheckOptions{ContentDir: c.ContentDir, Timezone: c.Timezone, Release: c.Release, Quiet: c.Quiet, Out: os.Stdout})
	if err != nil {
		return err
	}
	if !ok {
		return errReported
	}
	return nil
}
