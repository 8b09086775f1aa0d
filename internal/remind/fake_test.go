package remind

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"os"
	"runtime"
	"slices"
	"sync"
	"testing"
	"time"

	"plainwell/internal/device"
	"plainwell/internal/fault"
	"plainwell/internal/i18n"
	"plainwell/internal/redact"
)

// queue is a Queue in memory with the rules of ports.go. The func fields, when
// set, stand in for a step.
type queue struct {
	mu      sync.Mutex
	rows    map[int64]*qrow
	fence   int64
	claims  int
	beats   int
	records int
	resting []BreakerState // of the last beat
	claim   func() error
	reread  func(row int64) error
	record  func(outcomes []Outcome) error
}

type qrow struct {
	Due
	state    State
	at       time.Time // next try
	lease    time.Time
	note     string
	sent     int
	finished int // outcomes written after a terminal one: must stay 0
}

func newQueue() *queue { return &queue{rows: map[int64]*qrow{}} }

func (q *queue) Claim(_ context.Context, now time.Time, lease time.Duration, limit int) ([]Due, error) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.claims++
	if q.claim != nil {
		if err := q.claim(); err != nil {
			return nil, err
		}
	}
	var found []*qrow
	for _, r := range q.rows {
		if r.state == Planned && !r.at.After(now) || r.state == Sending && r.lease.Before(now) {
			found = append(found, r)
		}
	}
	slices.SortFunc(found, func(a, b *qrow) int {
		return cmp.Or(a.Plan.Expires.Compare(b.Plan.Expires), cmp.Compare(a.Row, b.Row))
	})
	var out []Due
	for _, r := range found[:min(limit, len(found))] {
		q.fence++
		r.state, r.lease, r.Fence = Sending, now.Add(lease), q.fence
		r.Attempt++
		out = append(out, r.Due)
	}
	return out, nil
}

func (q *queue) Reread(_ context.Context, row, fence int64) (Due, error) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.reread != nil {
		if err := q.reread(row); err != nil {
			return Due{}, err
		}
	}
	r := q.rows[row]
	if r == nil || r.state != Sending || r.Fence != fence {
		return Due{}, fault.New(fault.Conflict, "error.conflict")
	}
	return r.Due, nil
}

func (q *queue) Record(_ context.Context, _ time.Time, outcomes []Outcome) error {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.record != nil {
		if err := q.record(outcomes); err != nil {
			return err
		}
	}
	q.records++
	for _, o := range outcomes {
		r := q.rows[o.Row]
		if r == nil || r.Fence != o.Fence || r.state != Sending {
			if r != nil && r.state.Terminal() {
				r.finished++
			}
			continue
		}
		r.state, r.note = o.State, o.Note
		if o.State == Planned {
			r.at = o.Retry
		}
		if o.Gone {
			r.Device.Push = device.PushGone
		}
	}
	return nil
}

func (q *queue) NextDue(context.Context) (next time.Time, err error) {
	q.mu.Lock()
	defer q.mu.Unlock()
	for _, r := range q.rows {
		at := r.at
		if r.state == Sending {
			at = r.lease
		}
		if !r.state.Terminal() && (next.IsZero() || at.Before(next)) {
			next = at
		}
	}
	return next, nil
}

func (q *queue) Beat(_ context.Context, _ time.Time, resting []BreakerState) error {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.resting = resting
	q.beats++
	return nil
}

func (q *queue) Counts(context.Context) (map[State]int, error) {
	q.mu.Lock()
	defer q.mu.Unlock()
	counts := map[State]int{}
	for _, r := range q.rows {
		counts[r.state]++
	}
	return counts, nil
}

// add plans one row for a phone at a host. The phone is named by its number.
func (q *queue) add(row int64, a Appointment, p Plan, phone int64, host string) *qrow {
	r := &qrow{state: Planned, at: p.Due, Due: Due{
		Row: row, Plan: p, Version: a.Version, Appointment: a,
		Device:   device.Device{ID: device.ID(phone), Lang: "en", Push: device.PushOn},
		Notice:   redact.Text(fmt.Sprint("n", row)),
		Endpoint: device.Subscription{Endpoint: redact.Text(fmt.Sprintf("https://%s/send/%d", host, phone)), P256DH: "k", Auth: "a"},
	}}
	q.mu.Lock()
	q.rows[row] = r
	q.mu.Unlock()
	return r
}

// see reads a row under the lock.
func (q *queue) see(row int64) qrow {
	q.mu.Lock()
	defer q.mu.Unlock()
	return *q.rows[row]
}

// sender is a Sender of one func field that counts what it was given.
type sender struct {
	mu    sync.Mutex
	sent  []Notice
	hosts []string
	send  func(ctx context.Context, host string, n Notice) Result
}

func (s *sender) Send(ctx context.Context, to device.Subscription, n Notice) Result {
	s.mu.Lock()
	s.sent, s.hosts = append(s.sent, n), append(s.hosts, to.Host())
	s.mu.Unlock()
	if s.send == nil {
		return Result{Verdict: Taken, Status: 201}
	}
	return s.send(ctx, to.Host(), n)
}

func (s *sender) count() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.sent)
}

func always(r Result) func(context.Context, string, Notice) Result {
	return func(context.Context, string, Notice) Result { return r }
}

// rig is an engine over fakes with a clock of its own.
type rig struct {
	*Engine
	q   *queue
	s   *sender
	mu  sync.Mutex
	at  time.Time
	log bytes.Buffer
}

func (r *rig) clock() time.Time {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.at
}

func (r *rig) pass(d time.Duration) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.at = r.at.Add(d)
}

func newRig(t testing.TB, change ...func(*EngineOptions)) *rig {
	t.Helper()
	r := &rig{q: newQueue(), s: &sender{}, at: sunday}
	o := EngineOptions{
		Queue: r.q, Sender: r.s, Bundle: testBundle(t), SiteName: "My guide", PublicURL: "https://example.org/",
		Clock: r.clock, Random: rand.NewChaCha8([32]byte{7}), Log: slog.New(slog.NewTextHandler(&r.log, nil)),
	}
	for _, c := range change {
		c(&o)
	}
	r.Engine = NewEngine(o)
	return r
}

// tick runs one tick and fails the test when it cannot.
func (r *rig) tick(t testing.TB) int {
	t.Helper()
	n, err := r.Tick(ctx)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// dueNow adds a row that is due now for a date that starts in an hour.
func (r *rig) dueNow(t testing.TB, row, phone int64, host string) *qrow {
	t.Helper()
	a := dated(t, WallOf(r.clock().In(zone(t, london)).Add(time.Hour)).String(), "1h")
	a.ID, a.UID = row, fmt.Sprint("uid", row)
	return r.q.add(row, a, Plan{Purpose: PurposeRemind, Offset: Offset{Hours: 1}, Due: r.clock(), Expires: a.UTC}, phone, host)
}

func testBundle(t testing.TB) *i18n.Bundle {
	t.Helper()
	b, err := i18n.Load(os.DirFS("testdata"))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// held counts the slots that are taken, and the hosts with rows on their way, once who
// has finished has put its slot back.
func (l *lanes) held() (busy, hosts int) {
	for range 1000 {
		l.mu.Lock()
		busy, hosts = l.busy, len(l.hosts)
		l.mu.Unlock()
		if busy == 0 {
			break
		}
		runtime.Gosched()
	}
	return busy, hosts
}
