package app

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/url"
	"time"

	"plainwell/internal/outbound"
)

// aliveEvery is how often the outside is told that reminders are being sent.
const aliveEvery = 5 * time.Minute

// aliveTime is the longest that one such word may take.
const aliveTime = 10 * time.Second

// aliveSwitch tells an address outside, again and again, that this program is alive
// and its loop is ticking. Whoever listens there raises the alarm when the word
// stops coming: a program that is down cannot say so itself.
type aliveSwitch struct {
	url    string // holds a secret: never logged
	client *http.Client
	well   func(context.Context) error
}

// newAliveSwitch makes one for an address. The guarded client calls its host and no
// other, and follows no redirect.
func newAliveSwitch(address string, well func(context.Context) error) (*aliveSwitch, error) {
	u, err := webAddress(address)
	if err != nil {
		return nil, err
	}
	policy, err := outbound.NewPolicy([]string{(&url.URL{Scheme: u.Scheme, Host: u.Host}).String()})
	if err != nil {
		return nil, err
	}
	return &aliveSwitch{url: address, client: policy.Client(aliveTime), well: well}, nil
}

var errAlive = errors.New("the address of PLAINWELL_ALIVE_URL did not take it")

// tell sends one word, if all is well. The error holds neither address nor answer.
func (s *aliveSwitch) tell(ctx context.Context) error {
	if err := s.well(ctx); err != nil {
		return nil // silence is the alarm
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, s.url, nil)
	if err != nil {
		return errAlive
	}
	res, err := s.client.Do(req)
	if err != nil {
		return errAlive
	}
	_, _ = io.CopyN(io.Discard, res.Body, 4<<10)
	_ = res.Body.Close()
	if res.StatusCode < 200 || res.StatusCode > 299 {
		return errAlive
	}
	return nil
}

// keepTelling tells until ctx ends. A failure is logged once, until one arrives.
func (a *App) keepTelling(ctx context.Context) error {
	s, err := newAliveSwitch(a.AliveURL, a.Ready)
	if err != nil {
		return err
	}
	timer := time.NewTicker(aliveEvery)
	defer timer.Stop()
	for failed := false; ; {
		select {
		case <-ctx.Done():
			return nil
		case <-timer.C:
		}
		err := s.tell(ctx)
		if err != nil && !failed {
			a.log.Error("the outside was not told that reminders are being sent", "cause", err)
		}
		failed = err != nil
	}
}
