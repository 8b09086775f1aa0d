package app

import (
	"crypto/rand"
	"errors"
	"fmt"
	"strings"

	"plainwell/internal/seal"
	"plainwell/internal/store"
)

// Keys tells what may be known of the keys in a data folder, and adds a new data
// key first when asked to. It makes no file: the first start does.
func Keys(dataDir string, add bool) (string, error) {
	file := store.KeyFile(dataDir)
	keys, err := seal.Open(file, rand.Reader)
	if errors.Is(err, seal.ErrMissing) {
		return "", fmt.Errorf("the key file %s is not there yet: the first start of plainwell serve makes it", file)
	}
	if err != nil {
		return "", err
	}
	if add {
		if _, err := keys.AddKey(); err != nil {
			return "", err
		}
	}
	public, _ := keys.VAPID()
	var b strings.Builder
	fmt.Fprintf(&b, "Key file:                 %s\n", file)
	fmt.Fprintf(&b, "Data keys:                %d (new rows use the last)\n", keys.DataKeys())
	fmt.Fprintf(&b, "Public key of reminders:  %s\n", public)
	b.WriteString("Keep a copy of the file apart from the database. Without it the database cannot be read.\n")
	return b.String(), nil
}
