package push_test

import (
	"net/http"
	"testing"
	"time"

	"plainwell/internal/push"
	"plainwell/internal/remind"
	"plainwell/internal/standin"
)

// shows is a client that notes the authorization of each request.
type shows struct {
	http.RoundTripper
	got []string
}

func (s *shows) RoundTrip(r *http.Request) (*http.Response, error) {
	s.got = append(s.got, r.Header.Get("Authorization"))
	return s.RoundTripper.RoundTrip(r)
}

func TestAPushServiceSeesTheSameAuthorizationForAnHour(t *testing.T) {
	now := time.Now()
	var seen *shows
	p := newPost(t, func(o *push.Options) {
		seen = &shows{RoundTripper: o.Client.Transport}
		o.Client, o.Clock = &http.Client{Transport: seen}, func() time.Time { return now }
	})
	send := func(want remind.Verdict) {
		t.Helper()
		n := soon()
		n.Expires = now.Add(time.Hour)
		if r := p.Send(t.Context(), p.phone.Subscription, n); r.Verdict != want {
			t.Errorf("%+v, want %s; log %s", r, want, p.log)
		}
	}
	send(remind.Taken)
	now = now.Add(59 * time.Minute)
	send(remind.Taken)
	now = now.Add(time.Minute)
	send(remind.Taken) // an hour old: a new one
	p.service.AnswerOnce(p.phone.ID, standin.Status(403))
	send(remind.OurFault)
	send(remind.Taken) // refused: a new one
	now = now.Add(-48 * time.Hour)
	send(remind.Taken) // the clock went back: a new one
	same := []bool{true, false, true, false, false}
	for i, want := range same {
		if got := seen.got[i] == seen.got[i+1]; got != want {
			t.Errorf("requests %d and %d show the same: %v", i+1, i+2, got)
		}
	}
}
