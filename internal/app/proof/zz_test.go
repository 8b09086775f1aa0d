package proof

import (
	"context"
	"io"
	"sync/atomic"
	"testing"
	"time"

	"plainwell/internal/device"
	"plainwell/internal/remind"
)

type nop struct{ n atomic.Int64 }

func (s *nop) Send(context.Context, device.Subscription, remind.Notice) remind.Result {
	s.n.Add(1)
	return remind.Result{Verdict: remind.Taken, Status: 201}
}

func TestZZ(t *testing.T) {
	w := newWatch(noon)
	s := newSite(t, t.TempDir(), "http://127.0.0.1:9", w, io.Discard, time.Second)
	var ids []device.ID
	for i := range 200 {
		ids = append(ids, s.phoneAt(t, device.Subscription{Endpoint: textOf("http://127.0.0.1:9/x", i), P256DH: "p", Auth: "a"}).ID)
	}
	const rows = 10000
	b0 := time.Now()
	for i := range rows {
		s.date(t, ids[i%200], 48*time.Hour, w.now())
	}
	t.Log("add", time.Since(b0)/rows)
	n := &nop{}
	e, _ := s.engine(s.Store, n, nil)
	b0 = time.Now()
	for {
		k, err := e.Tick(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if k == 0 {
			break
		}
	}
	t.Log("per row", time.Since(b0)/rows, n.n.Load())
}
