package store

import (
	"context"
	"errors"
	"fmt"

	"github.com/mattn/go-sqlite3"
)

// oldest is the first SQLite without the fault that could damage a database in WAL
// mode with two or more connections (3.7.0 to 3.51.2).
const oldest = 3_051_003

// applicationID marks the file as ours in its header; the first migration sets it.
const applicationID = 1347177804

// checkSQLite refuses a library that is too old.
func checkSQLite() error {
	if name, number, _ := sqlite3.Version(); number < oldest {
		return fmt.Errorf("This program was built with SQLite %s, which can damage a database: build it with SQLite 3.51.3 or newer", name)
	}
	return nil
}

// checkFile asks: is this SQLite, with full-text search, and a database of ours or
// an empty one. A reader asks, which leaves the file of another program as it is.
// It is closed again, for it knew the file before it had a write-ahead log.
func (s *Store) checkFile(ctx context.Context) error {
	probe := connect(readerDSN(s.path, s.wait), 1)
	defer probe.Close()
	var id, tables int
	var search bool
	err := probe.QueryRowContext(ctx, `SELECT application_id, (SELECT count(*) FROM sqlite_schema), sqlite_compileoption_used('ENABLE_FTS5')
		FROM pragma_application_id`).Scan(&id, &tables, &search)
	if e, ok := errors.AsType[sqlite3.Error](err); ok && e.Code == sqlite3.ErrNotADB {
		return fmt.Errorf("the file %s is not a database: %w", s.path, err)
	}
	switch {
	case err != nil:
		return fmt.Errorf("the database %s cannot be opened: %w", s.path, err)
	case !search:
		return errBuilt
	case tables > 0 && id != applicationID:
		return fmt.Errorf("the file %s is a database of another program", s.path)
	}
	return nil
}
