package outbound

import (
	"io"
	"log"
)

// quiet keeps the test server's words about refused handshakes off the screen.
func quiet() *log.Logger { return log.New(io.Discard, "", 0) }
