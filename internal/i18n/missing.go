package i18n

import (
	"slices"
	"sync"
)

// maxMissing bounds what is remembered, should a key ever be made from outside.
const maxMissing = 1000

// missing remembers what was asked for and is not there.
type missing struct {
	mu   sync.Mutex
	seen map[string]struct{}
}

func (m *missing) note(what string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if len(m.seen) < maxMissing {
		m.seen[what] = struct{}{}
	}
}

func (m *missing) list() []string {
	m.mu.Lock()
	defer m.mu.Unlock()
	var all []string
	for what := range m.seen {
		all = append(all, what)
	}
	return sorted(all)
}

// sorted sorts a slice that the caller owns, and gives it back without repeats.
func sorted(s []string) []string {
	slices.Sort(s)
	return slices.Compact(s)
}
