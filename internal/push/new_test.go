package push_test

import (
	"strings"
	"testing"
	"time"

	"plainwell/internal/outbound"
	"plainwell/internal/push"
	"plainwell/internal/redact"
	"plainwell/internal/remind"
)

func TestASenderIsNotMadeOfWhatCannotWork(t *testing.T) {
	policy, err := outbound.NewPolicy(nil)
	if err != nil {
		t.Fatal(err)
	}
	public, private := pair(t)
	other, _ := pair(t)
	good := push.Options{Policy: policy, Subject: "help@example.org", VAPIDPublic: public, VAPIDPrivate: private}
	if _, err := push.New(good); err != nil {
		t.Fatal(err)
	}
	for name, spoil := range map[string]func(*push.Options){
		"no policy":                       func(o *push.Options) { o.Policy = nil },
		"no subject":                      func(o *push.Options) { o.Subject = "" },
		"a subject at localhost":          func(o *push.Options) { o.Subject = "me@localhost" },
		"no keys":                         func(o *push.Options) { o.VAPIDPublic, o.VAPIDPrivate = "", "" },
		"the public key of another":       func(o *push.Options) { o.VAPIDPublic = other },
		"a private key that is too short": func(o *push.Options) { o.VAPIDPrivate = "AAAA" },
		"a private key of nought":         func(o *push.Options) { o.VAPIDPrivate = redact.Text(strings.Repeat("A", 43)) },
		"a private key with padding":      func(o *push.Options) { o.VAPIDPrivate += "=" },
	} {
		o := good
		spoil(&o)
		_, err := push.New(o)
		if err == nil {
			t.Errorf("%s: no error", name)
			continue
		}
		if strings.Contains(err.Error(), private.Reveal()) {
			t.Errorf("%s: the error shows the private key", name)
		}
	}
	if _, err := push.New(push.Options{}); err == nil || strings.Count(err.Error(), "\n") != 2 {
		t.Errorf("not all mistakes are reported together: %v", err)
	}
}

func TestTheTimeToLiveIsCountedByTheClockThatIsPassedIn(t *testing.T) {
	end := time.Date(2026, 11, 24, 10, 30, 0, 0, time.UTC)
	for left, want := range map[time.Duration]int{time.Millisecond: 1, 90*time.Second + 999*time.Millisecond: 90, 40 * 24 * time.Hour: 28 * 86400} {
		p := newPost(t, func(o *push.Options) { o.Clock = func() time.Time { return end.Add(-left) } })
		n := push.Usual()
		n.Expires = end
		if r := p.Send(t.Context(), p.phone.Subscription, n); r.Verdict != remind.Taken {
			t.Fatalf("%+v", r)
		}
		if m := p.service.Messages(p.phone.ID)[0]; m.TTL != want {
			t.Errorf("%v left: TTL %d, want %d", left, m.TTL, want)
		}
	}
}
