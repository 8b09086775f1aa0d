package remind

import (
	"context"
	"crypto/rand"
	"encoding/binary"
	"io"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"plainwell/internal/i18n"
)

// EngineOptions are what an Engine is made of. Queue, Sender, Bundle, SiteName and
// PublicURL are needed; the rest have values that suit one small server.
type EngineOptions struct {
	Queue     Queue
	Sender    Sender
	Bundle    *i18n.Bundle
	SiteName  string           // the title of every notice; neutral
	PublicURL string           // such as "https://example.org", for the address that a tap opens
	Clock     func() time.Time // nil is time.Now
	Random    io.Reader        // for jitter; nil is crypto/rand.Reader
	Log       *slog.Logger     // nil is silence

	Parallel int           // messages being sent at once; 0 is 48
	PerHost  int           // of them to one host; 0 is 16
	Batch    int           // rows claimed at once; 0 is 100
	Every    time.Duration // longest sleep of the loop; 0 is 15 s
	Lease    time.Duration // how long claimed rows are held; 0 is 3 minutes
	SendTime time.Duration // for one message; 0 is 15 s
	StopTime time.Duration // for messages on their way when Run ends; 0 is 10 s
}

// Engine claims reminders that are due and sends them. Make one with NewEngine;
// Run it once, or drive it with Tick.
//
// A row is never marked before it is sent. A crash between the two means that it
// is sent again after its lease; the repeat carries the same tag and Topic, so it
// replaces the first and nobody is told twice.
type Engine struct {
	o      EngineOptions
	words  words
	lanes  *lanes
	hosts  *breakers
	wake   chan struct{}
	last   atomic.Int64 // of LastTick, in Unix nanoseconds; 0 before the first
	beaten atomic.Int64 // of the last Beat
	random sync.Mutex
}

// sendTime is the longest that one message may take.
const sendTime = 15 * time.Second

// NewEngine makes an engine.
func NewEngine(o EngineOptions) *Engine {
	set(&o.Parallel, 48)
	set(&o.PerHost, 16)
	set(&o.Batch, 100)
	set(&o.Every, 15*time.Second)
	set(&o.Lease, 3*time.Minute)
	set(&o.SendTime, sendTime)
	set(&o.StopTime, 10*time.Second)
	if o.Clock == nil {
		o.Clock = time.Now
	}
	if o.Random == nil {
		o.Random = rand.Reader
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	return &Engine{
		o:     o,
		words: o.words(),
		lanes: newLanes(o.Parallel, o.PerHost),
		hosts: newBreakers(),
		wake:  make(chan struct{}, 1),
	}
}

func set[T int | time.Duration](value *T, otherwise T) {
	if *value <= 0 {
		*value = otherwise
	}
}

// Wake makes the loop look for due rows now. It never blocks.
func (e *Engine) Wake() {
	select {
	case e.wake <- struct{}{}:
	default:
	}
}

// LastTick is when the loop last reached the queue; the zero time before the
// first. /readyz fails when it is older than three times Every.
func (e *Engine) LastTick() time.Time {
	if at := e.last.Load(); at != 0 {
		return time.Unix(0, at).UTC()
	}
	return time.Time{}
}

// Breakers lists the push hosts that are not called for now, for the operator.
func (e *Engine) Breakers() []BreakerState { return e.hosts.states(e.now()) }

// Tick claims one batch, sends it and records what came of it. n is the number of
// rows claimed. When ctx ends meanwhile, rows not begun are handed back.
func (e *Engine) Tick(ctx context.Context) (n int, err error) {
	due, at, err := e.claim(ctx)
	if err == nil && len(due) > 0 {
		work, stop := e.worktime(ctx)
		defer stop()
		err = e.batch(ctx, work, due, at)
	}
	return len(due), err
}

// claim takes the rows that are due, and says when it did.
func (e *Engine) claim(ctx context.Context) ([]Due, time.Time, error) {
	now := e.now()
	// A claim that is cut off halfway could hold rows that nobody sends.
	claiming, cancel := context.WithTimeout(context.WithoutCancel(ctx), recordTime)
	defer cancel()
	due, err := e.o.Queue.Claim(claiming, now, e.o.Lease, e.o.Batch)
	if err != nil {
		return nil, now, err
	}
	e.last.Store(now.UnixNano())
	e.beat(ctx, now)
	return due, now, nil
}

// beatEvery keeps a full queue from writing a heartbeat with each claim.
const beatEvery = 5 * time.Second

func (e *Engine) beat(ctx context.Context, now time.Time) {
	if ago := now.UnixNano() - e.beaten.Load(); ago >= 0 && ago < int64(beatEvery) {
		return
	}
	if err := e.o.Queue.Beat(ctx, now, e.hosts.states(now)); err != nil {
		e.o.Log.Error("the heartbeat of the reminders cannot be written", "err", err)
		return
	}
	e.beaten.Store(now.UnixNano())
	e.last.Store(now.UnixNano())
}

// now is the clock on the wall: without the monotonic reading, so that it can be
// held against times from the queue.
func (e *Engine) now() time.Time { return e.o.Clock().Round(0).UTC() }

// jitter is from 0.8 to 1.2.
func (e *Engine) jitter() float64 {
	var b [8]byte
	e.random.Lock()
	defer e.random.Unlock()
	if _, err := io.ReadFull(e.o.Random, b[:]); err != nil {
		return 1
	}
	return 0.8 + 0.4*float64(binary.BigEndian.Uint64(b[:])>>11)/(1<<53)
}
