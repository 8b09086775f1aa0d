package store

import (
	"context"
	"time"

	"plainwell/internal/device"
	"plainwell/internal/remind"
)

// Record satisfies remind.Queue. All outcomes are written in one transaction, the
// rows' own first, so that a phone that has gone ends only what is still open.
func (s *Store) Record(ctx context.Context, now time.Time, outcomes []remind.Outcome) error {
	if len(outcomes) == 0 {
		return nil
	}
	return s.write(ctx, now, func(t *tx) error {
		gone := map[device.ID]int64{} // phone to the newest fence that found it gone
		for _, o := range outcomes {
			phone, ok, err := t.end(ctx, o)
			if err != nil {
				return err
			}
			if o.Gone && ok {
				gone[phone] = max(gone[phone], o.Fence)
			}
		}
		for phone, fence := range gone {
			if err := t.phoneGone(ctx, phone, fence); err != nil {
				return err
			}
		}
		return nil
	})
}

// endRow writes one outcome. A finished row, or one that was claimed again, does
// not match and stays as it is.
const endRow = `UPDATE reminder SET state = ?3, at = ?4, note = ?5 WHERE id = ?1 AND fence = ?2 AND state = 'sending' RETURNING phone, purpose`

// end writes one outcome and gives the phone of its row; ok is false when the row
// did not match.
func (t *tx) end(ctx context.Context, o remind.Outcome) (phone device.ID, ok bool, err error) {
	var purpose remind.Purpose
	err = t.each(ctx, func(scan func(...any) error) error {
		ok = true
		return scan(&phone, &purpose)
	}, endRow, o.Row, o.Fence, o.State, t.retryAt(o), o.Note)
	if ok && err == nil {
		t.ending(purpose, o.State, 1)
	}
	return phone, ok, err
}

// retryAt is the column at of an outcome. A retry without a time is one at once.
func (t *tx) retryAt(o remind.Outcome) int64 {
	if o.State == remind.Planned {
		return max(ms(o.Retry), ms(t.now), 1)
	}
	return 0
}

// phoneGone marks the subscription of a phone as gone, and ends the phone's other
// open rows. A subscription that was stored after the row was claimed is another
// one: the answer was about its forerunner, and nothing happens.
func (t *tx) phoneGone(ctx context.Context, phone device.ID, fence int64) error {
	n, err := t.count(ctx, `UPDATE subscription SET gone = ? WHERE phone = ? AND gone = 0 AND made <= ?`, ms(t.now), phone, fence)
	if err != nil || n == 0 {
		return err
	}
	if err := t.setPush(ctx, phone, device.PushGone); err != nil {
		return err
	}
	return t.endAll(ctx, remind.Gone, "phone-gone", `phone = ?3`, phone)
}
