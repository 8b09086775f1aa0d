// Package store keeps everything in one SQLite file: phones, dates and reminders.
// It satisfies device.Shelf, remind.Shelf and remind.Queue. Each exported method is
// one transaction; what it calls takes a transaction and can be combined. What is
// kept about a person is sealed with keys that are not in the file.
package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"runtime"
	"sync/atomic"
	"time"

	"plainwell/internal/device"
	"plainwell/internal/fault"
	"plainwell/internal/remind"
	"plainwell/internal/seal"
)

var (
	_ device.Shelf = (*Store)(nil)
	_ remind.Shelf = (*Store)(nil)
	_ remind.Queue = (*Store)(nil)

	_ remind.FeedShelf = (*Store)(nil)
)

// Options are what a Store is made of.
type Options struct {
	Path   string           // of the database file; File gives the usual one
	Keys   *seal.Keys       // OpenKeys gives them
	Clock  func() time.Time // the time where a method is not told it
	Random io.Reader        // for tokens, codes and row numbers
	Log    *slog.Logger     // nil is silence
	Wait   time.Duration    // how long to wait for another program's lock; 0 is 5 seconds

	// PushKey is the public key that subscriptions must have been made with to be
	// used; "" is any.
	PushKey string
}

// Store is an open database. It is safe for use by several goroutines.
type Store struct {
	path   string
	keys   *seal.Keys
	clock  func() time.Time
	random *lockedReader
	log    *slog.Logger
	wait   time.Duration

	pushKey string

	// One connection writes, so that writers queue in Go and not on a file lock;
	// several read, each seeing the last commit, and none can write.
	writer  *sql.DB
	readers *sql.DB

	ahead ahead
	held  held
	owed  atomic.Int64 // see truncate
	wrong budget       // wrong move codes

	wrongPacks budget // wrong codes of packs
}

// Open opens the database, makes it when it is not there, and brings it up to
// date. It says in words, naming the file, when the database is from a newer
// program, belongs to other keys or is no Plainwell database.
func Open(ctx context.Context, o Options) (*Store, error) {
	if err := errors.Join(Built(), checkSQLite()); err != nil {
		return nil, err
	}
	s := &Store{path: o.Path, keys: o.Keys, clock: o.Clock, random: &lockedReader{r: o.Random}, log: o.Log, wait: o.Wait, pushKey: o.PushKey,
		wrong: budget{most: wrongCodes}, wrongPacks: budget{most: wrongPackCodes}}
	if s.log == nil {
		s.log = slog.New(slog.DiscardHandler)
	}
	if s.wait == 0 {
		s.wait = 5 * time.Second
	}
	if err := ownerOnly(s.path); err != nil {
		return nil, fmt.Errorf("the database %s cannot be opened: %w", s.path, err)
	}
	s.writer = connect(writerDSN(s.path, s.wait), 1)
	s.readers = connect(readerDSN(s.path, s.wait), max(4, runtime.NumCPU()))
	if err := s.prepare(ctx); err != nil {
		return nil, errors.Join(err, s.readers.Close(), s.writer.Close())
	}
	return s, nil
}

// prepare checks the file, brings its tables up to date and tries the keys.
func (s *Store) prepare(ctx context.Context) error {
	if err := s.checkFile(ctx); err != nil {
		return err
	}
	if err := s.migrate(ctx, migrations()); err != nil {
		return err
	}
	return s.checkKeys(ctx)
}

// Close empties the write-ahead log into the database and closes it. Stop what uses
// the store first.
func (s *Store) Close() error {
	err := s.readers.Close()
	s.truncate(context.Background(), s.clock())
	return errors.Join(err, s.writer.Close())
}

// Ready says whether the database can be used: its file is in its place and
// answers. The error is fault.Unavailable.
func (s *Store) Ready(ctx context.Context) error {
	if _, err := os.Stat(s.path); err != nil {
		return fault.Wrap(fault.Unavailable, "error.busy", err)
	}
	return s.read(ctx, func(r *rx) error {
		var n int
		return r.row(ctx, `SELECT count(*) FROM migration`).Scan(&n)
	})
}
