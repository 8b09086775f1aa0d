package store

import (
	"context"
	"embed"
	"fmt"
	"io/fs"
	"strconv"
	"strings"
)

//go:embed migration/*.sql
var migrationFiles embed.FS

// migration is one numbered step from an older shape of the tables to a newer one.
type migration struct {
	number int
	name   string
	sql    string
}

// migrations gives the embedded steps in order. A file is named 0001_words.sql;
// a wrong name is a mistake of ours that the tests find.
func migrations() []migration {
	names, err := fs.Glob(migrationFiles, "migration/*.sql")
	if err != nil {
		panic(err)
	}
	steps := make([]migration, len(names))
	for i, path := range names {
		text, err := migrationFiles.ReadFile(path)
		if err != nil {
			panic(err)
		}
		name := strings.TrimSuffix(strings.TrimPrefix(path, "migration/"), ".sql")
		number, err := strconv.Atoi(name[:4])
		if err != nil || number != i+1 {
			panic("migration " + path + " is out of order")
		}
		steps[i] = migration{number, name, string(text)}
	}
	return steps
}

// migrate does the steps that the database has not had, each in a transaction of
// its own, and refuses a database that has had more than this program knows.
func (s *Store) migrate(ctx context.Context, steps []migration) error {
	for {
		more := false
		err := s.write(ctx, s.clock(), func(t *tx) error {
			if err := t.exec(ctx, `CREATE TABLE IF NOT EXISTS migration (number INTEGER PRIMARY KEY, name TEXT NOT NULL, at INTEGER NOT NULL) STRICT`); err != nil {
				return err
			}
			// Asked inside the transaction: another process may be doing the same.
			var done int
			if err := t.row(ctx, `SELECT coalesce(max(number), 0) FROM migration`).Scan(&done); err != nil {
				return err
			}
			if done > len(steps) {
				return fmt.Errorf("it was used by a newer version of this program (step %d; this one knows %d). Use the newer program, or put back an older copy", done, len(steps))
			}
			if done == len(steps) {
				return nil
			}
			next := steps[done]
			more = next.number < len(steps)
			if err := t.exec(ctx, next.sql); err != nil {
				return fmt.Errorf("step %s: %w", next.name, err)
			}
			return t.exec(ctx, `INSERT INTO migration (number, name, at) VALUES (?, ?, ?)`, next.number, next.name, ms(t.now))
		})
		if err != nil {
			return fmt.Errorf("the database %s cannot be brought up to date: %w", s.path, err)
		}
		if !more {
			return nil
		}
	}
}
