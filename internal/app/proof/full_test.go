//go:build linux

package proof

import (
	"context"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"plainwell/internal/remind"
	"plainwell/internal/standin"
)

// smallDisk gives a folder on a disk of its own with so many KiB. Only the
// superuser may make one; store has the same proof without a disk, for all others.
func smallDisk(t *testing.T, kib string) (dir string, ok bool) {
	t.Helper()
	dir = t.TempDir()
	if err := syscall.Mount("none", dir, "tmpfs", 0, "size="+kib+"k"); err != nil {
		t.Logf("no small disk here (%v): see TestADiskThatFillsWhileSendingLosesNothing of store", err)
		return "", false
	}
	t.Cleanup(func() { _ = syscall.Unmount(dir, 0) })
	return dir, true
}

// TestARealDiskThatFillsWhileSending is proof 6 on a real disk: something else takes
// every byte that is left while messages are on their way, and gives it back later.
func TestARealDiskThatFillsWhileSending(t *testing.T) {
	disk, ok := smallDisk(t, "16384")
	if !ok {
		return
	}
	service, err := standin.Start(standin.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer service.Close()
	log := &logs{}
	s := newSite(t, filepath.Join(disk, "data"), service.URL(), newWatch(noon), log, time.Second)
	d, phone := s.phone(t, service)
	const rows = 150
	for range rows {
		s.date(t, d.ID, 48*time.Hour, s.clock().Add(-time.Second))
	}
	// Opened again, it has no log to write into that was paid for before.
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s = newSite(t, filepath.Join(disk, "data"), service.URL(), newWatch(noon.Add(time.Minute)), log, time.Second)
	filler := filepath.Join(disk, "filler")
	service.AnswerOnce(phone.ID, func(w http.ResponseWriter, _ *http.Request) {
		fill(t, filler)
		w.WriteHeader(http.StatusCreated)
	})
	real, err := s.sender(nil)
	if err != nil {
		t.Fatal(err)
	}
	e, err := s.engine(s.Store, real, nil)
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithTimeout(t.Context(), time.Minute)
	defer stop()
	ended := make(chan error, 1)
	go func() { ended <- e.Run(ctx) }()
	until(t, ctx, "the log says so", func() bool {
		return strings.Contains(log.String(), "cannot be claimed") || strings.Contains(log.String(), "cannot be written yet")
	})
	if !strings.Contains(log.String(), "database or disk is full") {
		t.Errorf("the log does not name the cause:\n%.1000s", log)
	}
	if err := s.Ready(ctx); err != nil {
		t.Errorf("reading goes on: %v", err)
	}
	if err := os.Remove(filler); err != nil {
		t.Fatal(err)
	}
	e.Wake()
	until(t, ctx, "all are sent", func() bool { return s.counts(t)[remind.HandedOver] == rows })
	stop()
	if err := <-ended; err != nil {
		t.Error(err)
	}
	if n := service.Attempts(phone.ID); n != rows {
		t.Errorf("%d requests for %d reminders", n, rows)
	}
}

// fill takes every byte of a disk.
func fill(t *testing.T, path string) {
	f, err := os.Create(path)
	if err != nil {
		t.Error(err)
		return
	}
	defer f.Close()
	for _, size := range []int{64 << 10, 4 << 10, 1} {
		for chunk := make([]byte, size); err == nil; {
			_, err = f.Write(chunk)
		}
		err = nil
	}
}

// until waits for what must come true by itself.
func until(t *testing.T, ctx context.Context, what string, true func() bool) {
	t.Helper()
	tick := time.NewTicker(10 * time.Millisecond)
	defer tick.Stop()
	for !true() {
		select {
		case <-tick.C:
		case <-ctx.Done():
			t.Fatalf("it took too long until %s", what)
		}
	}
}
