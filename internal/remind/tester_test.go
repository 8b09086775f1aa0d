package remind

import (
	"context"
	"testing"
	"time"

	"plainwell/internal/device"
)

func TestATestNoticeIsSentAtOnce(t *testing.T) {
	r := newRig(t)
	tester := NewTester(r.o)
	got := tester.Test(ctx, device.Device{ID: 1, Lang: "cy"}, device.Subscription{Endpoint: "https://push.example/1"})
	if got.Verdict != Taken || got.Host != "push.example" || r.s.count() != 1 {
		t.Fatalf("got %+v", got)
	}
	n := r.s.sent[0]
	if n.Body != "This is a test. Did you see it? Tap to say." || n.Navigate != "https://example.org/cy/reminders" ||
		n.Lang != "en" || !n.Renotify || !n.Expires.Equal(sunday.Add(10*time.Minute)) || len(n.Topic) != 24 {
		t.Errorf("sent %+v", n)
	}
	ended, cancel := context.WithCancel(ctx)
	cancel()
	for range cap(tester.slots) {
		tester.slots <- struct{}{}
	}
	if got := tester.Test(ended, device.Device{}, device.Subscription{Endpoint: "https://push.example/1"}); got.Verdict != Later {
		t.Errorf("with no slot free: %+v", got)
	}
}
