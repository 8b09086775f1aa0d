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

func TestWhatIsGivenBackIsThereAgain(t *testing.T) {
	l := newLimitsOf(func() time.Time { return time.Date(2027, 1, 4, 12, 0, 0, 0, time.UTC) }, 1, 0)
	for range 3 {
		if !l.allow("192.0.2.1") {
			t.Fatal("it is not")
		}
		l.giveBack("192.0.2.1")
	}
	l.giveBack("192.0.2.1") // no more than there was
	if l.allow("192.0.2.1"); l.allow("192.0.2.1") {
		t.Error("more came back than was taken")
	}
}

func TestGuessesOfOneLineCountTogether(t *testing.T) {
	for address, want := range map[string]string{
		"192.0.2.1": "192.0.2.1", "::ffff:192.0.2.1": "::ffff:192.0.2.1", "2001:db8:1:2::1": "2001:db8:1:2::/64", "2001:db8:1:2:ffff::9": "2001:db8:1:2::/64", "2001:db8:1:3::1": "2001:db8:1:3::/64", "": "",
	} {
		if got := network(address); got != want {
			t.Errorf("%q: %q", address, got)
		}
	}
}
