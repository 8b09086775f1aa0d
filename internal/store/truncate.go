package store

import (
	"context"
	"errors"
	"strconv"
	"time"
)

var errReaders = errors.New("somebody is still reading")

// truncate empties the write-ahead log, which still holds what a deletion has
// overwritten in the database. While somebody reads an older moment it cannot be
// done; then it is owed, and Settle tries again from a minute later on.
func (s *Store) truncate(ctx context.Context, now time.Time) {
	s.owed.Store(0)
	if err := s.checkpoint(context.WithoutCancel(ctx)); err != nil {
		s.owed.Store(ms(now.Add(time.Minute)))
		s.log.Warn("the write-ahead log could not be emptied yet", "error", err)
	}
}

// Settle empties the write-ahead log when that is owed for a deletion.
func (s *Store) Settle(ctx context.Context, now time.Time) {
	if at := s.owed.Load(); at != 0 && at <= ms(now) {
		s.truncate(ctx, now)
	}
}

// checkpoint does the work. The wait for readers is cut short for it, so that
// other writers are not held up by one long reader, such as a backup.
func (s *Store) checkpoint(ctx context.Context) error {
	conn, err := s.writer.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	if _, err := conn.ExecContext(ctx, `PRAGMA busy_timeout = 100`); err != nil {
		return err
	}
	var busy, pages, moved int
	err = conn.QueryRowContext(ctx, `PRAGMA wal_checkpoint(TRUNCATE)`).Scan(&busy, &pages, &moved)
	if err == nil && busy != 0 {
		err = errReaders
	}
	if _, back := conn.ExecContext(ctx, `PRAGMA busy_timeout = `+strconv.FormatInt(s.wait.Milliseconds(), 10)); back != nil {
		return back
	}
	return err
}
