package store

import "context"

// AddMissed adds to how often words were looked for in vain. Nothing says who
// asked, or when.
func (s *Store) AddMissed(ctx context.Context, lang, words string, times int) error {
	return s.write(ctx, s.clock(), func(t *tx) error {
		return t.exec(ctx, `INSERT INTO missed_search (lang, words, times) VALUES (?, ?, ?)
			ON CONFLICT (lang, words) DO UPDATE SET times = times + excluded.times`, lang, words, times)
	})
}

// MissedSearch is what was looked for in vain, and how often.
type MissedSearch struct {
	Lang, Words string
	Times       int
}

// MissedSearches gives what was looked for in vain, the most wanted first.
func (s *Store) MissedSearches(ctx context.Context) ([]MissedSearch, error) {
	var out []MissedSearch
	err := s.read(ctx, func(r *rx) error {
		return r.each(ctx, func(scan func(...any) error) error {
			var m MissedSearch
			err := scan(&m.Lang, &m.Words, &m.Times)
			out = append(out, m)
			return err
		}, `SELECT lang, words, times FROM missed_search ORDER BY times DESC, lang, words`)
	})
	return out, err
}
