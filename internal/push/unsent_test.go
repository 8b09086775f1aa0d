package push_test

import (
	"strings"
	"testing"
	"time"

	"plainwell/internal/device"
	"plainwell/internal/push"
	"plainwell/internal/redact"
	"plainwell/internal/remind"
	"plainwell/internal/standin"
)

func TestRecordsAreTheSmallestThatFitRightUpToTheirEdges(t *testing.T) {
	p := newPost(t, nil)
	for _, x := range []struct{ n, size int }{
		{425, 1024}, {921, 1024}, {922, 2048}, {1945, 2048}, {1946, 4096}, {3992, 4096}, {3993, 4096},
	} {
		n := push.Sized(t, x.n)
		n.Expires = time.Now().Add(time.Hour)
		// The same number of digits, so the payload keeps its length.
		if r := p.Send(t.Context(), p.phone.Subscription, n); r.Verdict != remind.Taken {
			t.Errorf("%d bytes: %+v, log %s", x.n, r, p.log)
			continue
		}
		all := p.service.Messages(p.phone.ID)
		if m := all[len(all)-1]; m.Size != x.size || len(m.Plaintext) != x.n {
			t.Errorf("%d bytes: a body of %d with %d bytes in it, want %d", x.n, m.Size, len(m.Plaintext), x.size)
		}
	}
	before := p.service.Attempts(p.phone.ID)
	n := push.Sized(t, 3993)
	n.Expires, n.Group = time.Now().Add(time.Hour), n.Group+"x"
	if r := p.Send(t.Context(), p.phone.Subscription, n); r.Verdict != remind.TooBig || r.Status != 0 || p.service.Attempts(p.phone.ID) != before {
		t.Errorf("3994 bytes: %+v", r)
	}
}

func TestTheSmallestRecordIsUsedWhenTheTextIsShort(t *testing.T) {
	p := newPost(t, nil)
	n := remind.Notice{Title: "x", Navigate: "https://a.org/", Expires: time.Now().Add(time.Minute)}
	if r := p.Send(t.Context(), p.phone.Subscription, n); r.Verdict != remind.Taken {
		t.Fatalf("%+v", r)
	}
	if m := p.service.Messages(p.phone.ID)[0]; m.Size != 512 || m.Urgency != "normal" || m.Topic != "" {
		t.Errorf("message %+v", m)
	}
}

func TestWhatMayNotBeSentIsNotSent(t *testing.T) {
	good := func(p *post) (device.Subscription, remind.Notice) { return p.phone.Subscription, soon() }
	for name, x := range map[string]struct {
		change  func(*device.Subscription, *remind.Notice)
		verdict remind.Verdict
	}{
		"an endpoint on no list":         {func(s *device.Subscription, _ *remind.Notice) { s.Endpoint = "https://evil.example/fcm.googleapis.com" }, remind.Refused},
		"an endpoint on a private host":  {func(s *device.Subscription, _ *remind.Notice) { s.Endpoint = "https://169.254.169.254/latest" }, remind.Refused},
		"an endpoint on another port":    {func(s *device.Subscription, _ *remind.Notice) { s.Endpoint = "http://127.0.0.1:1/push/x" }, remind.Refused},
		"no endpoint":                    {func(s *device.Subscription, _ *remind.Notice) { s.Endpoint = "" }, remind.Refused},
		"a key that is no point":         {func(s *device.Subscription, _ *remind.Notice) { s.P256DH = redact.Text(strings.Repeat("A", 87)) }, remind.Refused},
		"a key that is not base64url":    {func(s *device.Subscription, _ *remind.Notice) { s.P256DH = "%%%" }, remind.Refused},
		"no key":                         {func(s *device.Subscription, _ *remind.Notice) { s.P256DH = "" }, remind.Refused},
		"a secret that is too short":     {func(s *device.Subscription, _ *remind.Notice) { s.Auth = "AAAA" }, remind.Refused},
		"a notice that has just expired": {func(_ *device.Subscription, n *remind.Notice) { n.Expires = time.Now() }, remind.Later},
		"a notice without an end":        {func(_ *device.Subscription, n *remind.Notice) { n.Expires = time.Time{} }, remind.Later},
		"an unknown urgency":             {func(_ *device.Subscription, n *remind.Notice) { n.Urgency = "very-high" }, remind.OurFault},
		"a Topic of 33":                  {func(_ *device.Subscription, n *remind.Notice) { n.Topic = strings.Repeat("a", 33) }, remind.OurFault},
		"no title":                       {func(_ *device.Subscription, n *remind.Notice) { n.Title = "" }, remind.OurFault},
		"an address that is a path":      {func(_ *device.Subscription, n *remind.Notice) { n.Navigate = "/n/x" }, remind.OurFault},
		"an address that is too long":    {func(_ *device.Subscription, n *remind.Notice) { n.Navigate += strings.Repeat("x", 4000) }, remind.TooBig},
	} {
		p := newPost(t, nil)
		s, n := good(p)
		x.change(&s, &n)
		if r := p.Send(t.Context(), s, n); r.Verdict != x.verdict || r.Status != 0 {
			t.Errorf("%s: %+v, want %s", name, r, x.verdict)
		}
		if got := p.service.Attempts(p.phone.ID); got != 0 {
			t.Errorf("%s: %d requests", name, got)
		}
	}
}

func TestTheLogNeverHoldsAnEndpointAKeyOrAWordOfTheNotice(t *testing.T) {
	p := newPost(t, func(o *push.Options) { o.Timeout = 100 * time.Millisecond })
	s, n := p.phone.Subscription, soon()
	p.service.AnswerOnce(p.phone.ID, standin.Status(410), p.service.Hang(), standin.Huge(500, 10_000), standin.RetryAfter(429, "3"))
	for range 4 {
		p.Send(t.Context(), s, n)
	}
	late := n
	late.Expires = time.Now()
	p.Send(t.Context(), s, late)
	broken := s
	broken.Auth = "x"
	p.Send(t.Context(), broken, n)
	away := s
	away.Endpoint = "https://evil.example/" + redact.Text(p.phone.ID)
	p.Send(t.Context(), away, n)
	p.service.Close()
	p.Send(t.Context(), s, n)
	log := p.log.String()
	if lines := strings.Count(log, "\n"); lines != 8 {
		t.Errorf("%d lines:\n%s", lines, log)
	}
	for _, secret := range []string{p.phone.ID, "/push/", "evil", s.P256DH.Reveal(), s.Auth.Reveal(), n.Body, n.Title, "n/9f3a", n.Topic} {
		if strings.Contains(log, secret) {
			t.Errorf("the log holds %q:\n%s", secret, log)
		}
	}
}
