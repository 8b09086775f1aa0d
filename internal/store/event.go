package store

import (
	"context"
	"database/sql"
	"time"

	"plainwell/internal/device"
	"plainwell/internal/worker"
	"plainwell/internal/worker/partner"
)

var _ partner.EventShelf = (*Store)(nil)

const eventColumns = `e.id, e.team, e.test, e.kind, e.appointment, e.person, e.version, e.at`

// eventRow is where the columns above are read into.
type eventRow struct {
	partner.Event
	date, person sql.NullInt64
	at           int64
}

func (e *eventRow) into() []any {
	return []any{&e.ID, &e.Team, &e.Test, &e.Kind, &e.date, &e.person, &e.Version, &e.at}
}

func (e *eventRow) event() partner.Event {
	e.Date, e.Person, e.At = e.date.Int64, device.ID(e.person.Int64), fromMS(e.at)
	return e.Event
}

// Events satisfies partner.EventShelf. Tries go to their callback alone.
func (s *Store) Events(ctx context.Context, by worker.Actor, after int64, limit int) (list []partner.Event, err error) {
	err = s.read(ctx, func(r *rx) error {
		return r.each(ctx, func(scan func(...any) error) error {
			var row eventRow
			err := scan(row.into()...)
			list = append(list, row.event())
			return err
		}, `SELECT `+eventColumns+` FROM event e WHERE e.team = ? AND e.test = ? AND e.id > ? AND e.hook IS NULL ORDER BY e.id LIMIT ?`,
			by.Team, by.Test, after, limit)
	})
	return list, err
}

// LastEvent satisfies partner.EventShelf.
func (s *Store) LastEvent(ctx context.Context, by worker.Actor) (id int64, err error) {
	err = s.read(ctx, func(r *rx) error {
		return r.row(ctx, `SELECT coalesce(max(id), 0) FROM event WHERE team = ? AND test = ?`, by.Team, by.Test).Scan(&id)
	})
	return id, err
}

// PurgeEvents satisfies partner.EventShelf.
func (s *Store) PurgeEvents(ctx context.Context, before time.Time) (int, error) {
	return s.inBatches(ctx, func(t *tx) (int, error) {
		return t.count(ctx, `DELETE FROM event WHERE id IN (SELECT id FROM event WHERE at < ? LIMIT ?)`, ms(before), batch)
	})
}
