package main

import (
	"context"
	"os"

	"plainwell/internal/app"
)

// feedbackCommand shows what readers said of each page, and what they did not find.
type feedbackCommand struct {
	DataDir    string `env:"PLAINWELL_DATA_DIR" default:"data" type:"path" help:"Folder of the database and the keys."`
	ContentDir string `env:"PLAINWELL_CONTENT_DIR" type:"path" help:"Folder with your own pages and facts, for the names of their parts."`
}

// Run prints the tables.
func (f *feedbackCommand) Run(ctx context.Context) error {
	return app.Feedback(ctx, f.DataDir, f.ContentDir, os.Stdout)
}
