// Package standin is a small push service that stands in for those of the
// browsers, for tests and for trying reminders without the internet. It hands
// out subscriptions, refuses what real push services refuse, and decrypts what
// it receives with its own code, so that a mistake of the sending library shows.
// It keeps everything in memory and is not for use on the internet.
package standin

import (
	"context"
	"crypto/rand"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/url"
	"sync"
	"time"
)

// Options are what a Service is made of. Base is needed; the rest has a sensible
// value when left empty.
type Options struct {
	Base   string           // its own origin, such as "http://127.0.0.1:9000"
	Clock  func() time.Time // time.Now
	Random io.Reader        // crypto/rand
	Log    *slog.Logger     // silence; never gets an endpoint or a message
}

// Service is the stand-in. It is an http.Handler, and many goroutines may use it.
type Service struct {
	base   string
	clock  func() time.Time
	random io.Reader
	log    *slog.Logger
	mux    *http.ServeMux
	open   context.Context // ends with Close: lets hanging answers go
	close  context.CancelFunc
	server *http.Server // only with Start and Serve

	mu       sync.Mutex
	phones   map[string]*phone
	order    []string // ids of phones, oldest first
	messages []*Message
	number   int           // of the last message
	changed  chan struct{} // closed and made anew whenever a message comes
}

// New makes a stand-in that answers at o.Base. The caller serves it.
func New(o Options) (*Service, error) {
	u, err := url.Parse(o.Base)
	if err != nil || (u.Scheme != "http" && u.Scheme != "https") || u.Host == "" || (u.Path != "" && u.Path != "/") ||
		u.RawQuery != "" || u.Fragment != "" || u.User != nil {
		return nil, errors.New("standin: the base must be an origin, such as http://127.0.0.1:9000")
	}
	s := &Service{
		base:    u.Scheme + "://" + u.Host,
		clock:   o.Clock,
		random:  o.Random,
		log:     o.Log,
		phones:  map[string]*phone{},
		changed: make(chan struct{}),
	}
	if s.clock == nil {
		s.clock = time.Now
	}
	if s.random == nil {
		s.random = rand.Reader
	}
	if s.log == nil {
		s.log = slog.New(slog.DiscardHandler)
	}
	s.open, s.close = context.WithCancel(context.Background())
	s.routes()
	return s, nil
}

// URL is the origin of the stand-in, without a slash at the end: what goes into
// the list of allowed push hosts.
func (s *Service) URL() string { return s.base }

// ServeHTTP answers as a push service, and as the page for people.
func (s *Service) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.mux.ServeHTTP(w, r) }

func (s *Service) routes() {
	s.mux = http.NewServeMux()
	s.mux.HandleFunc("GET /{$}", s.page)
	s.mux.HandleFunc("POST /{$}", s.pageRegister)
	s.mux.HandleFunc("POST /register", s.register)
	s.mux.HandleFunc("POST /push/{id}", s.receive)
	s.mux.HandleFunc("DELETE /push/{id}", s.unsubscribe)
	s.mux.HandleFunc("PUT /push/{id}/answer", s.setAnswer)
	s.mux.HandleFunc("PUT /push/{id}/asleep", s.setAsleep)
	s.mux.HandleFunc("GET /messages", s.list)
	s.mux.HandleFunc("GET /messages/{id}", s.one)
}
