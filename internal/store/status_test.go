package store

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"plainwell/internal/remind"
)

func TestTheStatusIsReadBesideTheRunningProgram(t *testing.T) {
	b := newBed(t)
	d := b.reachable(t, "a")
	b.newPhone(t)
	b.addDate(t, d.ID, 48, -30, -10, 60)
	due := b.claim(t, t0.Add(-20*time.Minute), 1)
	b.record(t, t0, handedOver(due[0]))
	rest := remind.BreakerState{Host: "push.example", Cause: "refuses-us", Since: t0.Add(-time.Minute), Until: t0.Add(time.Minute)}
	if err := b.Beat(ctx, t0, []remind.BreakerState{rest}); err != nil {
		t.Fatal(err)
	}
	if err := b.AddTotals(ctx, []remind.Total{{Day: t0, Purpose: remind.PurposeRemind, What: remind.Shown, N: 9}, {Day: t0.AddDate(0, 0, -9), Purpose: remind.PurposeRemind, What: remind.Shown, N: 1}}); err != nil {
		t.Fatal(err)
	}
	glance, err := Glance(ctx, File(b.dir), "another key", t0, t0.AddDate(0, 0, -6))
	if err != nil {
		t.Fatal(err)
	}
	if s := glance; s.States[remind.HandedOver] != 1 || s.States[remind.Planned] != 2 || s.Late != 1 || !s.Oldest.Equal(t0.Add(-10*time.Minute)) ||
		!s.Next.Equal(t0.Add(time.Hour)) || !s.LastBeat.Equal(t0) || len(s.Resting) != 1 || s.Resting[0] != rest ||
		s.Phones["on"] != 1 || s.Phones["none"] != 1 || s.OldKeys != 1 || len(s.Totals) < 1 {
		t.Errorf("got %+v", s)
	}
	for _, total := range glance.Totals {
		if total.Day.Before(t0.AddDate(0, 0, -7)) {
			t.Errorf("a day that was not asked for: %+v", total)
		}
	}
	own, err := b.Status(ctx, t0, t0)
	if err != nil || own.Late != 1 || own.OldKeys != 0 {
		t.Errorf("from inside: %+v, %v", own, err)
	}
	// A push service that is well again is no longer in the list.
	if err := b.Beat(ctx, t0, nil); err != nil {
		t.Fatal(err)
	}
	if s, err := Glance(ctx, File(b.dir), "", t0, t0); err != nil || len(s.Resting) != 0 {
		t.Errorf("%+v, %v", s.Resting, err)
	}
}

func TestAGlanceChangesNothing(t *testing.T) {
	b := newBed(t)
	b.newPhone(t)
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	before, err := os.ReadFile(File(b.dir))
	if err != nil {
		t.Fatal(err)
	}
	if s, err := Glance(ctx, File(b.dir), "", t0, t0); err != nil || s.Phones["none"] != 1 {
		t.Fatalf("%+v, %v", s, err)
	}
	if after, err := os.ReadFile(File(b.dir)); err != nil || string(after) != string(before) {
		t.Errorf("the file has changed, %v", err)
	}
	openBed(t, b.dir)
}

func TestAGlanceSaysWhatIsWrongWithTheFile(t *testing.T) {
	dir := t.TempDir()
	letter := filepath.Join(dir, "letter.txt")
	if err := os.WriteFile(letter, []byte(strings.Repeat("Dear all, ", 200)), 0o600); err != nil {
		t.Fatal(err)
	}
	newer := newBed(t)
	if _, err := newer.writer.Exec(`INSERT INTO migration (number, name, at) VALUES (9000, 'x', 0)`); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{filepath.Join(dir, "none.db"): "not there yet", letter: "cannot be read", File(newer.dir): "another version"} {
		if _, err := Glance(ctx, path, "", t0, t0); err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), path) {
			t.Errorf("%s: %v", path, err)
		}
	}
	if Exists(filepath.Join(dir, "none.db")) {
		t.Error("it made a file")
	}
}
