package seal

import (
	"bytes"
	"crypto/rand"
	"errors"
	"path/filepath"
	"sync"
	"testing"
)

// keys makes new keys in a folder of their own.
func keys(t testing.TB) *Keys {
	t.Helper()
	k, err := Create(filepath.Join(t.TempDir(), "data", "keys.json"), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return k
}

func mustSeal(t testing.TB, k *Keys, plain, bind string) []byte {
	t.Helper()
	sealed, err := k.Seal([]byte(plain), bind)
	if err != nil {
		t.Fatal(err)
	}
	return sealed
}

func TestSeal(t *testing.T) {
	k := keys(t)
	t.Run("what was sealed opens in its own place", func(t *testing.T) {
		for _, plain := range []string{"", "x", "12 High Street, room 4"} {
			sealed := mustSeal(t, k, plain, "appointment/12/details")
			if len(sealed) != len(plain)+Overhead {
				t.Errorf("sealed length is %d for %d bytes", len(sealed), len(plain))
			}
			got, err := k.Unseal(sealed, "appointment/12/details")
			if err != nil || string(got) != plain {
				t.Errorf("got %q, %v", got, err)
			}
		}
	})
	t.Run("the same text is never the same bytes twice", func(t *testing.T) {
		if bytes.Equal(mustSeal(t, k, "same", "a"), mustSeal(t, k, "same", "a")) {
			t.Error("equal")
		}
	})
	t.Run("every ciphertext starts with its key number", func(t *testing.T) {
		if got := mustSeal(t, k, "x", "a")[:2]; !bytes.Equal(got, []byte{0, 1}) {
			t.Errorf("got %v", got)
		}
	})
	t.Run("it does not open in another place", func(t *testing.T) {
		if _, err := k.Unseal(mustSeal(t, k, "x", "appointment/12/details"), "appointment/13/details"); !errors.Is(err, ErrSealed) {
			t.Errorf("got %v", err)
		}
	})
	t.Run("one changed bit anywhere closes it", func(t *testing.T) {
		sealed := mustSeal(t, k, "the text", "a")
		for i := range len(sealed) * 8 {
			bad := bytes.Clone(sealed)
			bad[i/8] ^= 1 << (i % 8)
			if _, err := k.Unseal(bad, "a"); !errors.Is(err, ErrSealed) {
				t.Fatalf("bit %d: %v", i, err)
			}
		}
	})
	t.Run("other keys do not open it", func(t *testing.T) {
		if _, err := keys(t).Unseal(mustSeal(t, k, "x", "a"), "a"); !errors.Is(err, ErrSealed) {
			t.Errorf("got %v", err)
		}
	})
	t.Run("a dry random source is an error, never a weak nonce", func(t *testing.T) {
		dry := keys(t)
		dry.random = bytes.NewReader([]byte("short"))
		if sealed, err := dry.Seal([]byte("x"), "a"); err == nil {
			t.Errorf("sealed %x", sealed)
		}
	})
}

func TestSealFromManyGoroutinesWhileKeysAreAdded(t *testing.T) {
	k := keys(t)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 50 {
				sealed, err := k.Seal([]byte("text"), "a")
				if err != nil {
					t.Error(err)
					return
				}
				if _, err := k.Unseal(sealed, "a"); err != nil {
					t.Error(err)
					return
				}
			}
		})
	}
	for range 3 {
		if _, err := k.AddKey(); err != nil {
			t.Error(err)
		}
	}
	wg.Wait()
}

func FuzzUnseal(f *testing.F) {
	k := keys(f)
	f.Add([]byte{}, "a")
	f.Add(mustSeal(f, k, "text", "a"), "b")
	f.Fuzz(func(t *testing.T, sealed []byte, bind string) {
		if plain, err := k.Unseal(sealed, bind); err == nil {
			t.Errorf("opened %x as %q", sealed, plain)
		}
	})
}

func BenchmarkSealAndUnseal(b *testing.B) {
	k := keys(b)
	plain := make([]byte, 256)
	for b.Loop() {
		sealed, _ := k.Seal(plain, "appointment/12/details")
		if _, err := k.Unseal(sealed, "appointment/12/details"); err != nil {
			b.Fatal(err)
		}
	}
}
