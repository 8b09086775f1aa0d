// Package proof holds the long proofs of the reminders: the real engine on a real
// file, sending over real connections to the stand-in push service, with what can go
// wrong in the middle of it. `make test` runs a slice of them, `make proof` all.
package proof

import (
	"bytes"
	"context"
	"crypto/rand"
	"fmt"
	"io"
	"log/slog"
	"os"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"plainwell/internal/device"
	"plainwell/internal/i18n"
	"plainwell/internal/outbound"
	"plainwell/internal/push"
	"plainwell/internal/redact"
	"plainwell/internal/remind"
	"plainwell/internal/seal"
	"plainwell/internal/standin"
	"plainwell/internal/store"
	"plainwell/locales"
)

// noon is a Sunday at midday in winter, far from quiet hours.
var noon = time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)

// whole says that the proofs run in full, as `make proof` asks.
func whole() bool { return os.Getenv("PLAINWELL_PROOF") != "" }

// watch is a clock that a test sets, on top of which real time passes.
type watch struct {
	base  time.Time
	began time.Time
	shift atomic.Int64
}

func newWatch(at time.Time) *watch { return &watch{base: at, began: time.Now()} }

func (w *watch) now() time.Time {
	return w.base.Add(time.Since(w.began) + time.Duration(w.shift.Load())).Round(0).UTC()
}

func (w *watch) pass(d time.Duration) { w.shift.Add(int64(d)) }

// logs is a log that a test may read while it is written.
type logs struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *logs) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *logs) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

// site is the sending half of the program on the file of a folder.
type site struct {
	*store.Store
	keys   *seal.Keys
	policy *outbound.Policy
	clock  func() time.Time
	log    *slog.Logger
}

// openSite opens the file as the program does.
func openSite(dir, pushOrigin string, clock func() time.Time, log io.Writer, wait time.Duration) (*site, error) {
	keys, _, err := store.OpenKeys(dir, rand.Reader)
	if err != nil {
		return nil, err
	}
	s := &site{keys: keys, clock: clock, log: slog.New(slog.NewTextHandler(log, nil))}
	if s.policy, err = outbound.NewPolicy([]string{pushOrigin}); err != nil {
		return nil, err
	}
	public, _ := keys.VAPID()
	s.Store, err = store.Open(context.Background(), store.Options{
		Path: store.File(dir), Keys: keys, Clock: clock, Random: rand.Reader, Log: s.log, Wait: wait, PushKey: public,
	})
	return s, err
}

func newSite(t testing.TB, dir, pushOrigin string, w *watch, log io.Writer, wait time.Duration) *site {
	t.Helper()
	s, err := openSite(dir, pushOrigin, w.now, log, wait)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

// sender is the program's own, with its guarded client.
func (s *site) sender(change func(*push.Options)) (*push.Sender, error) {
	public, private := s.keys.VAPID()
	o := push.Options{Policy: s.policy, Subject: "help@example.org", VAPIDPublic: public, VAPIDPrivate: private, Clock: s.clock, Log: s.log}
	if change != nil {
		change(&o)
	}
	return push.New(o)
}

// engine is the program's own, over the given queue and sender.
func (s *site) engine(q remind.Queue, to remind.Sender, change func(*remind.EngineOptions)) (*remind.Engine, error) {
	bundle, err := words()
	if err != nil {
		return nil, err
	}
	o := remind.EngineOptions{Queue: q, Sender: to, Bundle: bundle, SiteName: "My guide", PublicURL: "https://example.org", Clock: s.clock, Log: s.log, Every: 15 * time.Second}
	if change != nil {
		change(&o)
	}
	return remind.NewEngine(o), nil
}

var words = sync.OnceValues(func() (*i18n.Bundle, error) { return i18n.Load(locales.FS()) })

// phone subscribes a new phone at a push service.
func (s *site) phone(t testing.TB, service *standin.Service) (device.Device, standin.Phone) {
	t.Helper()
	public, _ := s.keys.VAPID()
	p, err := service.RegisterFor(public)
	if err != nil {
		t.Fatal(err)
	}
	return s.phoneAt(t, p.Subscription), p
}

// phoneAt subscribes a new phone with a given subscription.
func (s *site) phoneAt(t testing.TB, sub device.Subscription) device.Device {
	t.Helper()
	public, _ := s.keys.VAPID()
	d, _, err := s.New(t.Context(), "en", s.clock())
	if err == nil {
		err = s.Subscribe(t.Context(), d.ID, sub, public, s.clock())
	}
	if err != nil {
		t.Fatal(err)
	}
	return d
}

var dates atomic.Int64

// date writes down a date that starts after so long, with one reminder due at a time.
func (s *site) date(t testing.TB, d device.ID, after time.Duration, due time.Time) remind.Appointment {
	t.Helper()
	return s.dateIn(t, "Europe/London", d, after, due)
}

// dateIn is date in another zone.
func (s *site) dateIn(t testing.TB, zone string, d device.ID, after time.Duration, due time.Time) remind.Appointment {
	t.Helper()
	starts := s.clock().Add(after).Truncate(time.Minute)
	place, err := remind.Zone(zone)
	if err != nil {
		t.Fatal(err)
	}
	a, err := s.Add(t.Context(), d, remind.Appointment{
		Details: remind.Details{Kind: remind.KindDoctor, Starts: remind.WallOf(starts.In(place)), Zone: zone, Place: redact.Text("Rowan Surgery, 4 Mill Lane"), Offsets: []remind.Offset{{Days: 1}}},
		Version: 1, UTC: starts, UID: fmt.Sprintf("uid-%d", dates.Add(1)), Made: s.clock(), Changed: s.clock(),
	}, []remind.Plan{{Purpose: remind.PurposeRemind, Offset: remind.Offset{Days: 1}, Due: due, Expires: starts}})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func (s *site) counts(t testing.TB) map[remind.State]int {
	t.Helper()
	counts, err := s.Counts(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return counts
}
