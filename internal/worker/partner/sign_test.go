package partner

import (
	"crypto/rand"
	"strings"
	"testing"
	"time"

	"plainwell/internal/redact"
)

func TestASignatureIsThatOfTheSpecification(t *testing.T) {
	// The worked example of Standard Webhooks and of its libraries.
	const id, body = "msg_p5jXN8AQM9LWM0D4loKWxJek", `{"test": 2432232314}`
	got, err := signature([]redact.Text{"whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"}, id, time.Unix(1614265330, 0), []byte(body))
	if err != nil || got != "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=" {
		t.Errorf("%s, %v", got, err)
	}
}

func TestTwoSecretsBothSignForADayAfterAChange(t *testing.T) {
	first, err := newSecret(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	second, err := newSecret(rand.Reader)
	if err != nil || first == second || !strings.HasPrefix(first.Reveal(), "whsec_") || len(first.Reveal()) != len("whsec_")+44 {
		t.Fatalf("%d characters, %v", len(first.Reveal()), err)
	}
	now := time.Date(2027, 1, 4, 12, 0, 0, 0, time.UTC)
	h := Hook{Secret: second, Old: first, OldUntil: now.Add(OldSecret)}
	if n := len(h.secrets(now.Add(OldSecret - time.Second))); n != 2 {
		t.Errorf("%d sign within the day", n)
	}
	if list := h.secrets(now.Add(OldSecret)); len(list) != 1 || list[0] != second {
		t.Errorf("%d sign after it", len(list))
	}
	one, err1 := signature([]redact.Text{second}, "evt_1", now, []byte("{}"))
	both, err2 := signature(h.secrets(now), "evt_1", now, []byte("{}"))
	if err1 != nil || err2 != nil || !strings.HasPrefix(both, one+" v1,") {
		t.Errorf("%s, %s", one, both)
	}
	if _, err := signature([]redact.Text{"whsec_?"}, "evt_1", now, nil); err == nil {
		t.Error("a secret that is none signs")
	}
}
