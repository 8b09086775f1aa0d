package store

import (
	"context"
	"database/sql"
	"time"
)

// rx is one read transaction: everything in it sees the same moment.
type rx struct {
	querier
	s *Store
}

// querier is what reading needs: a transaction, or for one single query the pool.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// tx is the one write transaction. It takes the write lock when it begins, so that
// nothing that it has read can change before it writes. Being an rx as well, it can
// be given to everything that reads.
type tx struct {
	rx
	*sql.Tx
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

// glimpse runs f, which makes one single query: that sees one moment without a
// transaction around it, which would cost as much again.
func (s *Store) glimpse(f func(*rx) error) error { return explain(f(&rx{s.readers, s})) }

// write runs f in the write transaction and commits when f gives no error.
func (s *Store) write(ctx context.Context, now time.Time, f func(*tx) error) error {
	defer s.held.writes.Add(1) // in every case: a commit may have worked and said that it did not
	return s.commit(ctx, now, f)
}

// commit is write for what changes nothing about a claimed row but whose it is.
func (s *Store) commit(ctx context.Context, now time.Time, f func(*tx) error) error {
	t, err := s.writer.BeginTx(ctx, nil)
	if err != nil {
		return explain(err)
	}
	defer func() { _ = t.Rollback() }() // does nothing after a commit
	w := &tx{rx: rx{t, s}, Tx: t, now: now}
	if err := f(w); err != nil {
		return explain(err)
	}
	if err := w.countEnded(ctx); err != nil {
		return explain(err)
	}
	return explain(t.Commit())
}

func (r *rx) row(ctx context.Context, query string, args ...any) *sql.Row {
	return r.querier.QueryRowContext(ctx, query, args...)
}

func (t *tx) exec(ctx context.Context, query string, args ...any) error {
	_, err := t.Tx.ExecContext(ctx, query, args...)
	return err
}

// count is exec that gives the number of rows that it wrote, those of cascades not
// among them.
func (t *tx) count(ctx context.Context, query string, args ...any) (int, error) {
	res, err := t.Tx.ExecContext(ctx, query, args...)
	if err != nil {
		return 0, err
	}
	n, err := res.RowsAffected()
	return int(n), err
}

// one is exec for what must write to one row; fault.NotFound where that is not there.
func (t *tx) one(ctx context.Context, query string, args ...any) error {
	if n, err := t.count(ctx, query, args...); err != nil || n == 1 {
		return err
	}
	return notFound()
}

// each calls f for every row of a query.
func (r *rx) each(ctx context.Context, f func(scan func(...any) error) error, query string, args ...any) error {
	rows, err := r.querier.QueryContext(ctx, query, args...)
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
