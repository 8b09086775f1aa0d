package press

import (
	"sync"
	"time"
)

// share is how much of one core the best compression may take: one part in so many.
// Readers go first; the quick form, which they have at once, is little larger.
const share = 4

// polisher gives sheets their best compression one after the other, in the order in
// which they were first asked for.
type polisher struct {
	work  func(*Sheet)
	mu    sync.Mutex
	idle  sync.Cond
	queue []*Sheet
	busy  bool
	quit  chan struct{}
	ended bool
}

func (p *polisher) init(work func(*Sheet)) {
	p.work, p.quit, p.idle.L = work, make(chan struct{}), &p.mu
}

// add puts a sheet at the end of the queue. After close it does nothing.
func (p *polisher) add(s *Sheet) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.ended {
		return
	}
	p.queue = append(p.queue, s)
	if !p.busy {
		p.busy = true
		go p.run()
	}
}

// run works the queue off and ends.
func (p *polisher) run() {
	for s := p.next(); s != nil; s = p.next() {
		began := time.Now()
		p.work(s)
		rest := time.NewTimer(time.Since(began) * (share - 1))
		select {
		case <-p.quit:
		case <-rest.C:
		}
		rest.Stop()
	}
}

// next takes the first sheet of the queue; nil when there is none, or after close.
func (p *polisher) next() *Sheet {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.ended || len(p.queue) == 0 {
		p.busy = false
		p.idle.Broadcast()
		return nil
	}
	s := p.queue[0]
	p.queue = p.queue[1:]
	return s
}

// settle waits until the queue is worked off.
func (p *polisher) settle() {
	p.mu.Lock()
	defer p.mu.Unlock()
	for p.busy {
		p.idle.Wait()
	}
}

// close gives up what is in the queue and waits for the sheet under way.
func (p *polisher) close() {
	p.mu.Lock()
	if !p.ended {
		p.ended = true
		close(p.quit)
	}
	p.mu.Unlock()
	p.settle()
}
