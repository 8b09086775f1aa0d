package store

import (
	"context"
	"encoding/json"

	"plainwell/internal/remind"
	"plainwell/internal/worker"
)

// by reads which team made some dates: those that a folder holds. The others are
// left out.
func (r *rx) by(ctx context.Context, dates ...int64) (map[int64]*remind.By, error) {
	list, err := json.Marshal(dates)
	if err != nil {
		return nil, err
	}
	out := map[int64]*remind.By{}
	return out, r.each(ctx, func(scan func(...any) error) error {
		var date, since int64
		var who, stand worker.AccountID
		var name, standName []byte
		b := &remind.By{}
		if err := scan(&date, &b.Folder, &b.Team, &since, &b.Paused, &who, &name, &stand, &standName); err != nil {
			return err
		}
		b.Worker, b.Cover, b.Since = r.s.accountName(who, name), r.s.accountName(stand, standName), fromMS(since)
		out[date] = b
		return nil
	}, `SELECT h.appointment, p.folder, t.name, p.handed, p.paused, coalesce(w.id, 0), w.sealed, coalesce(v.id, 0), v.sealed
		FROM holder h JOIN person p ON p.folder = h.phone JOIN team t ON t.id = p.team
		LEFT JOIN account w ON w.id = p.worker
		LEFT JOIN cover c ON c.account = p.worker AND c.until > ?1
		LEFT JOIN account v ON v.id = c.stand
		WHERE h.appointment IN (SELECT value FROM json_each(?2))`, ms(r.s.clock()), string(list))
}

// withTeams puts into dates that were read which team made them.
func (r *rx) withTeams(ctx context.Context, dates []remind.Appointment) error {
	ids := make([]int64, len(dates))
	for i, a := range dates {
		ids[i] = a.ID
	}
	by, err := r.by(ctx, ids...)
	for i, a := range dates {
		dates[i].By = by[a.ID]
	}
	return err
}
