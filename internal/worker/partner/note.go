package partner

import (
	"context"
	"encoding/binary"
	"errors"
	"io"
	"net"
	"time"

	"plainwell/internal/fault"
	"plainwell/internal/outbound"
)

// noteOf gives a machine word for a call that had no answer. It never holds the
// error's own text, which repeats the address.
func noteOf(err error) string {
	var dns *net.DNSError
	var timeout net.Error
	switch {
	case errors.Is(err, outbound.ErrAddress):
		return "not-public"
	case fault.Is(err, fault.Invalid):
		return "not-allowed"
	case errors.As(err, &dns):
		return "no-such-host"
	case errors.Is(err, context.DeadlineExceeded), errors.As(err, &timeout) && timeout.Timeout():
		return "timeout"
	}
	return "no-answer"
}

// Notes lists every machine word but those of an HTTP status.
var Notes = []string{"not-public", "not-allowed", "no-such-host", "timeout", "no-answer", "unwritten", "unsigned", "address"}

// jitter makes a wait longer or shorter by up to a fifth.
func (s *Sender) jitter(d time.Duration) time.Duration {
	var b [8]byte
	if _, err := io.ReadFull(s.o.Random, b[:]); err != nil {
		return d
	}
	part := float64(binary.BigEndian.Uint64(b[:])>>11) / (1 << 53) // 0 to 1
	return time.Duration(float64(d) * (0.8 + 0.4*part))
}
