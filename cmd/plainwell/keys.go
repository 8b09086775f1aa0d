package main

import (
	"fmt"

	"plainwell/internal/app"
)

// keysCommand tells about the key file.
type keysCommand struct {
	DataDir string `env:"PLAINWELL_DATA_DIR" default:"data" type:"path" help:"Folder of the database and the keys."`
	Add     bool   `help:"Add a new data key. What is written from then on uses it; what was written before stays readable."`
}

// Run prints what may be known of the keys: how many, since when, and the public
// key of reminders.
func (k *keysCommand) Run() error {
	about, err := app.Keys(k.DataDir, k.Add)
	if err != nil {
		return err
	}
	fmt.Print(about)
	return nil
}
