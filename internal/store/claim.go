package store

import (
	"context"
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
		rows, err := t.dueRows(ctx, `WHERE r.id IN (SELECT value FROM json_each(?2)) ORDER BY r.expires, r.id`, list)
		if err != nil {
			return err
		}
		defer func() { s.held.keep(claimed, writes) }()
		claimed = make([]remind.Due, 0, len(rows))
		for _, row := range rows {
			due, why := s.openDue(row)
			if why == "" {
				claimed = append(claimed, due)
			} else if err := t.drop(ctx, due, why); err != nil {
				return err
			}
		}
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
	var rows []dueRow
	err := s.glimpse(func(r *rx) (err error) {
		rows, err = r.dueRows(context.WithoutCancel(ctx), `WHERE r.id = ?2 AND r.fence = ?3 AND r.state = 'sending'`, row, fence)
		return err
	})
	if err != nil {
		return remind.Due{}, err
	}
	if len(rows) == 0 {
		return remind.Due{}, fault.New(fault.Conflict, "error.conflict")
	}
	due, why := s.openDue(rows[0])
	if why == "" {
		return due, nil
	}
	if err := s.write(ctx, s.clock(), func(t *tx) error { return t.drop(ctx, due, why) }); err != nil {
		return remind.Due{}, err
	}
	return remind.Due{}, fault.New(fault.Conflict, "error.conflict")
}

// drop ends a claimed row that cannot be read.
func (t *tx) drop(ctx context.Context, d remind.Due, why string) error {
	t.s.log.Error("a reminder cannot be read and is given up", "row", d.Row, "why", why)
	_, err := t.end(ctx, []remind.Outcome{{Row: d.Row, Fence: d.Fence, State: remind.Missed, Note: why}})
	return err
}

// dueRow is a claimed row with all that belongs to it, still sealed.
type dueRow struct {
	remind.Due
	plan   planRow
	date   dateRow
	phone  phoneRow
	sealed []byte // the subscription; nil without one that works
}

func (r *rx) dueRows(ctx context.Context, where string, args ...any) ([]dueRow, error) {
	var rows []dueRow
	err := r.each(ctx, func(scan func(...any) error) error {
		var d dueRow
		into := []any{&d.Row, &d.Attempt, &d.Fence, &d.Version, &d.Hold, &d.sealed}
		into = append(append(append(into, d.plan.into()...), d.date.into()...), d.phone.into()...)
		err := scan(into...)
		rows = append(rows, d)
		return err
	}, `SELECT r.id, r.attempt, r.fence, r.version, `+holdOf+`, s.sealed, `+planColumns+`, `+dateColumns+`, `+phoneColumns+`
		FROM reminder r JOIN appointment a ON a.id = r.appointment JOIN phone p ON p.id = r.phone
		LEFT JOIN subscription s ON s.phone = p.id AND s.gone = 0 AND p.push = 'on' AND `+ourKey+` `+where, append([]any{r.s.pushKey}, args...)...)
	return rows, err
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
func (s *Store) openDue(r dueRow) (due remind.Due, why string) {
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
