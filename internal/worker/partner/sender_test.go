package partner

import (
	"context"
	"crypto/rand"
	"errors"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"plainwell/internal/outbound"
	"plainwell/internal/redact"
	"plainwell/internal/seal"
)

var noon = time.Date(2027, 1, 4, 12, 0, 0, 0, time.UTC)

func newTestSender(t *testing.T, q Queue, hosts ...string) *Sender {
	t.Helper()
	keys, err := seal.Create(filepath.Join(t.TempDir(), "keys.json"), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	policy, err := outbound.OpenPolicy(hosts)
	if err != nil {
		t.Fatal(err)
	}
	return NewSender(SenderOptions{Queue: q, IDs: NewIDs(keys), Policy: policy, Clock: func() time.Time { return noon }, Random: rand.Reader, Log: slog.New(slog.DiscardHandler)})
}

func delivery(address string, attempt int) Delivery {
	return Delivery{ID: 1, Fence: 1, Attempt: attempt, Event: Event{ID: 7, Kind: Answered, Date: 5, Person: 6, Version: 2, At: noon},
		Hook: Hook{ID: 2, Address: redact.Text(address), Secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"}}
}

func TestWhatBecomesOfACallback(t *testing.T) {
	status, header := 0, http.Header{}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.Copy(io.Discard, r.Body)
		for name, values := range header {
			w.Header()[name] = values
		}
		w.WriteHeader(status)
	}))
	defer server.Close()
	s := newTestSender(t, nil, server.URL)
	for _, c := range []struct {
		status, attempt int
		header          http.Header
		want            DeliveryState
		least, most     time.Duration
		note            string
	}{
		{status: 200, attempt: 1, want: DeliveryTaken, note: "http-200"},
		{status: 204, attempt: 5, want: DeliveryTaken, note: "http-204"},
		{status: 500, attempt: 1, want: DeliveryPlanned, least: 24 * time.Second, most: 36 * time.Second, note: "http-500"},
		{status: 404, attempt: 2, want: DeliveryPlanned, least: 96 * time.Second, most: 144 * time.Second, note: "http-404"},
		{status: 503, attempt: 4, want: DeliveryPlanned, least: 48 * time.Minute, most: 72 * time.Minute, note: "http-503"},
		{status: 503, attempt: 5, want: DeliveryFailed, note: "http-503"},
		{status: 410, attempt: 1, want: DeliveryFailed, note: "http-410"},
		{status: 302, attempt: 1, header: http.Header{"Location": {"http://127.0.0.1:1/"}}, want: DeliveryPlanned, least: 24 * time.Second, most: 36 * time.Second, note: "http-302"},
		{status: 429, attempt: 1, header: http.Header{"Retry-After": {"600"}}, want: DeliveryPlanned, least: 10 * time.Minute, most: 10 * time.Minute, note: "http-429"},
		{status: 429, attempt: 1, header: http.Header{"Retry-After": {"9999999"}}, want: DeliveryPlanned, least: time.Hour, most: time.Hour, note: "http-429"},
	} {
		status, header = c.status, c.header
		o := s.Deliver(t.Context(), delivery(server.URL+"/in", c.attempt))
		if o.State != c.want || o.Note != c.note || o.Gone != (c.status == 410) {
			t.Errorf("%d at try %d: %+v", c.status, c.attempt, o)
		}
		if wait := o.Retry.Sub(noon); c.want == DeliveryPlanned && (wait < c.least || wait > c.most) {
			t.Errorf("%d at try %d waits %s", c.status, c.attempt, wait)
		}
	}
}

func TestAnAddressInsideIsNeverCalled(t *testing.T) {
	called := false
	server := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { called = true }))
	defer server.Close()
	_, port, _ := net.SplitHostPort(strings.TrimPrefix(server.URL, "http://"))
	s := newTestSender(t, nil)
	for address, note := range map[string]string{server.URL: "not-allowed", "https://127.0.0.1/": "not-allowed", "http://example.org:" + port: "not-allowed"} {
		if o := s.Deliver(t.Context(), delivery(address, 1)); o.State != DeliveryPlanned || o.Note != note {
			t.Errorf("%s: %+v", address, o)
		}
	}
	if called {
		t.Error("it was called")
	}
}

func TestTheWordForACallWithNoAnswerHoldsNoAddress(t *testing.T) {
	for _, err := range []error{outbound.ErrAddress, &net.DNSError{Name: "secret.example"}, context.DeadlineExceeded, errors.New("dial secret.example")} {
		note := noteOf(err)
		known := false
		for _, n := range Notes {
			known = known || n == note
		}
		if !known {
			t.Errorf("%q is not a word of Notes", note)
		}
	}
}

// queue hands out one delivery and keeps what came of it.
type queue struct {
	mu    sync.Mutex
	todo  []Delivery
	done  []Outcome
	ended func()
}

func (q *queue) ClaimDeliveries(_ context.Context, _ time.Time, _ time.Duration, limit int) ([]Delivery, error) {
	q.mu.Lock()
	defer q.mu.Unlock()
	n := min(limit, len(q.todo))
	out := q.todo[:n]
	q.todo = q.todo[n:]
	return out, nil
}

func (q *queue) RecordDelivery(_ context.Context, _ time.Time, o Outcome) error {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.done = append(q.done, o)
	if len(q.done) == 40 {
		q.ended()
	}
	return nil
}

func TestOneThatHangsDoesNotHoldUpTheOthers(t *testing.T) {
	hang := make(chan struct{})
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/hang" {
			<-hang
		}
	}))
	defer server.Close()
	ctx, cancel := context.WithCancel(t.Context())
	q := &queue{ended: cancel}
	q.todo = append(q.todo, delivery(server.URL+"/hang", 1), delivery(server.URL+"/hang", 1))
	for range 40 {
		q.todo = append(q.todo, delivery(server.URL+"/in", 1))
	}
	ended := make(chan error, 1)
	s := newTestSender(t, q, server.URL)
	go func() { ended <- s.Run(ctx) }()
	<-ctx.Done()
	close(hang)
	if err := <-ended; err != nil {
		t.Error(err)
	}
	if len(q.done) != 42 {
		t.Errorf("%d were done: the end did not wait for the calls under way", len(q.done))
	}
}
