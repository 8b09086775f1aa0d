package signin

import (
	"context"
	"crypto/rand"
	"strings"
	"testing"

	"plainwell/internal/fault"
	"plainwell/internal/redact"
)

func passwords(t testing.TB) *Passwords {
	t.Helper()
	p, err := NewPasswords(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestAWeakPasswordIsRefusedWithTheReason(t *testing.T) {
	p := passwords(t)
	for password, want := range map[string]string{
		"eleven char":                "kw.error.password.short",
		"éléven chær":                "kw.error.password.short", // 11 characters, more bytes
		strings.Repeat("long ", 41):  "kw.error.password.long",
		"a\xffbcdefghijklmnop":       "kw.error.password.letters",
		"1q2w3e4r5t6y":               "kw.error.password.common", // on the list as it is
		"Password2026!":              "kw.error.password.common",
		"P@ssw0rd123456":             "kw.error.password.common",
		"passwordpassword":           "kw.error.password.common",
		"!!!Dragon20261122":          "kw.error.password.common",
		"aaaaaaaaaaaaaaaa":           "kw.error.password.common",
		"abcabcabcabcabc":            "kw.error.password.common",
		"123456789012":               "kw.error.password.common",
		"qwertyuiop123":              "kw.error.password.common",
		"987654321098":               "kw.error.password.common",
		"1234567890!!!!":             "kw.error.password.common",
		"ann.jones2026":              "kw.error.password.own",
		"Plain Guide 26":             "kw.error.password.own",
		"four grey herons wait":      "",
		"pedwar crëyr llwyd":         "",
		"四羽の灰色の鷺が静かに待つ":              "",
		"jones herons under moon":    "", // a name is fine where enough is left
		"x8#kQ!v2pZ0m":               "",
		strings.Repeat("xyzzy ", 3):  "kw.error.password.common",
		"the mustang sleeps outside": "",
	} {
		if got := p.Problem(redact.Text(password), "Plain guide", "ann.jones@example.org", "Ann Jones"); got != want {
			t.Errorf("%q: %q, not %q", password, got, want)
		}
	}
}

func TestAPasswordTypedOnAnotherKeyboardIsTheSame(t *testing.T) {
	p := passwords(t)
	ctx := context.Background()
	kept, err := p.Hash(ctx, "caf\u00e9 on the corner")
	if err != nil {
		t.Fatal(err)
	}
	if fits, _, err := p.Check(ctx, kept, "cafe\u0301 on the corner"); err != nil || !fits {
		t.Errorf("%v, %v", fits, err)
	}
	if fits, _, _ := p.Check(ctx, kept, redact.Text(strings.Repeat("x", 10_000))); fits {
		t.Error("a text of 10,000 letters fits")
	}
}

func TestWhoWaitsTooLongIsToldThatItIsBusy(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	// A turn may be free, so ask until none was: the ways in are picked at random.
	p := passwords(t)
	for range 100 {
		if _, err := p.Hash(ctx, "four grey herons wait"); err != nil {
			if !fault.Is(err, fault.Unavailable) {
				t.Error(err)
			}
			return
		}
	}
	t.Error("it never said so")
}
