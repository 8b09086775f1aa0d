package store

import (
	"context"
	"encoding/json"
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
	return s.commit(ctx, now, func(t *tx) error {
		ctx := context.WithoutCancel(ctx) // see Claim
		if err := t.check(ctx); err != nil {
			return err
		}
		gone, err := t.end(ctx, outcomes)
		if err != nil {
			return err
		}
		for phone, fence := range gone {
			if err := t.phoneGone(ctx, phone, fence); err != nil {
				return err
			}
		}
		return nil
	})
}

// endRows writes outcomes, a JSON list of lists: row, fence, state, at, note. A
// finished row, or one that was claimed again, does not match and stays as it is.
const endRows = `UPDATE reminder AS r SET state = w.value->>2, at = w.value->>3, note = w.value->>4 FROM json_each(?) AS w
	WHERE r.id = w.value->>0 AND r.fence = w.value->>1 AND r.state = 'sending' RETURNING id, phone, purpose, state`

// end writes outcomes in one statement, and gives the phones that were found gone,
// each with the newest fence that found it so.
func (t *tx) end(ctx context.Context, outcomes []remind.Outcome) (gone map[device.ID]int64, err error) {
	list := make([][5]any, len(outcomes))
	fences := map[int64]int64{} // of rows whose phone is gone
	for i, o := range outcomes {
		list[i] = [5]any{o.Row, o.Fence, o.State, t.retryAt(o), o.Note}
		if o.Gone {
			fences[o.Row] = o.Fence
		}
	}
	text, err := json.Marshal(list)
	if err != nil {
		return nil, err
	}
	gone = map[device.ID]int64{}
	return gone, t.each(ctx, func(scan func(...any) error) error {
		var row int64
		var phone device.ID
		var purpose remind.Purpose
		var state remind.State
		err := scan(&row, &phone, &purpose, &state)
		t.ending(purpose, state, 1)
		if fence, ok := fences[row]; ok {
			gone[phone] = max(gone[phone], fence)
		}
		return err
	}, endRows, string(text))
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
	defer t.s.held.writes.Add(1) // other rows of the phone may be claimed
	n, err := t.count(ctx, `UPDATE subscription SET gone = ? WHERE phone = ? AND gone = 0 AND made <= ?`, ms(t.now), phone, fence)
	if err != nil || n == 0 {
		return err
	}
	if err := t.setPush(ctx, phone, device.PushGone); err != nil {
		return err
	}
	return t.endAll(ctx, remind.Gone, "phone-gone", `phone = ?3`, phone)
}
