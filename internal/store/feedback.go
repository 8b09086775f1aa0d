package store

import (
	"context"
	"time"
)

// FeedbackCount is how often readers gave one answer about one page in one month.
type FeedbackCount struct {
	Month  string // 2026-11
	Page   string // slug
	Lang   string // the language that the page is written in
	Answer string // yes, bit, no
	Part   int    // heading of the page that was hard, from 1; 0 for none
	N      int
}

// CountFeedback counts one answer. It keeps the month of now, in now's own zone, and
// nothing about the reader.
func (s *Store) CountFeedback(ctx context.Context, page, lang, answer string, part int, now time.Time) error {
	return s.write(ctx, now, func(t *tx) error {
		return t.exec(ctx, `INSERT INTO feedback (month, page, lang, answer, part, n) VALUES (?, ?, ?, ?, ?, 1)
			ON CONFLICT (month, page, lang, answer, part) DO UPDATE SET n = n + 1`,
			now.Format("2006-01"), page, lang, answer, part)
	})
}

// Feedback gives every count, the newest month first, then by page.
func (s *Store) Feedback(ctx context.Context) (all []FeedbackCount, err error) {
	err = s.read(ctx, func(r *rx) error {
		return r.each(ctx, func(scan func(...any) error) error {
			var f FeedbackCount
			err := scan(&f.Month, &f.Page, &f.Lang, &f.Answer, &f.Part, &f.N)
			all = append(all, f)
			return err
		}, `SELECT month, page, lang, answer, part, n FROM feedback ORDER BY month DESC, page, lang, answer, part`)
	})
	return all, err
}
