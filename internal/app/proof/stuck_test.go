package proof

import (
	"context"
	"fmt"
	"testing"
	"time"

	"plainwell/internal/device"
	"plainwell/internal/redact"
	"plainwell/internal/remind"
)

func textOf(start string, n int) redact.Text { return redact.Text(fmt.Sprint(start, n)) }

// stubborn refuses one phone for ever and takes all others.
type stubborn struct {
	bad  redact.Text
	sent map[string]int
	not  int
}

func (s *stubborn) Send(_ context.Context, to device.Subscription, n remind.Notice) remind.Result {
	if to.Endpoint == s.bad {
		s.not++
		return remind.Result{Verdict: remind.Later, Status: 503}
	}
	s.sent[n.Navigate]++
	return remind.Result{Verdict: remind.Taken, Status: 201}
}

// TestAStuckRowThrough2016Ticks is proof 2: a week of ticks, five minutes apart, with
// one row that is never taken, at the same host as all others, and a new row every
// day. The real engine runs over the real file.
func TestAStuckRowThrough2016Ticks(t *testing.T) {
	w := newWatch(noon)
	s := newSite(t, t.TempDir(), "http://127.0.0.1:9", w, &logs{}, time.Second)
	bad := s.phoneAt(t, device.Subscription{Endpoint: "http://127.0.0.1:9/bad", P256DH: "p", Auth: "a"})
	fine := s.phoneAt(t, device.Subscription{Endpoint: "http://127.0.0.1:9/fine", P256DH: "p", Auth: "a"})
	s.date(t, bad.ID, 20*24*time.Hour, w.now())
	service := &stubborn{bad: "http://127.0.0.1:9/bad", sent: map[string]int{}}
	e, err := s.engine(s.Store, service, func(o *remind.EngineOptions) { o.Parallel, o.PerHost = 1, 1 })
	if err != nil {
		t.Fatal(err)
	}
	rows := 0
	for i := range 2016 {
		if i%288 == 0 {
			s.date(t, fine.ID, 20*24*time.Hour, w.now())
			rows++
		}
		if _, err := e.Tick(t.Context()); err != nil {
			t.Fatal(err)
		}
		w.pass(5 * time.Minute)
	}
	counts := s.counts(t)
	if counts[remind.HandedOver] != rows || counts[remind.Planned] != 1 || len(counts) != 2 || len(service.sent) != rows {
		t.Errorf("%v of %d rows, %d sent", counts, rows, len(service.sent))
	}
	for at, n := range service.sent {
		if n != 1 {
			t.Errorf("%s was sent %d times", at, n)
		}
	}
	if service.not < 50 {
		t.Errorf("the stuck row was tried %d times", service.not)
	}
}
