package seal_test

import (
	"crypto/rand"
	"math"
	"path/filepath"
	"testing"

	"plainwell/internal/seal"
)

func TestAConcealedNumberReadsBackForItsKindAlone(t *testing.T) {
	keys, err := seal.Create(filepath.Join(t.TempDir(), "keys.json"), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	other, err := seal.Create(filepath.Join(t.TempDir(), "keys.json"), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range []int64{0, 1, 2, 1 << 40, math.MaxInt64} {
		text := keys.Conceal("person", id)
		if len(text) != 22 || text != keys.Conceal("person", id) {
			t.Errorf("%d is written as %q", id, text)
		}
		if got, ok := keys.Concealed("person", text); !ok || got != id {
			t.Errorf("%q reads as %d, %t", text, got, ok)
		}
		for name, read := range map[string]func() (int64, bool){
			"another kind":        func() (int64, bool) { return keys.Concealed("appointment", text) },
			"other keys":          func() (int64, bool) { return other.Concealed("person", text) },
			"one character less":  func() (int64, bool) { return keys.Concealed("person", text[:21]) },
			"one character more":  func() (int64, bool) { return keys.Concealed("person", text+"A") },
			"another character":   func() (int64, bool) { return keys.Concealed("person", flip(text)) },
			"a character of none": func() (int64, bool) { return keys.Concealed("person", "!"+text[1:]) },
			"a loose last letter": func() (int64, bool) { return keys.Concealed("person", text[:21]+"_") },
			"nothing":             func() (int64, bool) { return keys.Concealed("person", "") },
			"the number as it is": func() (int64, bool) { return keys.Concealed("person", "0000000000000000000001") },
		} {
			if got, ok := read(); ok {
				t.Errorf("%s reads as %d", name, got)
			}
		}
	}
}

// flip changes the first character.
func flip(text string) string {
	if text[0] == 'A' {
		return "B" + text[1:]
	}
	return "A" + text[1:]
}

func FuzzAMadeUpNumberIsNeverRead(f *testing.F) {
	keys, err := seal.Create(filepath.Join(f.TempDir(), "keys.json"), rand.Reader)
	if err != nil {
		f.Fatal(err)
	}
	f.Add("AAAAAAAAAAAAAAAAAAAAAA")
	f.Add("")
	f.Fuzz(func(t *testing.T, text string) {
		if id, ok := keys.Concealed("person", text); ok && keys.Conceal("person", id) != text {
			t.Errorf("%q reads as %d, which is written another way", text, id)
		}
	})
}
