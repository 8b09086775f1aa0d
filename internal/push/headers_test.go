package push

import (
	"strings"
	"testing"
	"time"

	"plainwell/internal/remind"
)

var noon = time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)

func TestTTLIsWholeSecondsToTheEndWithinItsBounds(t *testing.T) {
	for _, x := range []struct {
		left time.Duration
		want int
	}{
		{-time.Hour, 0}, {0, 0}, {1, 1}, {999 * time.Millisecond, 1}, {time.Second, 1}, {1999 * time.Millisecond, 1},
		{2 * time.Second, 2}, {24 * time.Hour, 86400}, {28 * 24 * time.Hour, 2419200}, {28*24*time.Hour + time.Second, 2419200},
		{365 * 24 * time.Hour, 2419200},
	} {
		if got := ttl(noon.Add(x.left), noon); got != x.want {
			t.Errorf("%v left: %d, want %d", x.left, got, x.want)
		}
	}
	if got := ttl(time.Time{}, noon); got != 0 {
		t.Errorf("no end at all: %d", got)
	}
}

func TestNoticesThatPushServicesWouldRefuseAreFoundFirst(t *testing.T) {
	good := remind.Notice{Title: "My guide", Navigate: "https://plainwell.example.org/n/x", Urgency: "high", Topic: strings.Repeat("a", 32)}
	if why := faulty(good); why != "" {
		t.Fatalf("a good notice: %s", why)
	}
	for want, spoil := range map[string]func(*remind.Notice){
		"urgency-unknown":       func(n *remind.Notice) { n.Urgency = "very-high" },
		"topic-unusable":        func(n *remind.Notice) { n.Topic += "a" },
		"topic-unusable ":       func(n *remind.Notice) { n.Topic = "a+b" },
		"title-empty":           func(n *remind.Notice) { n.Title = " " },
		"navigate-not-absolute": func(n *remind.Notice) { n.Navigate = "/n/x" },
	} {
		n := good
		spoil(&n)
		if why := faulty(n); why != strings.TrimSpace(want) {
			t.Errorf("%q, want %q", why, want)
		}
	}
	if u := urgency(""); u != "normal" {
		t.Errorf("no urgency is %q", u)
	}
}

func TestEveryStatusHasItsVerdict(t *testing.T) {
	for status, want := range map[int]remind.Verdict{
		200: remind.Taken, 201: remind.Taken, 202: remind.Taken, 204: remind.Taken,
		404: remind.NoPhone, 410: remind.NoPhone,
		400: remind.OurFault, 401: remind.OurFault, 403: remind.OurFault, 405: remind.OurFault, 415: remind.OurFault, 422: remind.OurFault,
		413: remind.TooBig,
		429: remind.SlowDown, 406: remind.SlowDown,
		500: remind.Later, 502: remind.Later, 503: remind.Later, 504: remind.Later, 507: remind.Later, 599: remind.Later,
		301: remind.Later, 302: remind.Later, 307: remind.Later, 308: remind.Later, 304: remind.Later,
		408: remind.Later, 421: remind.Later, 425: remind.Later, 407: remind.Later, 0: remind.Later,
	} {
		if got := verdict(status); got != want {
			t.Errorf("%d is %s, want %s", status, got, want)
		}
	}
}

func TestRetryAfterIsSecondsOrADateAndAtMostADay(t *testing.T) {
	for value, want := range map[string]time.Duration{
		"":                               0,
		"0":                              0,
		"120":                            2 * time.Minute,
		" 7 ":                            7 * time.Second,
		"86400":                          24 * time.Hour,
		"86401":                          24 * time.Hour,
		"99999999999999999999999":        24 * time.Hour,
		"-5":                             0,
		"1.5":                            0,
		"soon":                           0,
		"Sun, 22 Nov 2026 12:02:00 GMT":  2 * time.Minute,
		"Sunday, 22-Nov-26 12:02:00 GMT": 2 * time.Minute,
		"Sun Nov 22 12:02:00 2026":       2 * time.Minute,
		"Sun, 22 Nov 2026 11:00:00 GMT":  0,
		"Fri, 01 Jan 2100 00:00:00 GMT":  24 * time.Hour,
	} {
		if got := retryAfter(value, noon); got != want {
			t.Errorf("%q is %v, want %v", value, got, want)
		}
	}
}
