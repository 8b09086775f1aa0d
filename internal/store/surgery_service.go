package store

import (
	"context"

	"plainwell/internal/places"
)

// Services satisfies places.View.
func (v placeView) Services(ctx context.Context, codes ...string) (all []places.Service, err error) {
	query := `SELECT code, taking, asked, link FROM surgery_service`
	if len(codes) > 0 {
		query += ` WHERE code IN (` + marks(len(codes)) + `)`
	}
	err = v.r.each(ctx, func(scan func(...any) error) error {
		var s places.Service
		var asked int64
		err := scan(&s.Code, &s.Taking, &asked, &s.Link)
		s.Asked = fromMS(asked)
		all = append(all, s)
		return err
	}, query, anys(codes)...)
	return all, err
}

// putServices puts services in the place of those that were there.
func (t *tx) putServices(ctx context.Context, all []places.Service) error {
	if err := t.exec(ctx, `DELETE FROM surgery_service`); err != nil {
		return err
	}
	for _, s := range all {
		err := t.exec(ctx, `INSERT OR REPLACE INTO surgery_service (code, taking, asked, link) VALUES (?, ?, ?, ?)`,
			s.Code, string(s.Taking), ms(s.Asked), s.Link)
		if err != nil {
			return err
		}
	}
	return nil
}
