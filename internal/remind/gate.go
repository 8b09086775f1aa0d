package remind

import (
	"context"
	"sync"
)

// gate bounds how many messages are being sent at once: to all hosts, and to each.
type gate struct {
	all   chan struct{}
	mu    sync.Mutex
	hosts map[string]*hostGate
	each  int
}

// hostGate is there while someone is in it or waits for it.
type hostGate struct {
	slots chan struct{}
	users int
}

func newGate(all, each int) *gate {
	return &gate{all: make(chan struct{}, all), hosts: map[string]*hostGate{}, each: each}
}

// enter waits for a slot. ok is false when ctx ended first; else leave gives the
// slot back.
func (g *gate) enter(ctx context.Context, host string) (leave func(), ok bool) {
	h := g.open(host)
	select {
	case h.slots <- struct{}{}:
	case <-ctx.Done():
		g.close(host, h)
		return nil, false
	}
	select {
	case g.all <- struct{}{}:
	case <-ctx.Done():
		<-h.slots
		g.close(host, h)
		return nil, false
	}
	leave = func() {
		<-g.all
		<-h.slots
		g.close(host, h)
	}
	if ctx.Err() != nil { // both were ready, and select took the slot
		leave()
		return nil, false
	}
	return leave, true
}

func (g *gate) open(host string) *hostGate {
	g.mu.Lock()
	defer g.mu.Unlock()
	h := g.hosts[host]
	if h == nil {
		h = &hostGate{slots: make(chan struct{}, g.each)}
		g.hosts[host] = h
	}
	h.users++
	return h
}

func (g *gate) close(host string, h *hostGate) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if h.users--; h.users == 0 {
		delete(g.hosts, host)
	}
}
