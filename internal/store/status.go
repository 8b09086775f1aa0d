package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"time"

	"plainwell/internal/remind"
)

// Status is how the reminders stand, in numbers: nothing about a person.
type Status struct {
	States   map[remind.State]int  // rows in each state; those of dates past keeping are gone
	Late     int                   // live rows whose time has come
	Oldest   time.Time             // the earliest time of those; zero without any
	Next     time.Time             // when the next live row is due; zero without any
	LastBeat time.Time             // of the sending loop; zero before the first
	Resting  []remind.BreakerState // push services left alone, as of LastBeat
	Phones   map[string]int        // by push state
	OldKeys  int                   // phones that must visit again because the push key has changed
	Totals   []remind.Total        // of each day since the time asked for, newest first
}

// Status reads how the reminders stand, with totals of the days since.
func (s *Store) Status(ctx context.Context, now, since time.Time) (out Status, err error) {
	err = s.read(ctx, func(r *rx) error {
		out, err = r.status(ctx, s.pushKey, now, since)
		return err
	})
	return out, err
}

// Glance reads the status from the file of a program that may be running, changing
// nothing. pushKey is the public key of today, or "". The error is in words for
// the operator.
func Glance(ctx context.Context, path, pushKey string, now, since time.Time) (Status, error) {
	if !Exists(path) {
		return Status{}, fmt.Errorf("the database %s is not there yet: the first start of plainwell serve makes it", path)
	}
	db := connect(dsn(path, 5*time.Second, url.Values{"mode": {"ro"}, "_query_only": {"on"}}), 1)
	defer db.Close()
	t, err := db.BeginTx(ctx, nil)
	if err != nil {
		return Status{}, fmt.Errorf("the database %s cannot be read: %w", path, err)
	}
	defer func() { _ = t.Rollback() }() // nothing was written
	r := &rx{querier: t}
	var id, steps int
	err = r.row(ctx, `SELECT application_id, (SELECT max(number) FROM migration) FROM pragma_application_id`).Scan(&id, &steps)
	switch want := len(migrations()); {
	case err != nil || id != applicationID:
		return Status{}, errors.Join(fmt.Errorf("the file %s is not a database of this program", path), err)
	case steps != want:
		return Status{}, fmt.Errorf("the database %s is of another version of this program (step %d; this one knows %d)", path, steps, want)
	}
	return r.status(ctx, pushKey, now, since)
}

func (r *rx) status(ctx context.Context, pushKey string, now, since time.Time) (Status, error) {
	out := Status{States: map[remind.State]int{}, Phones: map[string]int{}}
	var oldest, next, beat sql.NullInt64
	steps := []func() error{
		func() error {
			return r.row(ctx, `SELECT count(*), min(at) FROM reminder WHERE `+live+` AND at <= ?`, ms(now)).Scan(&out.Late, &oldest)
		},
		func() error {
			return r.row(ctx, `SELECT min(at) FROM reminder WHERE `+live+` AND at > ?`, ms(now)).Scan(&next)
		},
		func() error {
			return r.row(ctx, `SELECT max(at) FROM heartbeat WHERE name = ?`, heart).Scan(&beat)
		},
		func() error {
			return r.row(ctx, `SELECT count(*) FROM subscription WHERE gone = 0 AND ? NOT IN ('', vapid)`, pushKey).Scan(&out.OldKeys)
		},
		func() error { return tally(ctx, r, out.States, `SELECT state, count(*) FROM reminder GROUP BY state`) },
		func() error {
			return tally(ctx, r, out.Phones, `SELECT push, count(*) FROM phone WHERE id NOT IN (SELECT folder FROM person) GROUP BY push`)
		},
		func() error { return r.resting(ctx, &out) },
		func() error { return r.totals(ctx, &out, since) },
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return Status{}, explain(err)
		}
	}
	out.Oldest, out.Next, out.LastBeat = fromMS(oldest.Int64), fromMS(next.Int64), fromMS(beat.Int64)
	return out, nil
}

// tally reads pairs of a name and a number.
func tally[K ~string](ctx context.Context, r *rx, into map[K]int, query string) error {
	return r.each(ctx, func(scan func(...any) error) error {
		var name K
		var n int
		err := scan(&name, &n)
		into[name] = n
		return err
	}, query)
}

func (r *rx) resting(ctx context.Context, out *Status) error {
	return r.each(ctx, func(scan func(...any) error) error {
		var b remind.BreakerState
		var since, until int64
		err := scan(&b.Host, &b.Cause, &since, &until)
		b.Since, b.Until = fromMS(since), fromMS(until)
		out.Resting = append(out.Resting, b)
		return err
	}, `SELECT host, cause, since, until FROM resting_host ORDER BY host`)
}

func (r *rx) totals(ctx context.Context, out *Status, since time.Time) error {
	return r.each(ctx, func(scan func(...any) error) error {
		var t remind.Total
		var day string
		if err := scan(&day, &t.Purpose, &t.What, &t.N); err != nil {
			return err
		}
		t.Day, _ = time.Parse(time.DateOnly, day) // written by dayOf
		out.Totals = append(out.Totals, t)
		return nil
	}, `SELECT day, purpose, what, n FROM total WHERE day >= ? ORDER BY day DESC, purpose, what`, dayOf(since))
}
