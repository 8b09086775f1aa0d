package seal

import (
	"bytes"
	"testing"
)

func TestLookup(t *testing.T) {
	k := keys(t)
	base := k.Lookup("phone", "abc")
	if len(base) != 32 || !bytes.Equal(base, k.Lookup("phone", "abc")) {
		t.Fatalf("%x", base)
	}
	for name, other := range map[string][]byte{
		"another value":                k.Lookup("phone", "abd"),
		"another kind":                 k.Lookup("code", "abc"),
		"the seam moved":               k.Lookup("phonea", "bc"),
		"the session key":              k.Sign("phone", "abc"),
		"the keys of another computer": keys(t).Lookup("phone", "abc"),
	} {
		if bytes.Equal(base, other) {
			t.Errorf("%s gives the same bytes", name)
		}
	}
}

func TestAddress(t *testing.T) {
	k := keys(t)
	base := k.Address("appointment", 12, 1)
	if len(base) != 27 || base != k.Address("appointment", 12, 1) {
		t.Fatalf("%q", base)
	}
	for name, other := range map[string]string{
		"another row":     k.Address("appointment", 13, 1),
		"another version": k.Address("appointment", 12, 2),
		"another kind":    k.Address("notice", 12, 1),
		"other keys":      keys(t).Address("appointment", 12, 1),
	} {
		if base == other {
			t.Errorf("%s gives the same address", name)
		}
	}
}

func TestSign(t *testing.T) {
	k := keys(t)
	proof := k.Sign("form", "abc")
	if !k.Signed("form", "abc", proof) {
		t.Error("its own proof is refused")
	}
	if k.Signed("form", "abd", proof) || k.Signed("cookie", "abc", proof) || k.Signed("form", "abc", proof[:31]) || k.Signed("form", "abc", nil) {
		t.Error("a wrong proof is taken")
	}
}
