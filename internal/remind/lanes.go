package remind

import "sync"

// lanes sends rows, so many at once to all hosts and so many to each. Rows of one host
// go in the order in which they came, hosts in turn, so that a slow one holds up only
// its own. A goroutine goes on with the next row while there is one: to start one for
// each row would cost as much as writing it down.
type lanes struct {
	all, each int

	mu    sync.Mutex
	busy  int              // goroutines
	hosts map[string]*lane // those with rows waiting or on their way
	turn  []*lane          // those with rows waiting and room
}

// lane are the rows of one host.
type lane struct {
	host    string
	waiting []job
	busy    int
	listed  bool // in turn
}

// job is a row and the batch that it belongs to.
type job struct {
	row   *Due
	batch *batch
}

func newLanes(all, each int) *lanes {
	return &lanes{all: all, each: each, hosts: map[string]*lane{}}
}

// add takes on rows of one host.
func (l *lanes) add(host string, jobs []job) {
	l.mu.Lock()
	defer l.mu.Unlock()
	n := l.hosts[host]
	if n == nil {
		n = &lane{host: host}
		l.hosts[host] = n
	}
	n.waiting = append(n.waiting, jobs...)
	l.list(n)
	for range min(len(jobs), l.each-n.busy, l.all-l.busy) {
		l.busy++
		go l.work()
	}
}

// list gives a lane its turn, if it has rows waiting and room.
func (l *lanes) list(n *lane) {
	if !n.listed && len(n.waiting) > 0 && n.busy < l.each {
		n.listed = true
		l.turn = append(l.turn, n)
	}
}

// work sends rows until none may be sent.
func (l *lanes) work() {
	l.mu.Lock()
	defer l.mu.Unlock()
	for len(l.turn) > 0 {
		n := l.turn[0]
		l.turn = l.turn[1:]
		next := n.waiting[0]
		n.waiting = n.waiting[1:]
		n.busy++
		n.listed = false
		l.list(n)
		l.mu.Unlock()
		next.batch.send(next.row)
		l.mu.Lock()
		n.busy--
		l.list(n)
		if n.busy == 0 && len(n.waiting) == 0 {
			delete(l.hosts, n.host)
		}
	}
	l.busy--
}
