package proof

import (
	"encoding/json"
	"io"
	"math"
	"net/http"
	"os"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	webpush "github.com/SherClockHolmes/webpush-go"
)

// pace is how fast something was sent, and what the processor did for each send.
type pace struct {
	rate float64 // a second
	work time.Duration
}

// bare gives the pace of the library's own call, as many at once as the program
// sends, over kept connections, with nothing around it.
func (l *load) bare(b *testing.B) pace {
	message := []byte(`{"web_push":8030,"notification":{"title":"My guide","body":"You have a date on Sunday 22 November at 2pm. Tap to see.","navigate":"https://localhost:8080/n/0123456789012345678901234567890123456789012","lang":"en","dir":"ltr","silent":false,"tag":"0123456789ab","timestamp":1800000000000,"app_badge":"1","data":{"url":"https://localhost:8080/n/0123456789012345678901234567890123456789012","id":"0123456789ab","v":1,"group":"0123456789ab","exp":1800000000}},"app_badge":1,"v":1,"exp":1800000000}`)
	client := &http.Client{Timeout: 10 * time.Second, Transport: &http.Transport{MaxIdleConns: 100, MaxIdleConnsPerHost: 16}}
	defer client.CloseIdleConnections()
	var next atomic.Int64
	var wg sync.WaitGroup
	began, worked := time.Now(), workOf(b, os.Getpid())
	for range 16 {
		wg.Go(func() {
			for {
				i := int(next.Add(1))
				if i > loadBare {
					return
				}
				sub := l.subs[i%len(l.subs)]
				res, err := webpush.SendNotificationWithContext(b.Context(), append([]byte(nil), message...), &webpush.Subscription{
					Endpoint: sub.Endpoint.Reveal(), Keys: webpush.Keys{P256dh: sub.P256DH.Reveal(), Auth: sub.Auth.Reveal()},
				}, &webpush.Options{
					HTTPClient: client, RecordSize: 1024, Subscriber: "help@example.org", Topic: "012345678901234567890123", TTL: 3600,
					Urgency: webpush.UrgencyNormal, VAPIDPublicKey: l.public, VAPIDPrivateKey: l.private,
				})
				if err != nil || res.StatusCode != http.StatusCreated {
					b.Error(res, err)
					return
				}
				_, _ = io.Copy(io.Discard, res.Body)
				_ = res.Body.Close()
			}
		})
	}
	wg.Wait()
	return pace{float64(loadBare) / time.Since(began).Seconds(), (workOf(b, os.Getpid()) - worked) / time.Duration(loadBare)}
}

func (l *load) stats(b *testing.B, reset bool) (got received) {
	url := l.hosts[0] + "/stats"
	if reset {
		url += "?reset"
	}
	res, err := http.Get(url)
	if err != nil {
		b.Fatal(err)
	}
	defer res.Body.Close()
	if err := json.NewDecoder(res.Body).Decode(&got); err != nil {
		b.Fatal(err)
	}
	return got
}

// times are those of pages.
type times struct {
	n        int
	p50, p99 time.Duration
}

// pages asks for pages, one after the other and 100 a second, while more says so.
func (l *load) pages(b *testing.B, url string, more func() bool) times {
	paths := []string{"/en/", "/en/gp", "/en/topics", "/cy/", "/en/dates", "/en/help-now"}
	var all []time.Duration
	tick := time.NewTicker(10 * time.Millisecond)
	defer tick.Stop()
	for i := 0; i%25 != 0 || more(); i++ {
		<-tick.C
		began := time.Now()
		res, err := http.Get(url + paths[i%len(paths)])
		if err != nil {
			b.Fatal(err)
		}
		_, _ = io.Copy(io.Discard, res.Body)
		res.Body.Close()
		all = append(all, time.Since(began))
		if res.StatusCode != http.StatusOK {
			b.Fatal(paths[i%len(paths)], res.StatusCode)
		}
	}
	slices.Sort(all)
	at := func(share float64) time.Duration { return all[int(math.Ceil(share*float64(len(all))))-1] }
	return times{len(all), at(0.50), at(0.99)}
}

func ready(b *testing.B, url string) {
	for range 600 {
		if res, err := http.Get(url + "/readyz"); err == nil {
			res.Body.Close()
			if res.StatusCode == http.StatusOK {
				return
			}
		}
		time.Sleep(50 * time.Millisecond)
	}
	b.Fatal("the program is not ready")
}
