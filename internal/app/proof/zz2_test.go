package proof

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	webpush "github.com/SherClockHolmes/webpush-go"

	"plainwell/internal/device"
	"plainwell/internal/outbound"
	"plainwell/internal/redact"
)

func TestZZ2(t *testing.T) {
	var hosts []string
	for range 4 {
		srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			io.Copy(io.Discard, r.Body)
			w.WriteHeader(201)
		}))
		defer srv.Close()
		hosts = append(hosts, srv.URL)
	}
	w := newWatch(noon)
	s := newSite(t, t.TempDir(), hosts[0], w, io.Discard, time.Second)
	s.policy, _ = outbound.NewPolicy(hosts)
	var ids []device.ID
	var subs []device.Subscription
	bb := &testing.B{}
	for i := range 100 {
		sub := randomSubscription(bb, hosts[i%4]+"/push/"+string(rune('a'+i%26))+string(rune('a'+i/26)))
		subs = append(subs, sub)
		ids = append(ids, s.phoneAt(t, sub).ID)
	}
	_ = redact.Text("")
	pub, priv := s.keys.VAPID()
	const rows = 4000
	for i := range rows * 2 {
		s.date(t, ids[i%100], 48*time.Hour, w.now().Add(time.Duration(i/rows)*time.Hour))
	}
	sender, _ := s.sender(nil)
	e, _ := s.engine(s.Store, sender, nil)
	bare := func() {
		client := &http.Client{Timeout: 10 * time.Second, Transport: &http.Transport{MaxIdleConns: 100, MaxIdleConnsPerHost: 16}}
		defer client.CloseIdleConnections()
		msg := make([]byte, 600)
		var next atomic.Int64
		var wg sync.WaitGroup
		b0 := time.Now()
		for range 16 {
			wg.Go(func() {
				for {
					i := int(next.Add(1))
					if i > rows {
						return
					}
					sub := subs[i%100]
					res, err := webpush.SendNotificationWithContext(t.Context(), append([]byte(nil), msg...), &webpush.Subscription{Endpoint: sub.Endpoint.Reveal(), Keys: webpush.Keys{P256dh: sub.P256DH.Reveal(), Auth: sub.Auth.Reveal()}},
						&webpush.Options{HTTPClient: client, RecordSize: 1024, Subscriber: "help@example.org", Topic: "abc", TTL: 3600, Urgency: "normal", VAPIDPublicKey: pub, VAPIDPrivateKey: priv.Reveal()})
					if err != nil {
						t.Error(err)
						return
					}
					io.Copy(io.Discard, res.Body)
					res.Body.Close()
				}
			})
		}
		wg.Wait()
		t.Log("bare", float64(rows)/time.Since(b0).Seconds())
	}
	ours := func() {
		ctx, stop := context.WithCancel(t.Context())
		b0 := time.Now()
		go e.Run(ctx)
		for {
			time.Sleep(5 * time.Millisecond)
			if c := s.counts(t); c["planned"]+c["sending"] == 0 || c["handed-over"]%rows == 0 && c["handed-over"] > 0 {
				break
			}
		}
		t.Log("ours", float64(rows)/time.Since(b0).Seconds())
		stop()
	}
	bare()
	ours()
	w.pass(time.Hour)
	e, _ = s.engine(s.Store, sender, nil)
	bare()
	ours()
	bare()
}
