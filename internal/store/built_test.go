package store

import (
	"strings"
	"testing"
)

func TestAProgramWithoutFullTextSearchStopsWithOneSentence(t *testing.T) {
	if fullTextSearch {
		if err := Built(); err != nil {
			t.Error(err)
		}
		return
	}
	_, err := Open(ctx, Options{Path: t.TempDir() + "/never.db"})
	if err == nil || err.Error() != Built().Error() || strings.ContainsAny(err.Error(), "\n") ||
		!strings.Contains(err.Error(), "go build -tags sqlite_fts5 ./cmd/plainwell") {
		t.Errorf("got %v", err)
	}
	if Exists(t.TempDir() + "/never.db") {
		t.Error("it made a file")
	}
}
