package proof

import (
	"context"
	"testing"
	"time"

	"plainwell/internal/device"
	"plainwell/internal/remind"
)

// silentService takes every message, or with answer set says something else.
type silentService struct {
	answer remind.Result
	sent   map[string]int
}

func (s *silentService) Send(_ context.Context, _ device.Subscription, n remind.Notice) remind.Result {
	s.sent[n.Navigate]++
	if s.answer.Verdict != "" {
		return s.answer
	}
	return remind.Result{Verdict: remind.Taken, Status: 201}
}

// TestAClockThatJumpsLosesNothing is proof 5: the clock jumps, forward and back, with
// rows planned, being sent by a program that dies, and waiting for another try.
func TestAClockThatJumpsLosesNothing(t *testing.T) {
	for _, jump := range []time.Duration{time.Hour, 26 * time.Hour, -90 * time.Second, -time.Hour, -26 * time.Hour, -40 * 24 * time.Hour} {
		w := newWatch(noon)
		s := newSite(t, t.TempDir(), "http://127.0.0.1:9", w, &logs{}, time.Second)
		d := s.phoneAt(t, device.Subscription{Endpoint: "http://127.0.0.1:9/x", P256DH: "p", Auth: "a"})
		for i := range 12 {
			s.date(t, d.ID, 30*24*time.Hour, w.now().Add(time.Duration(i-6)*time.Minute))
		}
		service := &silentService{sent: map[string]int{}, answer: remind.Result{Verdict: remind.Later, Status: 503}}
		tick := func() {
			e, err := s.engine(s.Store, service, func(o *remind.EngineOptions) { o.Parallel, o.PerHost, o.Batch = 1, 1, 3 })
			if err != nil {
				t.Fatal(err)
			}
			if _, err := e.Tick(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
		tick() // three wait for their next try
		service.answer = remind.Result{}
		if due, err := s.Claim(t.Context(), w.now(), 3*time.Minute, 2); err != nil || len(due) != 2 { // and these two die
			t.Fatal(len(due), err)
		}
		w.pass(jump)
		for range 20 {
			tick()
			w.pass(time.Minute)
		}
		if counts := s.counts(t); counts[remind.HandedOver] != 12 && jump > 0 || counts[remind.HandedOver] < 5 || counts[remind.Planned]+counts[remind.HandedOver] != 12 {
			t.Errorf("%s: after 20 minutes %v", jump, counts)
		}
		if jump < 0 {
			w.pass(-jump) // those that were not due yet at the new time fall due
			for range 20 {
				tick()
				w.pass(time.Minute)
			}
		}
		if counts := s.counts(t); counts[remind.HandedOver] != 12 {
			t.Errorf("%s: %v", jump, counts)
		}
		for at, n := range service.sent {
			if n > 2 {
				t.Errorf("%s: %s was sent %d times", jump, at, n)
			}
		}
	}
}

// TestAfterHoursOfBeingDownOnlyTheUsefulGoes wakes up late in the evening and in the
// morning: what has begun ends as late, the night stays quiet, the rest is spread.
func TestAfterHoursOfBeingDownOnlyTheUsefulGoes(t *testing.T) {
	w := newWatch(noon)
	s := newSite(t, t.TempDir(), "http://127.0.0.1:9", w, &logs{}, time.Second)
	var phones []device.Device
	for i := range 40 {
		phones = append(phones, s.phoneAt(t, device.Subscription{Endpoint: textOf("http://127.0.0.1:9/", i), P256DH: "p", Auth: "a"}))
	}
	for i, d := range phones {
		switch {
		case i < 10:
			s.date(t, d.ID, 3*time.Hour, w.now().Add(time.Hour)) // over when the program is back
		default:
			s.date(t, d.ID, 30*time.Hour, w.now().Add(time.Hour)) // tomorrow at six in the evening
		}
	}
	service := &silentService{sent: map[string]int{}}
	e, err := s.engine(s.Store, service, func(o *remind.EngineOptions) { o.Parallel, o.PerHost = 1, 1 })
	if err != nil {
		t.Fatal(err)
	}
	w.pass(11 * time.Hour) // it is eleven at night
	for range 9 * 60 {
		if _, err := e.Tick(t.Context()); err != nil {
			t.Fatal(err)
		}
		if hour := w.now().Hour(); len(service.sent) > 0 && (hour >= 21 || hour < 8) {
			t.Fatalf("%d notices at %s", len(service.sent), w.now())
		}
		w.pass(time.Minute)
	}
	if counts := s.counts(t); counts[remind.TooLate] != 10 {
		t.Errorf("in the morning: %v", counts)
	}
	most := 0
	for range 15 {
		before := len(service.sent)
		if _, err := e.Tick(t.Context()); err != nil {
			t.Fatal(err)
		}
		most = max(most, len(service.sent)-before)
		w.pass(time.Minute)
	}
	if counts := s.counts(t); counts[remind.HandedOver] != 30 || most > 12 {
		t.Errorf("after eight: %v, %d in one minute", counts, most)
	}
}
