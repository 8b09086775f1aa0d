package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"unicode"

	"plainwell/internal/search"
)

var (
	_ search.Index  = (*SearchIndex)(nil)
	_ search.Missed = (*Store)(nil)
)

// SearchIndex is a full-text index of pages in memory. It holds nothing of any
// person and is never in a file.
type SearchIndex struct {
	db     *sql.DB
	tables map[string]searchTable
}

// searchTable is the index of one language. The rows are numbered from 1 in the
// order of slugs: the text itself is not kept.
type searchTable struct {
	slugs []string
	find  *sql.Stmt
}

// searchWeights are the columns of the index and how much a word in each counts.
const searchWeights = "12.0, 6.0, 5.0, 2.0, 1.0" // title, called, headings, hard, body

// NewSearchIndex makes the index of documents by language.
func NewSearchIndex(ctx context.Context, docs map[string][]search.Document) (*SearchIndex, error) {
	if err := Built(); err != nil {
		return nil, err
	}
	// One connection: each would have a memory of its own.
	x := &SearchIndex{db: connect("file::memory:?_stmt_cache_size=16", 1), tables: map[string]searchTable{}}
	for lang, pages := range docs {
		if err := x.fill(ctx, lang, pages); err != nil {
			return nil, errors.Join(err, x.Close())
		}
	}
	return x, nil
}

// fill makes the table of one language in one transaction. English words are cut to
// their stems.
func (x *SearchIndex) fill(ctx context.Context, lang string, pages []search.Document) error {
	cut := ""
	if lang == "en" {
		cut = "porter "
	}
	table := fmt.Sprintf("page_%d", len(x.tables))
	t, err := x.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer func() { _ = t.Rollback() }()
	if _, err := t.ExecContext(ctx, fmt.Sprintf(
		`CREATE VIRTUAL TABLE %s USING fts5(title, called, headings, hard, body, content='', prefix='3 4', tokenize='%sunicode61 remove_diacritics 2')`, table, cut)); err != nil {
		return err
	}
	kept := searchTable{}
	for i, p := range pages {
		if _, err := t.ExecContext(ctx, "INSERT INTO "+table+" (rowid, title, called, headings, hard, body) VALUES (?, ?, ?, ?, ?, ?)",
			i+1, plain(p.Title), plain(p.Called), plain(p.Headings), plain(p.Hard), plain(p.Body)); err != nil {
			return err
		}
		kept.slugs = append(kept.slugs, p.Slug)
	}
	if err := t.Commit(); err != nil {
		return err
	}
	kept.find, err = x.db.PrepareContext(ctx, fmt.Sprintf("SELECT rowid, -bm25(%s, %s) FROM %s WHERE %s MATCH ? ORDER BY 2 DESC, 1 LIMIT 20", table, searchWeights, table, table))
	x.tables[lang] = kept
	return err
}

// plain gives a text as the words that queries are made of.
func plain(text string) string { return strings.Join(search.Words(text), " ") }

// Find gives the pages of a language that hold any of the words, best first. With
// open, the last word may be the beginning of one.
func (x *SearchIndex) Find(ctx context.Context, lang string, words []string, open bool) ([]search.Hit, error) {
	t, ok := x.tables[lang]
	match := matching(words, open)
	if !ok || match == "" {
		return nil, nil
	}
	rows, err := t.find.QueryContext(ctx, match)
	if err != nil {
		return nil, explain(err)
	}
	defer rows.Close()
	var hits []search.Hit
	for rows.Next() {
		var row int
		var h search.Hit
		if err := rows.Scan(&row, &h.Score); err != nil {
			return nil, explain(err)
		}
		h.Slug = t.slugs[row-1]
		hits = append(hits, h)
	}
	return hits, explain(rows.Err())
}

// matching writes words for FTS5: each in quotes, so that none can be read as its
// language, any of them enough.
func matching(words []string, open bool) string {
	var quoted []string
	for i, w := range words {
		w = strings.Map(func(r rune) rune {
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				return r
			}
			return -1
		}, w)
		if w == "" {
			continue
		}
		q := `"` + w + `"`
		if open && i == len(words)-1 && len(w) >= 3 {
			q += "*"
		}
		quoted = append(quoted, q)
	}
	return strings.Join(quoted, " OR ")
}

// Close lets go of the memory.
func (x *SearchIndex) Close() error { return x.db.Close() }
