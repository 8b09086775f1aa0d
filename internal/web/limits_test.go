package web

import (
	"testing"
	"time"
)

func TestAFloodFromOneAddressIsSlowedAndAnotherAddressIsNot(t *testing.T) {
	now := time.Date(2027, 1, 4, 12, 0, 0, 0, time.UTC)
	l := newLimits(func() time.Time { return now })
	for i := range limitBurst {
		if !l.allow("192.0.2.1") {
			t.Fatalf("request %d was refused", i+1)
		}
	}
	if l.allow("192.0.2.1") {
		t.Error("the flood goes on")
	}
	if !l.allow("192.0.2.2") {
		t.Error("another address is refused")
	}
	now = now.Add(2 * time.Second)
	if !l.allow("192.0.2.1") || !l.allow("192.0.2.1") || l.allow("192.0.2.1") {
		t.Error("two seconds give two more")
	}
	now = now.Add(-time.Hour)
	if !l.allow("192.0.2.1") {
		t.Error("a clock that goes back shuts a reader out")
	}
}

func TestNoAddressIsKept(t *testing.T) {
	now := time.Date(2027, 1, 4, 12, 0, 0, 0, time.UTC)
	l := newLimits(func() time.Time { return now })
	l.allow("192.0.2.1")
	key := l.key
	now = now.Add(61 * time.Minute)
	l.allow("192.0.2.2")
	if l.key == key || len(l.left) != 1 {
		t.Error("the key of an hour ago is still there")
	}
}
