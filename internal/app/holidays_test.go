package app

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"plainwell/internal/remind"
)

func TestImportedBankHolidaysAreAddedToTheBuiltInOnes(t *testing.T) {
	data, file := filepath.Join(t.TempDir(), "data"), filepath.Join(t.TempDir(), "list.json")
	list := func(days ...string) {
		t.Helper()
		var events []string
		for _, d := range days {
			events = append(events, `{"title":"T","date":"`+d+`","notes":"","bunting":true}`)
		}
		if err := os.WriteFile(file, []byte(`{"england-and-wales":{"division":"england-and-wales","events":[`+strings.Join(events, ",")+`]}}`), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	run := func(dry bool) string {
		t.Helper()
		var out strings.Builder
		if err := ImportHolidays(data, file, dry, &out); err != nil {
			t.Fatal(err)
		}
		return out.String()
	}
	list("2029-01-01", "2029-03-30")
	if said := run(true); !strings.Contains(said, "2 bank holidays from 2029-01-01 to 2029-03-30; 2 are new here.\nNothing was written.") {
		t.Error(said)
	}
	if _, err := os.Stat(data); !os.IsNotExist(err) {
		t.Error("a dry run wrote something")
	}
	run(false)
	list("2029-03-30", "2030-01-01") // a later list no longer has the first
	if said := run(false); !strings.Contains(said, "1 are new here") {
		t.Error(said)
	}
	built, err := readHolidays(nil)
	if err != nil {
		t.Fatal(err)
	}
	all, err := importedHolidays(built, data)
	if err != nil || len(all) != len(built)+3 {
		t.Errorf("%d days, %d built in, %v", len(all), len(built), err)
	}
	for _, day := range []string{"2026-12-25", "2029-01-01", "2030-01-01"} {
		w, _ := remind.ParseWall(day + "T10:00")
		if !all.On(w) {
			t.Errorf("%s is no bank holiday", day)
		}
	}
	if err := os.WriteFile(file, []byte(`<html>`), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := ImportHolidays(data, file, false, os.Stdout); err == nil || !strings.Contains(err.Error(), file) {
		t.Errorf("a page was taken for a list: %v", err)
	}
}
