package seal

import (
	"context"
	"crypto/rand"
	"errors"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"plainwell/internal/redact"
)

var background = context.Background()

func hasher(t testing.TB, atOnce int) *Hasher {
	t.Helper()
	h, err := NewHasher(rand.Reader, atOnce)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func TestAPasswordFitsOnlyItself(t *testing.T) {
	h := hasher(t, 1)
	kept, err := h.Hash(background, "four grey herons wait")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(kept.Reveal(), "$argon2id$v=19$m=19456,t=2,p=1$") {
		t.Error(kept.Reveal())
	}
	again, _ := h.Hash(background, "four grey herons wait")
	if kept == again {
		t.Error("two hashes of one password are the same: there is no salt")
	}
	for password, want := range map[redact.Text]bool{"four grey herons wait": true, "Four grey herons wait": false, "": false} {
		if fits, weak, err := h.Check(background, kept, password); fits != want || weak || err != nil {
			t.Errorf("%s: %v, %v, %v", password.Reveal(), fits, weak, err)
		}
	}
	if fits, _, err := h.Check(background, "", "four grey herons wait"); fits || err != nil {
		t.Errorf("nobody's: %v, %v", fits, err)
	}
}

// The vector is of RFC 9106's reference program:
// echo -n password | argon2 somesalt -id -t 2 -m 16 -p 1 gives this at 64 MiB.
func TestAHashOfAnotherProgramIsReadAndWeak(t *testing.T) {
	h := hasher(t, 1)
	const kept = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"
	fits, weak, err := h.Check(background, kept, "password")
	if !fits || !weak || err != nil {
		t.Errorf("%v, %v, %v", fits, weak, err)
	}
	if fits, weak, _ := h.Check(background, kept, "passwort"); fits || weak {
		t.Errorf("a wrong one: %v, %v", fits, weak)
	}
}

func TestADamagedHashIsRefusedAndTakesNoMemory(t *testing.T) {
	h := hasher(t, 1)
	for _, kept := range []redact.Text{
		"x", "$argon2id$", "$argon2i$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
		"$argon2id$v=19$m=4294967295,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
		"$argon2id$v=19$m=65536,t=99999,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
		"$argon2id$v=19$m=65536,t=0,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
		"$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$", "$argon2id$v=19$m=65536,t=2,p=1$$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
	} {
		if fits, _, err := h.Check(background, kept, "password"); fits || !errors.Is(err, ErrSealed) {
			t.Errorf("%s: %v, %v", kept.Reveal(), fits, err)
		}
	}
}

func TestOnlySoManyPasswordsAreCheckedAtOnce(t *testing.T) {
	h := hasher(t, 1)
	h.slots <- struct{}{} // somebody else has the turn
	ctx, cancel := context.WithTimeout(background, time.Millisecond)
	defer cancel()
	if _, _, err := h.Check(ctx, "", "x"); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("it did not wait: %v", err)
	}
	<-h.slots
	// Sixteen at once take the memory of one: less than three times 19 MiB live.
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	var wg sync.WaitGroup
	for range 16 {
		wg.Go(func() { _, _, _ = h.Check(background, "", "x") })
	}
	wg.Wait()
	runtime.ReadMemStats(&after)
	if grown := int64(after.HeapSys) - int64(before.HeapSys); grown > 150<<20 {
		t.Errorf("the heap grew by %d MiB", grown>>20)
	}
}

func FuzzParsePHC(f *testing.F) {
	f.Add("$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc")
	f.Fuzz(func(t *testing.T, text string) {
		by, salt, sum, err := parsePHC(text)
		if err == nil && (by.memory > mostMemory || by.time > mostTime || len(salt) < 8 || len(sum) < 16) {
			t.Errorf("%q is read as %+v", text, by)
		}
	})
}
