package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"plainwell/internal/device"
	"plainwell/internal/i18n"
	"plainwell/internal/remind"
)

// counting is a Sender that counts what it takes by notice, and tells of each.
type counting struct {
	mu   sync.Mutex
	sent map[string]int
	told func(n int) // how many so far
}

func (c *counting) Send(_ context.Context, _ device.Subscription, n remind.Notice) remind.Result {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.sent[n.Navigate]++
	c.told(len(c.sent))
	return remind.Result{Verdict: remind.Taken, Status: 201}
}

// alert waits for a sentence in a log.
type alert struct {
	slog.Handler
	sentence string
	once     sync.Once
	heard    chan struct{}
}

func (a *alert) Handle(ctx context.Context, r slog.Record) error {
	if r.Message == a.sentence {
		a.once.Do(func() { close(a.heard) })
	}
	return a.Handler.Handle(ctx, r)
}

// sendThrough runs the real engine over a store while trouble comes after the third
// send, and mend ends it once the log has said so.
func (b *bed) sendThrough(t *testing.T, rows int, trouble, mend func()) {
	t.Helper()
	bundle, err := i18n.Load(os.DirFS("../../locales"))
	if err != nil {
		t.Fatal(err)
	}
	heard := &alert{Handler: slog.NewTextHandler(b.log, nil), sentence: "outcomes of reminders cannot be written yet", heard: make(chan struct{})}
	ctx, stop := context.WithTimeout(t.Context(), time.Minute)
	defer stop()
	done := make(chan struct{})
	c := &counting{sent: map[string]int{}, told: func(n int) {
		if n == 3 {
			trouble()
		}
		if n == rows {
			close(done)
		}
	}}
	e := remind.NewEngine(remind.EngineOptions{
		Queue: b, Sender: c, Bundle: bundle, SiteName: "My guide", PublicURL: "https://example.org",
		Clock: func() time.Time { return t0 }, Log: slog.New(heard),
	})
	ended := make(chan error, 1)
	go func() { ended <- e.Run(ctx) }()
	for _, wait := range []chan struct{}{heard.heard, done} {
		select {
		case <-wait:
		case <-ctx.Done():
			t.Fatalf("it took too long; %d sent. Log:\n%.2000s", len(c.sent), b.log)
		}
		mend()
	}
	stop() // the end of the loop waits for what is written
	if err := <-ended; err != nil {
		t.Error(err)
	}
	for at, n := range c.sent {
		if n != 1 {
			t.Errorf("%s was sent %d times", at, n)
		}
	}
	if counts, err := b.Counts(t.Context()); err != nil || counts[remind.HandedOver] != rows || len(counts) != 1 {
		t.Errorf("%v of %d, %v", counts, rows, err)
	}
	if strings.Contains(b.log.String(), "were lost") {
		t.Errorf("log:\n%s", b.log)
	}
}

func TestADiskThatFillsWhileSendingLosesNothing(t *testing.T) {
	b := newBed(t)
	const rows = 300
	for i := range rows {
		d := b.reachable(t, fmt.Sprint(i))
		b.addDate(t, d.ID, 48, -1)
	}
	limit := func(n int) {
		if err := b.writer.QueryRow(fmt.Sprintf(`PRAGMA max_page_count = %d`, n)).Scan(&n); err != nil {
			t.Error(err)
		}
	}
	full := func() {
		var pages int
		if err := b.readers.QueryRow(`PRAGMA page_count`).Scan(&pages); err != nil {
			t.Error(err)
		}
		limit(pages)
		// Nothing is left inside the file either: what is written must find room.
		if _, err := b.writer.Exec(`CREATE TRIGGER fill AFTER UPDATE ON reminder BEGIN INSERT INTO missed_search VALUES ('en', hex(randomblob(45)), 1); END`); err != nil {
			t.Error(err)
		}
	}
	var once sync.Once
	b.sendThrough(t, rows, full, func() {
		once.Do(func() {
			limit(1 << 30)
			if _, err := b.writer.Exec(`DROP TRIGGER fill`); err != nil {
				t.Error(err)
			}
		})
	})
	if !strings.Contains(b.log.String(), "database or disk is full") {
		t.Errorf("the log does not name the cause:\n%.2000s", b.log)
	}
}

func TestALockWhileSendingLosesNothing(t *testing.T) {
	b := newBed(t)
	const rows = 60
	for i := range rows {
		d := b.reachable(t, fmt.Sprint(i))
		b.addDate(t, d.ID, 48, -1)
	}
	if _, err := b.writer.Exec(`PRAGMA busy_timeout = 30`); err != nil {
		t.Fatal(err)
	}
	other, err := sql.Open("sqlite3", "file:"+b.path+"?_txlock=immediate")
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	var lock *sql.Tx
	b.sendThrough(t, rows, func() {
		if lock, err = other.Begin(); err != nil {
			t.Error(err)
		}
	}, func() {
		if err := lock.Rollback(); err != nil && !errors.Is(err, sql.ErrTxDone) {
			t.Error(err)
		}
	})
	if !strings.Contains(b.log.String(), "database is locked") {
		t.Errorf("the log does not name the cause:\n%.2000s", b.log)
	}
}
