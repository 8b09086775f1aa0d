package store

import (
	"bytes"
	"context"
	"crypto/rand"
	"fmt"
	"log/slog"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"plainwell/internal/device"
	"plainwell/internal/fault"
	"plainwell/internal/redact"
	"plainwell/internal/remind"
	"plainwell/internal/seal"
)

var (
	ctx = context.Background()
	t0  = time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)
)

// testLog is a log that several goroutines may write and a test may read.
type testLog struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *testLog) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *testLog) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

// bed is a store on a file of its own, with what a test needs beside it.
type bed struct {
	*Store
	dir string
	log *testLog
}

func newBed(t testing.TB) *bed {
	t.Helper()
	return openBed(t, filepath.Join(t.TempDir(), "data"))
}

// openBed opens the database of a folder as the program does.
func openBed(t testing.TB, dir string) *bed {
	t.Helper()
	keys, _, err := OpenKeys(dir, rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return openWith(t, dir, keys)
}

func openWith(t testing.TB, dir string, keys *seal.Keys) *bed {
	t.Helper()
	b := &bed{dir: dir, log: &testLog{}}
	o := options(dir, keys)
	o.Log = slog.New(slog.NewTextHandler(b.log, nil))
	var err error
	if b.Store, err = Open(ctx, o); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := b.Close(); err != nil {
			t.Error(err)
		}
	})
	return b
}

func options(dir string, keys *seal.Keys) Options {
	return Options{Path: File(dir), Keys: keys, Clock: func() time.Time { return t0 }, Random: rand.Reader, Wait: 10 * time.Second}
}

func (b *bed) newPhone(t testing.TB) device.Device {
	t.Helper()
	d, _, err := b.New(ctx, "en", t0)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// reachable makes a phone that notices can reach.
func (b *bed) reachable(t testing.TB, name string) device.Device {
	t.Helper()
	d := b.newPhone(t)
	if err := b.Subscribe(ctx, d.ID, subscription(name), "vapid-1", t0); err != nil {
		t.Fatal(err)
	}
	d.Push = device.PushOn
	return d
}

func subscription(name string) device.Subscription {
	return device.Subscription{
		Endpoint: redact.Text("https://push.example/send/" + name),
		P256DH:   redact.Text("BPublicKeyOf" + name),
		Auth:     redact.Text("AuthSecretOf" + name),
	}
}

// date makes a date that starts in so many hours.
func date(hours int) remind.Appointment {
	starts := t0.Add(time.Duration(hours) * time.Hour)
	return remind.Appointment{
		Details: remind.Details{
			Kind: remind.KindDoctor, Starts: remind.WallOf(starts), Zone: "Europe/London",
			Place: "Rowan Surgery, 4 Mill Lane", Phone: "01632 960123", Bring: "the blue letter", Note: "ask about the tablets",
			Offsets: []remind.Offset{{Days: 1}, {Hours: 2}},
		},
		Version: 1, UTC: starts, UID: fmt.Sprintf("uid-%d", hours), Made: t0, Changed: t0,
	}
}

// plan makes a reminder that is due so many minutes after t0 and of use for an hour.
func plan(minutes int, offset remind.Offset) remind.Plan {
	due := t0.Add(time.Duration(minutes) * time.Minute)
	return remind.Plan{Purpose: remind.PurposeRemind, Offset: offset, Due: due, Expires: due.Add(time.Hour)}
}

// addDate gives a phone a date with one reminder for each number of minutes.
func (b *bed) addDate(t testing.TB, phone device.ID, hours int, minutes ...int) remind.Appointment {
	t.Helper()
	var plans []remind.Plan
	for i, m := range minutes {
		plans = append(plans, plan(m, remind.Offset{Hours: i + 1}))
	}
	a, err := b.Add(ctx, phone, date(hours), plans)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func (b *bed) claim(t testing.TB, at time.Time, limit int) []remind.Due {
	t.Helper()
	due, err := b.Claim(ctx, at, time.Minute, limit)
	if err != nil {
		t.Fatal(err)
	}
	return due
}

func (b *bed) record(t testing.TB, at time.Time, outcomes ...remind.Outcome) {
	t.Helper()
	if err := b.Record(ctx, at, outcomes); err != nil {
		t.Fatal(err)
	}
}

// states gives the state of each reminder of a phone, by number.
func (b *bed) states(t testing.TB, phone device.ID) []remind.State {
	t.Helper()
	rows, err := b.readers.Query(`SELECT state FROM reminder WHERE phone = ? ORDER BY id`, phone)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var out []remind.State
	for rows.Next() {
		var s remind.State
		if err := rows.Scan(&s); err != nil {
			t.Fatal(err)
		}
		out = append(out, s)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}

// wantFault fails unless err is a fault of this code and key.
func wantFault(t testing.TB, err error, code fault.Code, key string) {
	t.Helper()
	if !fault.Is(err, code) || fault.Of(err).Key != key {
		t.Errorf("got %v, want %s %s", err, code, key)
	}
}

func same[T comparable](t testing.TB, got, want []T) {
	t.Helper()
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
