//go:build !sqlite_fts5 && !fts5

package store

// fullTextSearch says whether SQLite's FTS5 was asked for when building.
const fullTextSearch = false
