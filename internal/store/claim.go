package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"time"

	"plainwell/internal/device"
	"plainwell/internal/fault"
	"plainwell/internal/redact"
	"plainwell/internal/remind"
)

// Claim satisfies remind.Queue. A row that cannot be read ends as missed and is
// left out: it harms itself alone.
func (s *Store) Claim(ctx context.Context, now time.Time, lease time.Duration, limit int) ([]remind.Due, error) {
	var claimed []remind.Due
	s.ahead.Lock()
	defer s.ahead.Unlock()
	err := s.commit(ctx, now, func(t *tx) error {
		ctx := context.WithoutCancel(ctx) // the transaction watches ctx; a watch for each statement would cost more than it
		if err := t.check(ctx); err != nil {
			return err
		}
		writes := s.held.writes.Load()
		list, n, err := t.claimIDs(ctx, now, lease, limit)
		if err != nil || n == 0 {
			return err
		}
		claimed = make([]remind.Due, 0, n)
		var bad []unread
		if err := t.eachDue(ctx, func(row *dueRow) {
			if due, why := s.openDue(row); why == "" {
				claimed = append(claimed, due)
			} else {
				bad = append(bad, unread{due.Row, due.Fence, why})
			}
		}, `WHERE r.id IN (SELECT value FROM json_each(?2)) ORDER BY r.expires, r.id`, list); err != nil {
			return err
		}
		for _, row := range bad {
			if err := t.drop(ctx, row); err != nil {
				return err
			}
		}
		s.held.keep(claimed, writes)
		return nil
	})
	if err != nil {
		s.ahead.ids = nil
		return nil, err
	}
	return claimed, nil
}

// claimIDs marks rows as claimed and gives their numbers as a JSON list.
func (t *tx) claimIDs(ctx context.Context, now time.Time, lease time.Duration, limit int) (list string, n int, err error) {
	var ids []int64
	for len(ids) < limit {
		next, err := t.lookAhead(ctx, now, limit-len(ids))
		if err != nil {
			return "", 0, err
		}
		if len(next) == 0 {
			break
		}
		list, err := json.Marshal(next)
		if err != nil {
			return "", 0, err
		}
		// fence is the time of the claim, and always more than the one before, even
		// when the clock goes back. Record compares it with the subscription's time.
		got, err := t.ids(ctx, `UPDATE reminder SET state = 'sending', attempt = attempt + 1, fence = max(fence + 1, ?1), at = ?2
			WHERE id IN (SELECT value FROM json_each(?3)) AND `+live+` AND at <= ?1 RETURNING id`, ms(now), ms(now.Add(lease)), string(list))
		if err != nil {
			return "", 0, err
		}
		ids = append(ids, got...)
	}
	out, err := json.Marshal(ids)
	return string(out), len(ids), err
}

// Reread satisfies remind.Queue.
func (s *Store) Reread(ctx context.Context, row, fence int64) (remind.Due, error) {
	if due, ok := s.held.take(row, fence); ok {
		return due, nil
	}
	var due remind.Due
	var why string
	found := false
	err := s.glimpse(func(r *rx) (err error) {
		return r.eachDue(context.WithoutCancel(ctx), func(row *dueRow) {
			found = true
			due, why = s.openDue(row)
		}, `WHERE r.id = ?2 AND r.fence = ?3 AND r.state = 'sending'`, row, fence)
	})
	switch {
	case err != nil:
		return remind.Due{}, err
	case found && why == "":
		return due, nil
	case found:
		err = s.write(ctx, s.clock(), func(t *tx) error { return t.drop(ctx, unread{row, fence, why}) })
	}
	if err != nil {
		return remind.Due{}, err
	}
	return remind.Due{}, fault.New(fault.Conflict, "error.conflict")
}

// unread is a claimed row that cannot be read, and a machine word for why.
type unread struct {
	row, fence int64
	why        string
}

// drop ends a claimed row that cannot be read.
func (t *tx) drop(ctx context.Context, r unread) error {
	t.s.log.Error("a reminder cannot be read and is given up", "row", r.row, "why", r.why)
	_, err := t.end(ctx, []remind.Outcome{{Row: r.row, Fence: r.fence, State: remind.Missed, Note: r.why}})
	return err
}

// dueRow is a claimed row with all that belongs to it, still sealed.
type dueRow struct {
	remind.Due
	plan   planRow
	date   dateRow
	phone  phoneRow
	sealed sql.RawBytes // the subscription; nil without one that works
}

// eachDue calls f for every claimed row that the condition finds. The row is read
// over with the next one: there are many, and each is large.
func (r *rx) eachDue(ctx context.Context, f func(*dueRow), where string, args ...any) error {
	var d dueRow
	into := []any{&d.Row, &d.Attempt, &d.Fence, &d.Version, &d.Hold, &d.sealed}
	into = append(append(append(into, d.plan.into()...), d.date.into()...), d.phone.into()...)
	return r.each(ctx, func(scan func(...any) error) error {
		if err := scan(into...); err != nil {
			return err
		}
		f(&d)
		return nil
	}, `SELECT r.id, r.attempt, r.fence, r.version, `+holdOf+`, s.sealed, `+planColumns+`, `+dateColumns+`, `+phoneColumns+`
		FROM reminder r JOIN appointment a ON a.id = r.appointment JOIN phone p ON p.id = r.phone
		LEFT JOIN subscription s ON s.phone = p.id AND s.gone = 0 AND p.push = 'on' AND `+ourKey+` `+where, append([]any{r.s.pushKey}, args...)...)
}

// holdOf is why nothing may go out for a date now: its folder's person is paused, or is
// one for trying out.
const holdOf = `coalesce((SELECT CASE WHEN n.test THEN '` + remind.HoldTest + `' WHEN n.paused THEN '` + remind.HoldPaused + `' ELSE '' END
	FROM holder h JOIN person n ON n.folder = h.phone WHERE h.appointment = a.id), '')`

// ourKey holds for a subscription that was made with our push key of today, and for
// all where none was told. One made with an older key is refused by every push
// service: the phone must come and subscribe again, and until then is not called.
const ourKey = `?1 IN ('', s.vapid)`

// openDue unseals a row. A phone whose subscription is not ours to use has none. When that fails it gives a machine word for what cannot
// be read, and the row's number and fence alone.
func (s *Store) openDue(r *dueRow) (due remind.Due, why string) {
	due = r.Due
	var err error
	if due.Appointment, err = s.openDate(r.date); err != nil {
		return due, "unreadable-date"
	}
	due.Plan, due.Device = r.plan.plan(), r.phone.device()
	due.Notice = redact.Text(s.noticeAddress(due.Row))
	if due.Device.Push != device.PushOn || r.sealed == nil {
		return due, ""
	}
	if due.Endpoint, err = s.openSubscription(due.Device.ID, r.sealed); err != nil {
		return due, "unreadable-phone"
	}
	return due, ""
}
