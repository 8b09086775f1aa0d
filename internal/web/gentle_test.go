package web

import (
	"bytes"
	"io"
	"net"
	"testing"
	"time"
)

// gently serves each connection as the program's own listener gives it, and tells the
// address.
func gently(t *testing.T, serve func(net.Conn)) string {
	t.Helper()
	plain, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = plain.Close() })
	go func() {
		for {
			c, err := gentle{plain}.Accept()
			if err != nil {
				return
			}
			serve(c)
			_ = c.Close()
		}
	}()
	return plain.Addr().String()
}

// call opens a connection, sends so many bytes and reads the answer to its end.
func call(t *testing.T, address string, bytesSent int) string {
	t.Helper()
	c, err := net.Dial("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if _, err := c.Write(bytes.Repeat([]byte("x"), bytesSent)); err != nil {
		t.Fatalf("it was cut off while it sent: %v", err)
	}
	answer, err := io.ReadAll(c)
	if err != nil {
		t.Fatalf("the answer was lost: %v", err)
	}
	return string(answer)
}

func TestAnAnswerIsReadThoughMoreWasSentThanAnybodyWanted(t *testing.T) {
	address := gently(t, func(c net.Conn) {
		_, _ = c.Read(make([]byte, 1)) // and no more of what is sent
		_, _ = c.Write([]byte("too long"))
	})
	for range 20 {
		if answer := call(t, address, 400<<10); answer != "too long" {
			t.Fatalf("%q", answer)
		}
	}
}

func TestAnAnswerLeavesThoughTheTimeOfTheOneBeforeItIsOver(t *testing.T) {
	address := gently(t, func(c net.Conn) {
		_ = c.SetWriteDeadline(time.Now().Add(-time.Second))
		_, _ = c.Write([]byte("here"))
	})
	if answer := call(t, address, 0); answer != "here" {
		t.Fatalf("%q", answer)
	}
}
