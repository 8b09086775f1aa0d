package push

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"sync"
	"time"

	webpush "github.com/SherClockHolmes/webpush-go"

	"plainwell/internal/redact"
)

// tokenLife is how long one signed contact (RFC 8292) is shown to a push service
// before a new one is. Apple asks that it is not renewed more than once an hour; it
// is good for 12.
const tokenLife = time.Hour

// tokensMost bounds how many services are remembered.
const tokensMost = 1000

// tokens shows each push service the same authorization for an hour.
type tokens struct {
	subject string
	public  string
	private redact.Text
	clock   func() time.Time

	mu   sync.Mutex
	held map[string]token // by origin
}

type token struct {
	header string
	made   time.Time
}

// show gives the authorization for a push service: what is held for it while that is
// young, else a new one.
func (t *tokens) show(to *url.URL) (string, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	now, origin := t.clock(), originOf(to)
	if held, ok := t.held[origin]; ok && !now.Before(held.made) && now.Sub(held.made) < tokenLife {
		return held.header, nil
	}
	header, err := t.sign(origin)
	if err != nil {
		return "", err
	}
	if len(t.held) >= tokensMost {
		clear(t.held)
	}
	t.held[origin] = token{header, now}
	return header, nil
}

// seen takes in the answer of a push service: after a refusal of the authorization
// the next message shows a new one.
func (t *tokens) seen(from *url.URL, status int) {
	if status != http.StatusUnauthorized && status != http.StatusForbidden {
		return
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	delete(t.held, originOf(from))
}

func originOf(u *url.URL) string { return u.Scheme + "://" + u.Host }

// errUnsigned says that the library made a request without an authorization.
var errUnsigned = errors.New("push: no authorization was made")

// sign lets the library make a message to nobody, and takes the authorization off it.
// It has no other way to sign.
func (t *tokens) sign(origin string) (string, error) {
	var made taker
	_, err := webpush.SendNotificationWithContext(context.Background(), nil, &webpush.Subscription{
		Endpoint: origin, Keys: webpush.Keys{P256dh: t.public, Auth: "AAAAAAAAAAAAAAAAAAAAAA"},
	}, &webpush.Options{
		HTTPClient: &made, RecordSize: 512, Subscriber: t.subject, TTL: 1, VAPIDPublicKey: t.public, VAPIDPrivateKey: t.private.Reveal(),
	})
	if err == nil && made == "" {
		err = errUnsigned
	}
	return string(made), err
}

// taker is an HTTP client that sends nothing and keeps the authorization.
type taker string

// Do keeps the authorization of a request.
func (t *taker) Do(r *http.Request) (*http.Response, error) {
	*t = taker(r.Header.Get("Authorization"))
	return &http.Response{StatusCode: http.StatusCreated, Body: http.NoBody}, nil
}
