package store

import (
	"encoding/binary"
	"fmt"
	"io"
	"sync"
)

// lockedReader lets one caller at a time read from a random source, which need not
// be safe for several at once.
type lockedReader struct {
	mu sync.Mutex
	r  io.Reader
}

// Read fills b or gives an error.
func (l *lockedReader) Read(b []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return io.ReadFull(l.r, b)
}

// newID draws the number of a phone or a date: 63 random bits. Random numbers are
// not used twice, say nothing of how many there are or which came first, and can
// not be counted back from the Topic that a push service sees.
func (s *Store) newID() (int64, error) {
	var b [8]byte
	for {
		if _, err := s.random.Read(b[:]); err != nil {
			return 0, fmt.Errorf("the random source gave too little: %w", err)
		}
		if id := int64(binary.BigEndian.Uint64(b[:]) >> 1); id > 0 {
			return id, nil
		}
	}
}
