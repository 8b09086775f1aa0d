package partner

import (
	"bytes"
	"context"
	"io"
	"log/slog"
	"net/http"
	"strconv"
	"sync"
	"time"

	"plainwell/internal/outbound"
)

// How callbacks are sent (conventions C.9, with a longer breath).
const (
	callTime  = 10 * time.Second
	callLease = time.Minute // outlives one call by far
	callEvery = 2 * time.Second
	callAhead = 8 // calls at once
	bodyMost  = 4 << 10
)

// waits are the times between tries; one more try than waits is made. Each is made
// longer or shorter by a fifth at random.
var waits = []time.Duration{30 * time.Second, 2 * time.Minute, 10 * time.Minute, time.Hour}

// Tries is how often a callback is tried.
var Tries = len(waits) + 1

// Queue hands out deliveries that are due. The store satisfies it.
type Queue interface {
	// ClaimDeliveries takes up to limit that are due, of one callback two at the most
	// under way, the oldest first.
	ClaimDeliveries(ctx context.Context, now time.Time, lease time.Duration, limit int) ([]Delivery, error)
	// RecordDelivery writes an outcome. One whose fence is old is ignored.
	RecordDelivery(ctx context.Context, now time.Time, o Outcome) error
}

// SenderOptions are what a Sender is made of.
type SenderOptions struct {
	Queue  Queue
	IDs    IDs
	Policy *outbound.Policy // which addresses may be called
	Client *http.Client     // nil: the policy's own, with 10 s for a call
	Clock  func() time.Time
	Random io.Reader // for jitter
	Log    *slog.Logger
}

// Sender carries events to callbacks. A row is marked as taken only after the address
// took it; a crash between the two means that it is sent again after its lease, with
// the same webhook-id, by which the other system knows it.
type Sender struct {
	o    SenderOptions
	wake chan struct{}
}

// NewSender makes a Sender.
func NewSender(o SenderOptions) *Sender {
	if o.Client == nil {
		o.Client = o.Policy.Client(callTime)
	}
	return &Sender{o: o, wake: make(chan struct{}, 1)}
}

// Wake makes a waiting loop look at once.
func (s *Sender) Wake() {
	select {
	case s.wake <- struct{}{}:
	default:
	}
}

// Run sends what is due until ctx ends, and waits for the calls under way.
func (s *Sender) Run(ctx context.Context) error {
	var calls sync.WaitGroup
	defer calls.Wait()
	free := make(chan struct{}, callAhead)
	timer := time.NewTimer(0)
	defer timer.Stop()
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-timer.C:
		case <-s.wake:
		}
		room := callAhead - len(free)
		var due []Delivery
		if room > 0 {
			var err error
			if due, err = s.o.Queue.ClaimDeliveries(ctx, s.o.Clock(), callLease, room); err != nil && ctx.Err() == nil {
				s.o.Log.Error("callbacks that are due could not be read; the next look tries again", "cause", err)
			}
		}
		for _, d := range due {
			free <- struct{}{}
			calls.Go(func() {
				defer func() { <-free; s.Wake() }()
				s.deliver(ctx, d)
			})
		}
		timer.Reset(callEvery)
	}
}

// deliver makes one call and writes what came of it.
func (s *Sender) deliver(ctx context.Context, d Delivery) {
	o := s.Deliver(context.WithoutCancel(ctx), d)
	if err := s.o.Queue.RecordDelivery(context.WithoutCancel(ctx), s.o.Clock(), o); err != nil {
		s.o.Log.Error("what became of a callback could not be written; it is sent again", "cause", err)
	}
}

// Deliver makes one call and says what came of it. It writes nothing.
func (s *Sender) Deliver(ctx context.Context, d Delivery) Outcome {
	status, after, note := s.call(ctx, d)
	o := Outcome{ID: d.ID, Fence: d.Fence, Note: note}
	switch {
	case status >= 200 && status <= 299:
		o.State = DeliveryTaken
	case status == http.StatusGone:
		o.State, o.Gone = DeliveryFailed, true
	case d.Attempt > len(waits):
		o.State = DeliveryFailed
	default:
		o.State = DeliveryPlanned
		o.Retry = s.o.Clock().Add(max(s.jitter(waits[max(d.Attempt, 1)-1]), after))
	}
	return o
}

// call sends the event. It gives the status, 0 without an answer, and how long the
// address asks to be left alone, an hour at the most.
func (s *Sender) call(ctx context.Context, d Delivery) (status int, after time.Duration, note string) {
	body, err := d.Event.body(s.o.IDs)
	if err != nil {
		return 0, 0, "unwritten"
	}
	ctx, cancel := context.WithTimeout(ctx, callTime)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, d.Hook.Address.Reveal(), bytes.NewReader(body))
	if err != nil {
		return 0, 0, "address"
	}
	now := s.o.Clock()
	id := s.o.IDs.Write(EventID, d.Event.ID)
	signed, err := signature(d.Hook.secrets(now), id, now, body)
	if err != nil {
		return 0, 0, "unsigned"
	}
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("User-Agent", "Plainwell")
	req.Header.Set(HeaderID, id)
	req.Header.Set(HeaderTimestamp, strconv.FormatInt(now.Unix(), 10))
	req.Header.Set(HeaderSignature, signed)
	res, err := s.o.Client.Do(req)
	if err != nil {
		return 0, 0, noteOf(err)
	}
	_, _ = io.CopyN(io.Discard, res.Body, bodyMost)
	_ = res.Body.Close()
	if seconds, err := strconv.Atoi(res.Header.Get("Retry-After")); err == nil && seconds > 0 {
		after = min(time.Duration(seconds)*time.Second, time.Hour)
	}
	return res.StatusCode, after, "http-" + strconv.Itoa(res.StatusCode)
}
