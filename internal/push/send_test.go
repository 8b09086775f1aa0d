package push_test

import (
	"bytes"
	"encoding/json"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"plainwell/internal/push"
	"plainwell/internal/remind"
	"plainwell/internal/standin"
)

func TestANoticeReachesThePhoneAsItWasMeant(t *testing.T) {
	p := newPost(t, nil)
	n := soon()
	n.Urgency = "high"
	r := p.Send(t.Context(), p.phone.Subscription, n)
	if r.Verdict != remind.Taken || r.Status != 201 || r.After != 0 || "http://"+r.Host != p.service.URL() {
		t.Fatalf("result %+v, log %s", r, p.log)
	}
	got := p.service.Messages(p.phone.ID)
	if len(got) != 1 {
		t.Fatalf("%d messages", len(got))
	}
	m := got[0]
	if m.TTL < 3590 || m.TTL > 3600 || m.Urgency != "high" || m.Topic != "a-7k2m" || m.Size != 1024 || m.Subject != "mailto:help@example.org" {
		t.Errorf("message %+v", m)
	}
	var payload struct {
		WebPush      int `json:"web_push"`
		Notification struct{ Title, Body, Navigate string }
	}
	if err := json.Unmarshal(m.Plaintext, &payload); err != nil {
		t.Fatal(err)
	}
	if payload.WebPush != 8030 || payload.Notification.Title != n.Title || payload.Notification.Body != n.Body || payload.Notification.Navigate != n.Navigate {
		t.Errorf("payload %s", m.Plaintext)
	}
	if p.log.Len() > 0 {
		t.Errorf("a notice that was taken is logged: %s", p.log)
	}
}

func TestEveryAnswerOfAPushServiceHasItsOutcome(t *testing.T) {
	p := newPost(t, nil)
	for status, want := range map[int]remind.Verdict{
		200: remind.Taken, 201: remind.Taken, 202: remind.Taken, 204: remind.Taken,
		404: remind.NoPhone, 410: remind.NoPhone,
		400: remind.OurFault, 401: remind.OurFault, 403: remind.OurFault,
		413: remind.TooBig,
		429: remind.SlowDown,
		500: remind.Later, 502: remind.Later, 503: remind.Later, 504: remind.Later,
	} {
		p.service.Answer(p.phone.ID, standin.Status(status))
		r := p.Send(t.Context(), p.phone.Subscription, soon())
		if r.Verdict != want || r.Status != status || r.After != 0 {
			t.Errorf("%d: %+v, want %s", status, r, want)
		}
	}
}

func TestThePhoneThatUnsubscribedAndTheUnknownPhoneAreNoPhones(t *testing.T) {
	p := newPost(t, nil)
	p.service.Unsubscribe(p.phone.ID)
	if r := p.Send(t.Context(), p.phone.Subscription, soon()); r.Verdict != remind.NoPhone || r.Status != 410 {
		t.Errorf("unsubscribed: %+v", r)
	}
	p.phone.Subscription.Endpoint += "x"
	if r := p.Send(t.Context(), p.phone.Subscription, soon()); r.Verdict != remind.NoPhone || r.Status != 404 {
		t.Errorf("unknown: %+v", r)
	}
}

func TestTheServersOwnKeyIsToldFromThePhonesFault(t *testing.T) {
	p := newPost(t, nil)
	other, err := p.service.RegisterFor("BAAA")
	if err != nil {
		t.Fatal(err)
	}
	if r := p.Send(t.Context(), other.Subscription, soon()); r.Verdict != remind.OurFault || r.Status != 403 {
		t.Errorf("another key: %+v", r)
	}
}

func TestRetryAfterIsHandedOn(t *testing.T) {
	p := newPost(t, nil)
	for value, want := range map[string][2]time.Duration{
		"120": {2 * time.Minute, 2 * time.Minute},
		time.Now().Add(time.Hour).UTC().Format(http.TimeFormat): {59 * time.Minute, time.Hour},
		"1000000": {24 * time.Hour, 24 * time.Hour},
		"later":   {0, 0},
	} {
		for status, verdict := range map[int]remind.Verdict{429: remind.SlowDown, 503: remind.Later} {
			p.service.AnswerOnce(p.phone.ID, standin.RetryAfter(status, value))
			r := p.Send(t.Context(), p.phone.Subscription, soon())
			if r.Verdict != verdict || r.After < want[0] || r.After > want[1] {
				t.Errorf("%d %s: %+v", status, value, r)
			}
		}
	}
}

func TestARedirectIsNotFollowed(t *testing.T) {
	for name, change := range map[string]func(*push.Options){
		"with the guarded client": nil,
		"with a plain client":     func(o *push.Options) { o.Client = &http.Client{Transport: &http.Transport{}} },
	} {
		p := newPost(t, change)
		other, err := p.service.Register()
		if err != nil {
			t.Fatal(err)
		}
		for _, status := range []int{301, 302, 303, 307, 308} {
			p.service.AnswerOnce(p.phone.ID, standin.Redirect(status, other.Subscription.Endpoint.Reveal()))
			if r := p.Send(t.Context(), p.phone.Subscription, soon()); r.Verdict != remind.Later || r.Status != status {
				t.Errorf("%s, %d: %+v", name, status, r)
			}
		}
		if n := p.service.Attempts(other.ID); n != 0 {
			t.Errorf("%s: %d requests where the redirects led", name, n)
		}
	}
}

func TestASlowOrSilentServiceIsGivenUpInTime(t *testing.T) {
	p := newPost(t, func(o *push.Options) { o.Timeout = 100 * time.Millisecond })
	p.service.Answer(p.phone.ID, p.service.Hang())
	start := time.Now()
	r := p.Send(t.Context(), p.phone.Subscription, soon())
	if r.Verdict != remind.Later || r.Status != 0 || !strings.Contains(p.log.String(), "why=timeout") {
		t.Errorf("silent: %+v, log %s", r, p.log)
	}
	p.service.Answer(p.phone.ID, func(w http.ResponseWriter, r *http.Request) {
		w.WriteHeader(http.StatusCreated)
		_ = http.NewResponseController(w).Flush()
		p.service.Hang()(w, r)
	})
	if r := p.Send(t.Context(), p.phone.Subscription, soon()); r.Verdict != remind.Taken || r.Status != 201 {
		t.Errorf("an answer without an end: %+v", r)
	}
	if took := time.Since(start); took > 5*time.Second {
		t.Errorf("took %v", took)
	}
}

func TestAHugeAnswerIsNotReadToItsEnd(t *testing.T) {
	p := newPost(t, nil)
	sent := make(chan int64, 1)
	p.service.Answer(p.phone.ID, func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(http.StatusGone)
		var n int64
		chunk := bytes.Repeat([]byte("x"), 64<<10)
		for n < 1<<30 {
			k, err := w.Write(chunk)
			n += int64(k)
			if err != nil {
				break
			}
		}
		sent <- n
	})
	if r := p.Send(t.Context(), p.phone.Subscription, soon()); r.Verdict != remind.NoPhone || r.Status != 410 {
		t.Errorf("result %+v", r)
	}
	if n := <-sent; n >= 1<<30 {
		t.Errorf("%d bytes were taken", n)
	}
}

func TestAServiceThatIsNotThereIsForLater(t *testing.T) {
	p := newPost(t, nil)
	p.service.Close()
	if r := p.Send(t.Context(), p.phone.Subscription, soon()); r.Verdict != remind.Later || r.Status != 0 || r.Host == "" {
		t.Errorf("result %+v", r)
	}
}

func TestManySendsAtOnceDoNotDisturbEachOther(t *testing.T) {
	p := newPost(t, nil)
	n := soon()
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for range 5 {
				if r := p.Send(t.Context(), p.phone.Subscription, n); r.Verdict != remind.Taken {
					t.Errorf("%+v", r)
				}
			}
		})
	}
	all.Wait()
	got := p.service.Messages(p.phone.ID)
	for _, m := range got {
		if !bytes.Equal(m.Plaintext, got[0].Plaintext) {
			t.Errorf("payloads differ: %s", m.Plaintext)
		}
	}
	if len(got) != 40 {
		t.Errorf("%d messages", len(got))
	}
}
