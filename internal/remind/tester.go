package remind

import (
	"context"
	"strings"
	"time"

	"plainwell/internal/device"
)

// Tester sends the test notice: to one phone, at once and without a row. Somebody
// waits for the answer, so it goes past the queue and its breakers.
type Tester struct {
	sender Sender
	words  words
	clock  func() time.Time
	slots  chan struct{}
}

// testsAtOnce bounds the test notices on their way.
const testsAtOnce = 8

// NewTester makes a Tester; of the options Sender, Bundle, SiteName, PublicURL and
// Clock count, as for an Engine.
func NewTester(o EngineOptions) *Tester {
	if o.Clock == nil {
		o.Clock = time.Now
	}
	return &Tester{sender: o.Sender, words: o.words(), clock: o.Clock, slots: make(chan struct{}, testsAtOnce)}
}

// words are what the notices say.
func (o EngineOptions) words() words {
	return words{bundle: o.Bundle, title: o.SiteName, base: strings.TrimRight(o.PublicURL, "/"), said: &said{}}
}

// Test sends the notice and says what became of it: Later when ctx ended first.
func (t *Tester) Test(ctx context.Context, to device.Device, sub device.Subscription) Result {
	ctx, cancel := context.WithTimeout(ctx, sendTime)
	defer cancel()
	select {
	case t.slots <- struct{}{}:
		defer func() { <-t.slots }()
	case <-ctx.Done():
		return Result{Verdict: Later, Host: sub.Host()}
	}
	r := t.sender.Send(ctx, sub, t.words.test(to, t.clock().Round(0).UTC()))
	r.Host = sub.Host()
	return r
}
