package standin

import (
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"time"
)

// Answer gives every later good message to a phone to h, in place of taking it;
// nil goes back to taking. A message that is not good is still refused first.
func (s *Service) Answer(id string, h http.HandlerFunc) bool {
	return s.with(id, func(p *phone) { p.always = h })
}

// AnswerOnce gives each of the next good messages to the next of hs, before what
// Answer says.
func (s *Service) AnswerOnce(id string, hs ...http.HandlerFunc) bool {
	return s.with(id, func(p *phone) { p.once = append(p.once, hs...) })
}

func (s *Service) nextAnswer(id string) (h http.HandlerFunc) {
	s.with(id, func(p *phone) {
		h = p.always
		if len(p.once) > 0 {
			h, p.once = p.once[0], p.once[1:]
		}
	})
	return h
}

// Status answers with a status alone.
func Status(code int) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(code) }
}

// RetryAfter answers with a status and a Retry-After header: seconds, or a date.
func RetryAfter(code int, value string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Retry-After", value)
		w.WriteHeader(code)
	}
}

// Redirect answers with a redirect to another address.
func Redirect(code int, to string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Location", to)
		w.WriteHeader(code)
	}
}

// Huge answers with a status and a body of n bytes.
func Huge(code int, n int64) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(code)
		_, _ = io.CopyN(w, endless{}, n)
	}
}

// endless reads as the letter x for ever.
type endless struct{}

func (endless) Read(p []byte) (int, error) {
	return copy(p, strings.Repeat("x", min(len(p), 4096))), nil
}

// Slow waits before it gives the message to h. If the caller goes away or the
// stand-in closes first, the connection is cut.
func (s *Service) Slow(wait time.Duration, h http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		timer := time.NewTimer(wait)
		defer timer.Stop()
		s.hold(r, timer.C)
		h(w, r)
	}
}

// Hang never answers: it holds the caller until they go away or the stand-in
// closes.
func (s *Service) Hang() http.HandlerFunc {
	return func(_ http.ResponseWriter, r *http.Request) { s.hold(r, nil) }
}

// hold returns when the time has come, else cuts the connection: returning
// without a word would answer 200.
func (s *Service) hold(r *http.Request, until <-chan time.Time) {
	select {
	case <-until:
		return
	case <-r.Context().Done():
	case <-s.open.Done():
	}
	panic(http.ErrAbortHandler)
}

// setAnswer answers PUT /push/{id}/answer: the same for a test in another
// language. times is how many messages it is for; 0 is all to come. A status of 0
// goes back to taking.
func (s *Service) setAnswer(w http.ResponseWriter, r *http.Request) {
	var ask struct {
		Status     int    `json:"status"`
		RetryAfter string `json:"retryAfter"`
		DelayMS    int    `json:"delayMs"`
		Hang       bool   `json:"hang"`
		Times      int    `json:"times"`
	}
	if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, maxBody)).Decode(&ask); err != nil {
		refuse(w, http.StatusBadRequest, "the body is not JSON")
		return
	}
	if (ask.Status != 0 && (ask.Status < 200 || ask.Status > 599)) || ask.Times < 0 || ask.Times > 1000 || ask.DelayMS < 0 {
		refuse(w, http.StatusBadRequest, "status must be 0 or from 200 to 599, times from 0 to 1000, delayMs not below 0")
		return
	}
	var h http.HandlerFunc
	switch {
	case ask.Hang:
		h = s.Hang()
	case ask.Status != 0:
		h = Status(ask.Status)
		if ask.RetryAfter != "" {
			h = RetryAfter(ask.Status, ask.RetryAfter)
		}
		h = s.Slow(time.Duration(ask.DelayMS)*time.Millisecond, h)
	}
	id, ok := r.PathValue("id"), false
	if ask.Times == 0 || h == nil {
		ok = s.Answer(id, h)
	} else {
		hs := make([]http.HandlerFunc, ask.Times)
		for i := range hs {
			hs[i] = h
		}
		ok = s.AnswerOnce(id, hs...)
	}
	if !ok {
		refuse(w, http.StatusNotFound, "no such subscription")
		return
	}
	w.WriteHeader(http.StatusNoContent)
}
