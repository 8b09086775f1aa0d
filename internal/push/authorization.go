package push

import (
	"net/http"
	"sync"
	"time"
)

// tokenLife is how long one signed contact (RFC 8292) is shown to a push service
// before a new one is. Apple asks that it is not renewed more than once an hour; it
// is good for 12.
const tokenLife = time.Hour

// tokensMost bounds how many services are remembered.
const tokensMost = 1000

// tokens shows each push service the same authorization for an hour. The library
// signs a new one for every message and offers no other way, so that what it put on
// a request is taken off again here.
type tokens struct {
	client *http.Client
	clock  func() time.Time
	mu     sync.Mutex
	held   map[string]token // by origin
}

type token struct {
	header string
	made   time.Time
}

// Do sends a request of the library.
func (t *tokens) Do(r *http.Request) (*http.Response, error) {
	origin := r.URL.Scheme + "://" + r.URL.Host
	r.Header.Set("Authorization", t.pick(origin, r.Header.Get("Authorization")))
	res, err := t.client.Do(r)
	if err == nil && (res.StatusCode == http.StatusUnauthorized || res.StatusCode == http.StatusForbidden) {
		t.drop(origin) // the next message shows a new one
	}
	return res, err
}

// pick gives what is held for an origin while it is young, else holds the fresh one.
func (t *tokens) pick(origin, fresh string) string {
	t.mu.Lock()
	defer t.mu.Unlock()
	now := t.clock()
	if held, ok := t.held[origin]; ok && !now.Before(held.made) && now.Sub(held.made) < tokenLife {
		return held.header
	}
	if len(t.held) >= tokensMost {
		clear(t.held)
	}
	t.held[origin] = token{fresh, now}
	return fresh
}

func (t *tokens) drop(origin string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	delete(t.held, origin)
}
