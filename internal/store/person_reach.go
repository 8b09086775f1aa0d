package store

import (
	"context"
	"encoding/json"

	"plainwell/internal/worker"
)

// PhonesOf satisfies worker.DeskShelf. It reads how reminders ended, and nothing of who
// looked at one: no such thing is kept.
func (s *Store) PhonesOf(ctx context.Context, dates []int64) (map[int64][]worker.Phone, error) {
	list, err := json.Marshal(dates)
	if err != nil {
		return nil, err
	}
	type who struct{ date, phone int64 }
	at := map[who]int{}
	out := map[int64][]worker.Phone{}
	err = s.read(ctx, func(r *rx) error {
		if err := r.each(ctx, func(scan func(...any) error) error {
			var w who
			var p worker.Phone
			err := scan(&w.date, &w.phone, &p.Push)
			at[w] = len(out[w.date])
			out[w.date] = append(out[w.date], p)
			return err
		}, `SELECT h.appointment, h.phone, p.push FROM holder h JOIN phone p ON p.id = h.phone
			WHERE h.appointment IN (SELECT value FROM json_each(?)) AND p.id NOT IN (SELECT folder FROM person) ORDER BY h.phone`, string(list)); err != nil {
			return err
		}
		return r.each(ctx, func(scan func(...any) error) error {
			var w who
			var n worker.Sent
			var due int64
			if err := scan(&w.date, &w.phone, &n.State, &n.Note, &due); err != nil {
				return err
			}
			n.Due = fromMS(due)
			if i, holds := at[w]; holds {
				out[w.date][i].Sent = append(out[w.date][i].Sent, n)
			}
			return nil
		}, `SELECT r.appointment, r.phone, r.state, r.note, r.due FROM reminder r JOIN appointment a ON a.id = r.appointment AND a.version = r.version
			WHERE r.appointment IN (SELECT value FROM json_each(?)) ORDER BY r.due, r.id`, string(list))
	})
	return out, err
}
