package store

import "errors"

// errBuilt is the one sentence for a program that lacks FTS5.
var errBuilt = errors.New("This program was built without full-text search: build it with go build -tags sqlite_fts5 ./cmd/plainwell")

// Built says in one sentence when the program was built without what the store
// needs. Open says the same; the program asks first, before it does anything.
func Built() error {
	if !fullTextSearch {
		return errBuilt
	}
	return nil
}
