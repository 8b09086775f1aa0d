package places

import (
	"errors"
	"io"
)

var errTooMuch = errors.New("it unpacks to more than 4 GB")

// meter counts what is read of all files of a source, says so now and then, and stops
// at the most that may be read, whatever an archive says of its sizes.
type meter struct {
	r     io.Reader
	left  int64
	done  int64
	total int64
	told  int64
	say   Progress
}

const tellEvery = 1 << 20 // bytes

func (m *meter) Read(p []byte) (int, error) {
	n, err := m.r.Read(p)
	m.done += int64(n)
	m.left -= int64(n)
	if m.left < 0 {
		return n, errTooMuch
	}
	if m.done-m.told >= tellEvery {
		m.tell()
	}
	return n, err
}

func (m *meter) tell() {
	m.told = m.done
	if m.say != nil {
		m.say(m.done, max(m.total, m.done))
	}
}
