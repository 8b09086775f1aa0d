package seal

import (
	"bytes"
	"crypto/ecdh"
	"crypto/rand"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

func TestKeyFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "data", "keys.json")
	made, err := Create(path, rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	t.Run("it and its folder are the owner's alone", func(t *testing.T) {
		for name, want := range map[string]fs.FileMode{path: 0o600, filepath.Dir(path): 0o700} {
			info, err := os.Stat(name)
			if err != nil || info.Mode().Perm() != want {
				t.Errorf("%s: %v, %v", name, info.Mode(), err)
			}
		}
	})
	t.Run("nothing else is left in the folder", func(t *testing.T) {
		if in, err := os.ReadDir(filepath.Dir(path)); err != nil || len(in) != 1 {
			t.Errorf("%v, %v", in, err)
		}
	})
	t.Run("read again it gives the same keys", func(t *testing.T) {
		again, err := Open(path, rand.Reader)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(made.Lookup("a", "b"), again.Lookup("a", "b")) || made.Address("a", 1, 1) != again.Address("a", 1, 1) {
			t.Error("derived keys differ")
		}
		if plain, err := again.Unseal(mustSeal(t, made, "x", "p"), "p"); err != nil || string(plain) != "x" {
			t.Errorf("%q, %v", plain, err)
		}
	})
	t.Run("it is never overwritten", func(t *testing.T) {
		before, _ := os.ReadFile(path)
		if _, err := Create(path, rand.Reader); !errors.Is(err, fs.ErrExist) {
			t.Errorf("got %v", err)
		}
		if after, _ := os.ReadFile(path); !bytes.Equal(before, after) {
			t.Error("the file has changed")
		}
	})
	t.Run("a missing one is told apart and named", func(t *testing.T) {
		_, err := Open(path+"x", rand.Reader)
		if !errors.Is(err, ErrMissing) || !errors.Is(err, fs.ErrNotExist) || !strings.Contains(err.Error(), path+"x") {
			t.Errorf("got %v", err)
		}
	})
}

func TestOnlyOneOfManyCreatesWins(t *testing.T) {
	path := filepath.Join(t.TempDir(), "keys.json")
	var wg sync.WaitGroup
	won := make(chan *Keys, 8)
	for range 8 {
		wg.Go(func() {
			if k, err := Create(path, rand.Reader); err == nil {
				won <- k
			} else if !errors.Is(err, fs.ErrExist) {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if len(won) != 1 {
		t.Fatalf("%d goroutines think that they made the file", len(won))
	}
	kept, err := Open(path, rand.Reader)
	if err != nil || kept.Address("a", 1, 1) != (<-won).Address("a", 1, 1) {
		t.Errorf("the file is not the winner's: %v", err)
	}
}

func TestKeyFileOpenToOthersIsRefused(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "it's my data")
	path := filepath.Join(dir, "keys.json")
	if _, err := Create(path, rand.Reader); err != nil {
		t.Fatal(err)
	}
	for _, mode := range []fs.FileMode{0o640, 0o604, 0o620, 0o602, 0o610, 0o644, 0o666, 0o777} {
		t.Run(fmt.Sprintf("mode %04o", mode), func(t *testing.T) {
			if err := os.Chmod(path, mode); err != nil {
				t.Fatal(err)
			}
			_, err := Open(path, rand.Reader)
			if err == nil {
				t.Fatal("opened")
			}
			want := `Run: chmod 600 '` + strings.ReplaceAll(path, "'", `'\''`) + `'`
			if !strings.Contains(err.Error(), path) || !strings.HasSuffix(err.Error(), want) {
				t.Errorf("got %v", err)
			}
		})
	}
	if err := os.Chmod(path, 0o400); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(path, rand.Reader); err != nil {
		t.Errorf("a file that its owner may only read is fine: %v", err)
	}
}

func TestDamagedKeyFileIsNamedAndNotShown(t *testing.T) {
	path := filepath.Join(t.TempDir(), "keys.json")
	if _, err := Create(path, rand.Reader); err != nil {
		t.Fatal(err)
	}
	good, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	change := func(member string, value any) []byte {
		var m map[string]any
		if err := json.Unmarshal(good, &m); err != nil {
			t.Fatal(err)
		}
		m[member] = value
		out, _ := json.Marshal(m)
		return out
	}
	short := base64.StdEncoding.EncodeToString(make([]byte, 31))
	other, _ := newVAPID(rand.Reader)
	mixed := vapid{Private: other.Private, Public: append([]byte{4}, make([]byte, 64)...)}
	for name, text := range map[string][]byte{
		"empty":                   {},
		"cut short":               good[:len(good)/2],
		"something after the end": append(bytes.Clone(good), good...),
		"another format":          change("format", 2),
		"a member too many":       change("extra", "x"),
		"a short root":            change("root", short),
		"no data key":             change("data", []any{}),
		"a short data key":        change("data", []any{map[string]any{"number": 1, "key": short}}),
		"data keys out of order":  change("data", []dataKey{{2, make([]byte, 32)}, {1, make([]byte, 32)}}),
		"a VAPID pair of two":     change("vapid", mixed),
		"a VAPID scalar of zero":  change("vapid", vapid{make([]byte, 32), other.Public}),
		"too long":                bytes.Repeat([]byte(" "), maxFile+1),
	} {
		t.Run(name, func(t *testing.T) {
			if err := os.WriteFile(path, text, 0o600); err != nil {
				t.Fatal(err)
			}
			_, err := Open(path, rand.Reader)
			if err == nil || errors.Is(err, fs.ErrNotExist) {
				t.Fatalf("got %v", err)
			}
			if !strings.Contains(err.Error(), path) || strings.Contains(err.Error(), short) {
				t.Errorf("got %v", err)
			}
		})
	}
	t.Run("a folder in its place", func(t *testing.T) {
		if _, err := Open(t.TempDir(), rand.Reader); err == nil {
			t.Error("opened")
		}
	})
}

func TestFolderWithOtherThingsInItKeepsItsMode(t *testing.T) {
	dir := t.TempDir()
	for _, step := range []struct {
		name string
		mode fs.FileMode
	}{{"empty", 0o700}, {"full", 0o755}} {
		sub := filepath.Join(dir, step.name)
		if err := os.Mkdir(sub, 0o755); err != nil {
			t.Fatal(err)
		}
		if step.name == "full" {
			if err := os.WriteFile(filepath.Join(sub, "mine"), nil, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := Create(filepath.Join(sub, "keys.json"), rand.Reader); err != nil {
			t.Fatal(err)
		}
		if info, err := os.Stat(sub); err != nil || info.Mode().Perm() != step.mode {
			t.Errorf("%s: %v, %v", step.name, info.Mode(), err)
		}
	}
}

func TestAddedKeySealsNewRowsAndOldRowsStillOpen(t *testing.T) {
	k := keys(t)
	old := mustSeal(t, k, "old", "a")
	if n, err := k.AddKey(); err != nil || n != 2 {
		t.Fatalf("%d, %v", n, err)
	}
	fresh := mustSeal(t, k, "new", "a")
	if !bytes.Equal(fresh[:2], []byte{0, 2}) {
		t.Errorf("the new row starts with %v", fresh[:2])
	}
	again, err := Open(k.Path(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range []*Keys{k, again} {
		for want, sealed := range map[string][]byte{"old": old, "new": fresh} {
			if got, err := k.Unseal(sealed, "a"); err != nil || string(got) != want {
				t.Errorf("%q, %v", got, err)
			}
		}
	}
	if info, err := os.Stat(k.Path()); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
}

func TestVAPIDPairIsOneOfP256AndBelongsTogether(t *testing.T) {
	public, private := keys(t).VAPID()
	d, err := base64.RawURLEncoding.DecodeString(private.Reveal())
	if err != nil {
		t.Fatal(err)
	}
	key, err := ecdh.P256().NewPrivateKey(d)
	if err != nil {
		t.Fatal(err)
	}
	if got := encode(key.PublicKey().Bytes()); got != public || len(public) != 87 || len(private.Reveal()) != 43 {
		t.Errorf("public is %s, not %s", public, got)
	}
}

func TestKeysAreNeverPrinted(t *testing.T) {
	k := keys(t)
	var secrets file
	text, _ := os.ReadFile(k.Path())
	if err := json.Unmarshal(text, &secrets); err != nil {
		t.Fatal(err)
	}
	var log bytes.Buffer
	slog.New(slog.NewTextHandler(&log, nil)).Info("k", "keys", k)
	js, _ := json.Marshal(k)
	out := log.String() + string(js)
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%x", "%q", "%d"} {
		out += fmt.Sprintf(verb, k)
	}
	for _, b := range [][]byte{secrets.Root, secrets.Data[0].Key, secrets.VAPID.Private, k.derived.lookup, k.derived.address, k.derived.session} {
		for _, form := range []string{string(b), fmt.Sprintf("%x", b), fmt.Sprint(b), encode(b), base64.StdEncoding.EncodeToString(b)} {
			if strings.Contains(out, form) {
				t.Errorf("a key is printed: %s", out)
			}
		}
	}
	if strings.Count(out, "redacted") != 9 {
		t.Errorf("got %s", out)
	}
}

func FuzzParseFile(f *testing.F) {
	good, _ := newFile(rand.Reader)
	text, _ := json.Marshal(good)
	f.Add(text)
	f.Add([]byte(`{"format":1,"data":[{"number":65535}]}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		got, err := parseFile(text)
		if err != nil {
			return
		}
		if _, err := newKeys("keys.json", got, rand.Reader); err != nil {
			t.Errorf("a file that was let through cannot be used: %v", err)
		}
	})
}
