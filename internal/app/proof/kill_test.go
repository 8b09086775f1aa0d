package proof

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"plainwell/internal/device"
	"plainwell/internal/remind"
	"plainwell/internal/standin"
)

// fate is how one victim dies.
type fate struct {
	point   string        // its own hand, at the nth passing of a point
	request string        // "came" or "answered": as its nth request comes in, or once that is answered
	after   time.Duration // from outside, whatever it is doing
	n       int
}

// fates are drawn in turn: each point of a send, the request itself, any moment.
func fates(i int, dice *rand.Rand) fate {
	n := 1 + dice.IntN(6)
	switch kinds := len(points) + 4; {
	case i%kinds < len(points):
		return fate{point: points[i%kinds], n: n}
	case i%kinds == len(points):
		return fate{request: "came", n: n}
	case i%kinds == len(points)+1:
		return fate{request: "answered", n: n}
	default:
		return fate{after: time.Duration(dice.IntN(120)) * time.Millisecond, n: n}
	}
}

// post is a push service that notes each message that it takes, for good, and can
// kill the victim in the middle of a request.
type post struct {
	*standin.Service
	url  string
	mu   sync.Mutex
	seen map[string][]mail // by the address that the notice opens
	kill atomic.Pointer[func(point string)]
}

// mail is what tells a repeat from another message.
type mail struct{ tag, topic string }

func newPost(t *testing.T) *post {
	t.Helper()
	p := &post{seen: map[string][]mail{}}
	server := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		hit(&p.kill, "came")
		p.ServeHTTP(w, r)
		_ = http.NewResponseController(w).Flush()
		hit(&p.kill, "answered")
	}))
	p.url = "http://" + server.Listener.Addr().String()
	var err error
	if p.Service, err = standin.New(standin.Options{Base: p.url}); err != nil {
		t.Fatal(err)
	}
	server.Start()
	t.Cleanup(server.Close)
	return p
}

func hit(kill *atomic.Pointer[func(string)], point string) {
	if f := kill.Load(); f != nil {
		(*f)(point)
	}
}

// note takes what came since the last time into the book of each reminder.
func (p *post) note(t *testing.T, from int) (upTo int) {
	t.Helper()
	for _, m := range p.Messages("") {
		var n int
		if _, err := fmt.Sscanf(m.ID, "m%d", &n); err != nil {
			t.Fatal(err)
		}
		if n <= from {
			continue
		}
		var payload struct {
			Notification struct{ Navigate, Tag string }
		}
		if err := json.Unmarshal(m.Plaintext, &payload); err != nil {
			t.Fatal(err)
		}
		at := payload.Notification.Navigate
		p.seen[at] = append(p.seen[at], mail{payload.Notification.Tag, m.Topic})
		upTo = max(upTo, n)
	}
	return max(from, upTo)
}

// TestKillAtEachPointOfASend is proof 1: a real child process is killed with SIGKILL
// at each point of a send and at any moment, again and again, on one real file.
func TestKillAtEachPointOfASend(t *testing.T) {
	rounds, until := 60, time.Now().Add(25*time.Second)
	if whole() {
		rounds, until = 600, time.Now().Add(20*time.Minute)
	}
	dir := filepath.Join(t.TempDir(), "data")
	p := newPost(t)
	at, from, killed, rows := noon, 0, map[string]int{}, 0
	dice := rand.New(rand.NewPCG(2026, 11))
	var phones []device.ID
	total, done := 0, 0
	for ; done < rounds && time.Now().Before(until); done++ {
		s := newSite(t, dir, p.url, newWatch(at), io.Discard, 5*time.Second)
		for len(phones) < 4 {
			d, _ := s.phone(t, p.Service)
			phones = append(phones, d.ID)
		}
		for range 6 {
			s.date(t, phones[dice.IntN(len(phones))], 24*time.Hour, at.Add(-time.Second))
			rows++
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		f := fates(done, dice)
		if sendAndDie(t, dir, p, at, f) {
			total++
			killed[f.point+f.request]++
		}
		from = p.note(t, from)
		at = at.Add(2 * lease)
	}
	sendAndDie(t, dir, p, at, fate{}) // the last one lives
	p.note(t, from)

	s := newSite(t, dir, p.url, newWatch(at), io.Discard, 5*time.Second)
	if counts := s.counts(t); counts[remind.HandedOver] != rows || len(counts) != 1 {
		t.Errorf("of %d reminders: %v", rows, counts)
	}
	repeats := 0
	for at, mails := range p.seen {
		for _, m := range mails[1:] {
			repeats++
			if m != mails[0] || m.tag == "" || m.topic == "" {
				t.Errorf("a repeat of %s carries %+v, the first carried %+v", at, m, mails[0])
			}
		}
	}
	if len(p.seen) != rows {
		t.Errorf("%d reminders reached the push service, of %d", len(p.seen), rows)
	}
	for _, point := range append(points, "came", "answered", "") {
		// On a slow computer the slice is cut short: it must have come round a few times.
		if done >= 4*(len(points)+4) && killed[point] == 0 && point != "beat" {
			t.Errorf("nobody was killed at %q: %v", point, killed)
		}
	}
	if total < 10 {
		t.Errorf("only %d kills", total)
	}
	if repeats == 0 || repeats > 16*total {
		t.Errorf("%d repeats after %d kills", repeats, total)
	}
	t.Logf("%d kills (%v): %d reminders, all handed over; %d repeats, each with the tag and Topic of the first", total, killed, rows, repeats)
}

// sendAndDie runs a victim to its end, and says whether it was killed.
func sendAndDie(t *testing.T, dir string, p *post, at time.Time, f fate) bool {
	t.Helper()
	victim := exec.Command(os.Args[0])
	victim.Env = append(os.Environ(), victimDir+"="+dir, victimPush+"="+p.url, fmt.Sprintf("%s=%d", victimClock, at.UnixMilli()))
	victim.Stderr = os.Stderr
	if f.point != "" {
		victim.Env = append(victim.Env, fmt.Sprintf("%s=%s:%d", victimPoint, f.point, f.n))
	}
	if err := victim.Start(); err != nil {
		t.Fatal(err)
	}
	if f.request != "" {
		left := atomic.Int64{}
		left.Store(int64(f.n))
		kill := func(point string) {
			if point == f.request && left.Add(-1) == 0 {
				_ = victim.Process.Kill()
			}
		}
		p.kill.Store(&kill)
		defer p.kill.Store(nil)
	}
	if f.after > 0 {
		timer := time.AfterFunc(f.after, func() { _ = victim.Process.Kill() })
		defer timer.Stop()
	}
	err := victim.Wait()
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		if status, ok := exit.Sys().(syscall.WaitStatus); ok && status.Signaled() && status.Signal() == syscall.SIGKILL {
			return true
		}
	}
	if err != nil {
		t.Fatalf("a victim ended by itself: %v", err)
	}
	return false
}
