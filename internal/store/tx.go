package store

import (
	"context"
	"database/sql"
	"time"
)

// rx is one read transaction: everything in it sees the same moment.
type rx struct {
	*sql.Tx
	s *Store
}

// tx is the one write transaction. It takes the write lock when it begins, so that
// nothing that it has read can change before it writes. Being an rx as well, it can
// be given to everything that reads.
type tx struct {
	rx
	now   time.Time      // one time for the whole transaction
	ended map[ending]int // see ending
}

// read runs f in a read transaction.
func (s *Store) read(ctx context.Context, f func(*rx) error) error {
	t, err := s.readers.BeginTx(ctx, nil)
	if err != nil {
		return explain(err)
	}
	defer func() { _ = t.Rollback() }() // nothing was written
	return explain(f(&rx{t, s}))
}

// write runs f in the write transaction and commits when f gives no error.
func (s *Store) write(ctx context.Context, now time.Time, f func(*tx) error) error {
	t, err := s.writer.BeginTx(ctx, nil)
	if err != nil {
		return explain(err)
	}
	defer func() { _ = t.Rollback() }() // does nothing after a commit
	w := &tx{rx: rx{t, s}, now: now}
	if err := f(w); err != nil {
		return explain(err)
	}
	if err := w.countEnded(ctx); err != nil {
		return explain(err)
	}
	return explain(t.Commit())
}

func (r *rx) row(ctx context.Context, query string, args ...any) *sql.Row {
	return r.QueryRowContext(ctx, query, args...)
}

func (t *tx) exec(ctx context.Context, query string, args ...any) error {
	_, err := t.ExecContext(ctx, query, args...)
	return err
}

// count is exec that gives the number of rows that it wrote, those of cascades not
// among them.
func (t *tx) count(ctx context.Context, query string, args ...any) (int, error) {
	res, err := t.ExecContext(ctx, query, args...)
	if err != nil {
		return 0, err
	}
	n, err := res.RowsAffected()
	return int(n), err
}

// each calls f for every row of a query.
func (r *rx) each(ctx context.Context, f func(scan func(...any) error) error, query string, args ...any) error {
	rows, err := r.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := f(rows.Scan); err != nil {
			return err
		}
	}
	return rows.Err()
}

// ids gives the numbers in the only column of a query.
func (r *rx) ids(ctx context.Context, query string, args ...any) ([]int64, error) {
	var out []int64
	err := r.each(ctx, func(scan func(...any) error) error {
		var id int64
		err := scan(&id)
		out = append(out, id)
		return err
	}, query, args...)
	return out, err
}
