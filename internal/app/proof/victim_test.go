package proof

import (
	"context"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"plainwell/internal/device"
	"plainwell/internal/remind"
)

// What the victim is told by its environment.
const (
	victimDir   = "PLAINWELL_PROOF_DIR"   // folder of the file
	victimPush  = "PLAINWELL_PROOF_PUSH"  // origin of the push service
	victimClock = "PLAINWELL_PROOF_CLOCK" // what its clock shows at start, Unix milliseconds
	victimPoint = "PLAINWELL_PROOF_POINT" // "point:n": kill -9 at the nth passing of a point; "" is never
)

// points are the steps of a send at which the victim can die by its own hand.
var points = []string{"before-claim", "claimed", "reread", "before-send", "sent", "before-record", "recorded", "beat"}

// TestMain turns the test program into the victim when asked.
func TestMain(m *testing.M) {
	if dir := os.Getenv(victimDir); dir != "" {
		if err := beVictim(dir); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	for _, role := range []struct {
		name string
		be   func(string) error
	}{{loadSend, beSender}, {sendParent, beSendParent}, {loadBareLoop, beBareLoop}, {loadReceive, beReceiver}, {loadServe, beProgram}} { // a child has the names of its parent too
		if order := os.Getenv(role.name); order != "" {
			if err := role.be(order); err != nil {
				fmt.Fprintln(os.Stderr, err)
				os.Exit(1)
			}
			os.Exit(0)
		}
	}
	os.Exit(m.Run())
}

// beVictim sends what is due until nothing is left, or until it is killed.
func beVictim(dir string) error {
	at, err := strconv.ParseInt(os.Getenv(victimClock), 10, 64)
	if err != nil {
		return err
	}
	w := newWatch(time.UnixMilli(at))
	s, err := openSite(dir, os.Getenv(victimPush), w.now, io.Discard, 5*time.Second)
	if err != nil {
		return err
	}
	sender, err := s.sender(nil)
	if err != nil {
		return err
	}
	d := newDeath(os.Getenv(victimPoint))
	engine, err := s.engine(deadlyQueue{s.Store, d}, deadlySender{sender, d}, func(o *remind.EngineOptions) {
		o.Lease, o.SendTime, o.Batch = lease, time.Second, 10
	})
	if err != nil {
		return err
	}
	for {
		n, err := engine.Tick(context.Background())
		if err != nil {
			return err
		}
		if n == 0 {
			return s.Close()
		}
	}
}

// lease is how long the victim holds what it claims. The next one starts after it.
const lease = 5 * time.Second

// death is the program's own kill -9, at the nth passing of one point.
type death struct {
	point string
	left  atomic.Int64
}

func newDeath(order string) *death {
	point, n, _ := strings.Cut(order, ":")
	d := &death{point: point}
	left, _ := strconv.ParseInt(n, 10, 64)
	d.left.Store(left)
	return d
}

func (d *death) pass(point string) {
	if point == d.point && d.left.Add(-1) == 0 {
		_ = syscall.Kill(syscall.Getpid(), syscall.SIGKILL)
		select {} // the signal is on its way
	}
}

// deadlyQueue passes the points around the store.
type deadlyQueue struct {
	remind.Queue
	d *death
}

func (q deadlyQueue) Claim(ctx context.Context, now time.Time, lease time.Duration, limit int) ([]remind.Due, error) {
	q.d.pass("before-claim")
	due, err := q.Queue.Claim(ctx, now, lease, limit)
	if len(due) > 0 {
		q.d.pass("claimed")
	}
	return due, err
}

func (q deadlyQueue) Reread(ctx context.Context, row, fence int64) (remind.Due, error) {
	defer q.d.pass("reread")
	return q.Queue.Reread(ctx, row, fence)
}

func (q deadlyQueue) Record(ctx context.Context, now time.Time, outcomes []remind.Outcome) error {
	q.d.pass("before-record")
	defer q.d.pass("recorded")
	return q.Queue.Record(ctx, now, outcomes)
}

func (q deadlyQueue) Beat(ctx context.Context, now time.Time, resting []remind.BreakerState) error {
	defer q.d.pass("beat")
	return q.Queue.Beat(ctx, now, resting)
}

// deadlySender passes the points around one send.
type deadlySender struct {
	remind.Sender
	d *death
}

func (s deadlySender) Send(ctx context.Context, to device.Subscription, n remind.Notice) remind.Result {
	s.d.pass("before-send")
	defer s.d.pass("sent")
	return s.Sender.Send(ctx, to, n)
}
