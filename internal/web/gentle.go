package web

import (
	"io"
	"net"
	"time"
)

// How long, and for how many bytes, a connection is still listened to after the last
// answer on it.
const (
	lingerFor  = time.Second
	lingerMost = 1 << 20
)

// gentle accepts connections that end gently. A body that is far too large is answered
// before it was read. A connection closed at that moment is cut off by the system, and
// the browser shows its own error in place of our words (RFC 9112 section 9.6).
type gentle struct{ net.Listener }

// Accept waits for the next connection.
func (g gentle) Accept() (net.Conn, error) {
	c, err := g.Listener.Accept()
	if tcp, ok := c.(*net.TCPConn); ok {
		return gentleConn{tcp}, err
	}
	return c, err
}

type gentleConn struct{ *net.TCPConn }

// Write gives each piece of an answer its own time to leave. fasthttp sets a limit where
// it calls a handler, and none where it answers a request that it could not read: there
// the limit of the request before still holds. Who wrote for longer than that, and then
// sent too much, got no answer at all.
func (c gentleConn) Write(b []byte) (int, error) {
	if err := c.SetWriteDeadline(time.Now().Add(writeTimeout)); err != nil {
		return 0, err
	}
	return c.TCPConn.Write(b)
}

// Close says that nothing more will be sent, and lets go once the other side has done
// the same, or soon after. It does not wait for that.
func (c gentleConn) Close() error {
	if c.CloseWrite() != nil || c.SetReadDeadline(time.Now().Add(lingerFor)) != nil {
		return c.TCPConn.Close()
	}
	go func() {
		_, _ = io.CopyN(io.Discard, c.TCPConn, lingerMost)
		_ = c.TCPConn.Close()
	}()
	return nil
}
