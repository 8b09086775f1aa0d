package push

import (
	"context"
	"net/http"
	"sync"
	"sync/atomic"
	"time"

	webpush "github.com/SherClockHolmes/webpush-go"
)

// sealing is one message that the library encrypts and signs. It is also the client
// that the library is given, and keeps the finished request in place of sending it:
// so the two can be done in two places.
type sealing struct {
	body    []byte
	to      webpush.Subscription
	options webpush.Options

	request *http.Request
	err     error
	fell    any // what a panic of the library left

	begun atomic.Bool // somebody encrypts it, and nobody else may
	done  chan struct{}
	timer *time.Timer // of who waits for it
}

// Do satisfies the library's client.
func (s *sealing) Do(r *http.Request) (*http.Response, error) {
	s.request = r
	return nil, nil
}

// seal calls the library.
func (s *sealing) seal() {
	defer func() { s.fell = recover() }()
	var none context.Context // the request gets its own when it is sent
	_, s.err = callLibrary(none, s.body, &s.to, &s.options)
}

// callLibrary is a variable for the test of what happens when the library panics.
var callLibrary = webpush.SendNotificationWithContext

// sealer encrypts messages, each where it is called, or on goroutines of its own.
type sealer struct {
	aside   Aside
	once    sync.Once
	waiting chan *sealing
	pool    sync.Pool
}

// Aside says that messages are encrypted on goroutines of their own: of all that
// sending takes, nearly all is that, and a program that also answers people can let
// it wait behind them.
type Aside struct {
	Goroutines int           // 0 is none: each message is encrypted where Send was called
	Begin      func()        // each calls it first; nil is nothing
	Patience   time.Duration // how long a message waits for one of them before it is encrypted where Send was called; 0 is a second
}

// patience is enough for all that can be under way on a slow computer. On one that
// is so busy that goroutines which stand back come to nothing, reminders go on.
const patience = time.Second

// together is how many messages one goroutine encrypts before it hands them over: to
// wake another for each costs processor time.
const together = 4

func newSealer(a Aside) *sealer {
	if a.Patience <= 0 {
		a.Patience = patience
	}
	return &sealer{
		aside:   a,
		waiting: make(chan *sealing, 4*together),
		pool:    sync.Pool{New: func() any { return &sealing{done: make(chan struct{}, 1), timer: time.NewTimer(time.Hour)} }},
	}
}

// request makes the request for one message, ready to be sent. A panic of the
// library is one of the caller, as if it had called it.
func (l *sealer) request(ctx context.Context, body []byte, to webpush.Subscription, o webpush.Options) (*http.Request, error) {
	s := l.pool.Get().(*sealing)
	s.body, s.to, s.options = body, to, o
	s.options.HTTPClient = s
	free := true
	if l.aside.Goroutines == 0 {
		s.seal()
	} else {
		var err error
		if free, err = l.hand(ctx, s); err != nil {
			return nil, err
		}
	}
	request, err, fell := s.request, s.err, s.fell
	if free {
		*s = sealing{done: s.done, timer: s.timer} // holds no secret while it waits for its next use
		l.pool.Put(s)
	}
	if fell != nil {
		panic(fell)
	}
	return request, err
}

// hand has a message encrypted aside, or does it when that takes too long. free says
// that nobody else holds it any more.
func (l *sealer) hand(ctx context.Context, s *sealing) (free bool, err error) {
	l.once.Do(func() {
		for range l.aside.Goroutines {
			go l.work()
		}
	})
	s.timer.Reset(l.aside.Patience)
	defer s.timer.Stop()
	select {
	case l.waiting <- s:
	case <-s.timer.C:
		s.seal()
		return true, nil
	}
	select {
	case <-s.done:
		return true, nil
	case <-s.timer.C:
	}
	if s.begun.CompareAndSwap(false, true) {
		s.seal()
		return false, nil
	}
	select {
	case <-s.done:
		return true, nil
	case <-ctx.Done():
		return false, ctx.Err()
	}
}

// work encrypts what waits, for as long as the program runs.
func (l *sealer) work() {
	if l.aside.Begin != nil {
		l.aside.Begin()
	}
	group := make([]*sealing, 0, together)
	for s := range l.waiting {
		group = l.more(append(group[:0], s))
		for i, s := range group {
			if s.begun.CompareAndSwap(false, true) {
				s.seal()
			} else {
				group[i] = nil // whoever waited for it lost patience
			}
		}
		for _, s := range group {
			if s != nil {
				s.done <- struct{}{}
			}
		}
		clear(group)
	}
}

// more adds what waits to a group, and does not wait itself.
func (l *sealer) more(group []*sealing) []*sealing {
	for len(group) < together {
		select {
		case s := <-l.waiting:
			group = append(group, s)
		default:
			return group
		}
	}
	return group
}
