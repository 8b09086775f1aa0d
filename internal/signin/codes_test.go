package signin

import (
	"crypto/rand"
	"encoding/base32"
	"strings"
	"testing"
	"time"

	"plainwell/internal/redact"
)

// rfc is the secret of the test vectors in RFC 6238, appendix B, for SHA-1. The
// vectors have eight figures; an app shows the last six of them.
var rfc = redact.Text(base32.StdEncoding.EncodeToString([]byte("12345678901234567890")))

func TestCodesAreThoseOfRFC6238(t *testing.T) {
	c := NewCodes("My guide", rand.Reader)
	for seconds, code := range map[int64]string{
		59: "94287082", 1111111109: "07081804", 1111111111: "14050471", 1234567890: "89005924", 2000000000: "69279037", 20000000000: "65353130",
	} {
		step, ok := c.Step(rfc, code[2:], time.Unix(seconds, 0))
		if !ok || step != seconds/30 {
			t.Errorf("at %d: step %d, %v", seconds, step, ok)
		}
	}
}

func TestACodeCountsAStepEarlierAndLaterAndNoFurther(t *testing.T) {
	c := NewCodes("My guide", rand.Reader)
	at := time.Unix(1111111111, 0) // step 37037037
	for away, want := range map[int]bool{-2: false, -1: true, 0: true, 1: true, 2: false} {
		if step, ok := c.Step(rfc, "050471", at.Add(time.Duration(away)*30*time.Second)); ok != want || ok && step != 37037037 {
			t.Errorf("%d steps away: step %d, %v", away, step, ok)
		}
	}
	for _, bad := range []string{"", "050472", "50471", "0050471", "05047a", "０５０４７１"} {
		if _, ok := c.Step(rfc, bad, at); ok {
			t.Errorf("%q counts", bad)
		}
	}
}

func TestASecretHas160BitsAndAnAddressThatAppsRead(t *testing.T) {
	c := NewCodes("My guide", rand.Reader)
	secret, address, err := c.Secret("ann@example.org")
	if err != nil || len(secret.Reveal()) != 32 {
		t.Fatalf("%d letters, %v", len(secret.Reveal()), err)
	}
	for _, part := range []string{"otpauth://totp/My%20guide:ann@example.org?", "secret=" + secret.Reveal(), "issuer=My%20guide", "period=30", "digits=6", "algorithm=SHA1"} {
		if !strings.Contains(address.Reveal(), part) {
			t.Errorf("no %s in %s", part, address.Reveal())
		}
	}
	if other, _, _ := c.Secret("ann@example.org"); other == secret {
		t.Error("the same secret twice")
	}
}
