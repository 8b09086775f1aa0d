package proof

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	webpush "github.com/SherClockHolmes/webpush-go"
)

// loadBareLoop is the process that is held against the program: a file with its order.
const loadBareLoop = "PLAINWELL_PROOF_BARE"

// bareOrder is what the bare loop sends.
type bareOrder struct {
	Sends           int
	Public, Private string
	To              []webpush.Subscription
}

// pace is how fast something was sent, and what the processor did for each send.
type pace struct {
	rate float64 // a second
	work time.Duration
}

// bare gives the pace of the library's own call in a process that does nothing else and
// has the priority of the one that sends for the program.
func (l *load) bare(b *testing.B) pace {
	order := bareOrder{Sends: loadBare, Public: l.public, Private: l.private}
	for _, sub := range l.subs {
		order.To = append(order.To, webpush.Subscription{
			Endpoint: sub.Endpoint.Reveal(), Keys: webpush.Keys{P256dh: sub.P256DH.Reveal(), Auth: sub.Auth.Reveal()},
		})
	}
	text, err := json.Marshal(order)
	if err != nil {
		b.Fatal(err)
	}
	file := filepath.Join(b.TempDir(), "bare.json")
	if err := os.WriteFile(file, text, 0o600); err != nil {
		b.Fatal(err)
	}
	loop := childBehind(b, loadBareLoop+"="+file)
	began, worked := loop.line(b), loop.work(b)
	took := loop.line(b)
	worked = loop.work(b) - worked
	var from, to int64
	if _, err := fmt.Sscan(began+" "+took, &from, &to); err != nil {
		b.Fatal(err)
	}
	return pace{float64(loadBare) / time.Duration(to-from).Seconds(), worked / time.Duration(loadBare)}
}

// bareAtOnce is how many messages the bare loop has under way: as many as the program.
const bareAtOnce = 48

// beBareLoop sends as the order says, over kept connections, with nothing around it. It
// prints the time before and after, and ends with its input.
func beBareLoop(file string) error {
	text, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	var o bareOrder
	if err := json.Unmarshal(text, &o); err != nil {
		return err
	}
	message := []byte(`{"web_push":8030,"notification":{"title":"My guide","body":"You have a date on Sunday 22 November at 2pm. Tap to see.","navigate":"https://localhost:8080/n/0123456789012345678901234567890123456789012","lang":"en","dir":"ltr","silent":false,"tag":"0123456789ab","timestamp":1800000000000,"app_badge":"1","data":{"url":"https://localhost:8080/n/0123456789012345678901234567890123456789012","id":"0123456789ab","v":1,"group":"0123456789ab","exp":1800000000}},"app_badge":1,"v":1,"exp":1800000000}`)
	client := &http.Client{Timeout: 10 * time.Second, Transport: &http.Transport{MaxIdleConns: 100, MaxIdleConnsPerHost: bareAtOnce}}
	var next atomic.Int64
	var wrong atomic.Pointer[error]
	var wg sync.WaitGroup
	fmt.Println(time.Now().UnixNano())
	for range bareAtOnce {
		wg.Go(func() {
			for i := int(next.Add(1)); i <= o.Sends; i = int(next.Add(1)) {
				if err := bareSend(client, o, &o.To[i%len(o.To)], message); err != nil {
					wrong.Store(&err)
					return
				}
			}
		})
	}
	wg.Wait()
	if err := wrong.Load(); err != nil {
		return *err
	}
	fmt.Println(time.Now().UnixNano())
	_, err = io.Copy(io.Discard, os.Stdin)
	return err
}

func bareSend(client *http.Client, o bareOrder, to *webpush.Subscription, message []byte) error {
	res, err := webpush.SendNotificationWithContext(context.Background(), append([]byte(nil), message...), to, &webpush.Options{
		HTTPClient: client, RecordSize: 1024, Subscriber: "help@example.org", Topic: "012345678901234567890123", TTL: 3600,
		Urgency: webpush.UrgencyNormal, VAPIDPublicKey: o.Public, VAPIDPrivateKey: o.Private,
	})
	if err != nil {
		return err
	}
	_, _ = io.Copy(io.Discard, res.Body)
	_ = res.Body.Close()
	if res.StatusCode != http.StatusCreated {
		return fmt.Errorf("status %d", res.StatusCode)
	}
	return nil
}
