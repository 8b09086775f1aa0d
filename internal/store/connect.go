package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"net/url"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/mattn/go-sqlite3"
)

// Settings of a connection are part of its address (DSN), so that every connection
// of a pool has them: a PRAGMA sent through the pool reaches one of them only.
// The driver sets the busy timeout before all others, so that they can wait too.

func writerDSN(path string, wait time.Duration) string {
	return dsn(path, wait, url.Values{
		"_journal_mode":  {"WAL"},
		"_synchronous":   {"FULL"}, // a committed reminder survives a power cut
		"_secure_delete": {"on"},   // what is deleted is overwritten
		"_txlock":        {"immediate"},
		"_cache_size":    {"-8000"}, // KiB
	})
}

func readerDSN(path string, wait time.Duration) string {
	return dsn(path, wait, url.Values{
		"_query_only": {"on"},
		"_cache_size": {"-2000"},
	})
}

func dsn(path string, wait time.Duration, with url.Values) string {
	with.Set("_busy_timeout", strconv.FormatInt(wait.Milliseconds(), 10))
	with.Set("_foreign_keys", "on")
	with.Set("_stmt_cache_size", "64")
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path // C:/... on Windows
	}
	return (&url.URL{Scheme: "file", Path: path, RawQuery: with.Encode()}).String()
}

// sqliteDriver adds what has no name in a DSN: temporary tables stay in memory and
// never in a file of their own, and the schema may not call risky functions.
var sqliteDriver = &sqlite3.SQLiteDriver{ConnectHook: func(c *sqlite3.SQLiteConn) error {
	_, err := c.Exec("PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF", nil)
	return err
}}

type connector string

func (c connector) Connect(context.Context) (driver.Conn, error) { return sqliteDriver.Open(string(c)) }
func (c connector) Driver() driver.Driver                        { return sqliteDriver }

// connect makes a pool of at most n connections that stay open.
func connect(dsn string, n int) *sql.DB {
	db := sql.OpenDB(connector(dsn))
	db.SetMaxOpenConns(n)
	db.SetMaxIdleConns(n)
	return db
}
