package web

import (
	"bytes"
	"io"
	"net"
	"testing"
	"time"
)

func TestAnAnswerIsReadThoughMoreWasSentThanAnybodyWanted(t *testing.T) {
	plain, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	l := gentle{plain}
	defer l.Close()
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			_, _ = c.Read(make([]byte, 1)) // and no more of what is sent
			_, _ = c.Write([]byte("too long"))
			_ = c.Close()
		}
	}()
	for range 20 {
		c, err := net.Dial("tcp", l.Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		if _, err := c.Write(bytes.Repeat([]byte("x"), 400<<10)); err != nil {
			t.Fatalf("it was cut off while it sent: %v", err)
		}
		if answer, err := io.ReadAll(c); err != nil || string(answer) != "too long" {
			t.Fatalf("the answer was lost: %q, %v", answer, err)
		}
		c.Close()
	}
}

func TestAnAnswerLeavesThoughTheTimeOfTheOneBeforeItIsOver(t *testing.T) {
	plain, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	l := gentle{plain}
	defer l.Close()
	go func() {
		c, err := l.Accept()
		if err != nil {
			return
		}
		_ = c.SetWriteDeadline(time.Now().Add(-time.Second))
		_, _ = c.Write([]byte("here"))
		_ = c.Close()
	}()
	c, err := net.Dial("tcp", l.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if answer, err := io.ReadAll(c); err != nil || string(answer) != "here" {
		t.Fatalf("the answer was lost: %q, %v", answer, err)
	}
}
