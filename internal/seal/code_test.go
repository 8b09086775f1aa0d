package seal

import (
	"bytes"
	"crypto/rand"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestCodeSpreadsItsBitsOverTheAlphabet(t *testing.T) {
	for random, want := range map[string]string{
		"\x00\x00\x00\x00\x00": "00000000",
		"\xff\xff\xff\xff\xff": "ZZZZZZZZ",
		"\x00\x44\x32\x14\xc7": "01234567", // 00000 00001 00010 00011 00100 00101 00110 00111
		"\x00\x00\x00\x00\x01": "00000001",
		"\x80\x00\x00\x00\x00": "G0000000",
	} {
		got, err := Code(strings.NewReader(random))
		if err != nil || got.Reveal() != want {
			t.Errorf("%x gives %s, %v; want %s", random, got.Reveal(), err, want)
		}
	}
	if _, err := Code(strings.NewReader("four")); err == nil {
		t.Error("a dry source gives a code")
	}
}

func TestEveryCharacterIsEquallyLikely(t *testing.T) {
	seen := map[rune]int{}
	for range 4000 {
		c, err := Code(rand.Reader)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range c.Reveal() {
			seen[r]++
		}
	}
	// 32,000 characters: 1,000 of each, and a standard deviation of about 31.
	for _, r := range crockford {
		if n := seen[r]; n < 800 || n > 1200 {
			t.Errorf("%c came %d times", r, n)
		}
	}
	if len(seen) != 32 {
		t.Errorf("%d different characters", len(seen))
	}
}

func TestNormalCode(t *testing.T) {
	for typed, want := range map[string]string{
		"ABCD-EFGH":         "ABCDEFGH",
		"abcd efgh":         "ABCDEFGH",
		" a b c d e f g h ": "ABCDEFGH",
		"ABCD\u2013EFGH":    "ABCDEFGH",
		"ABCD\u00a0EFGH\n":  "ABCDEFGH",
		"oO0iIlL1":          "00011111",
		"OIL-OIL-OO":        "01101100",
		"01234567":          "01234567",
		"":                  "",
		"ABCDEFG":           "",
		"ABCDEFGHJ":         "",
		"ABCDEFGU":          "",
		"ABCD_EFGH":         "",
		"ABCDEFGÉ":          "",
		"ABCDEFG\xff":       "",
		"ＡＢＣＤＥＦＧＨ":          "",
	} {
		got, ok := NormalCode(typed)
		if ok != (want != "") || ok && got != want {
			t.Errorf("%q gives %q, %v", typed, got, ok)
		}
	}
}

func TestShowCode(t *testing.T) {
	if got := ShowCode("ABCDEFGH"); got != "ABCD-EFGH" {
		t.Error(got)
	}
	if got := ShowCode("ABC"); got != "ABC" {
		t.Error(got)
	}
}

func TestTokenIs256RandomBits(t *testing.T) {
	a, err := Token(rand.Reader)
	b, err2 := Token(rand.Reader)
	if err != nil || err2 != nil || a == b || len(a.Reveal()) != 43 {
		t.Errorf("%d characters, %v, %v", len(a.Reveal()), err, err2)
	}
	if fixed, _ := Token(bytes.NewReader(make([]byte, 32))); fixed.Reveal() != strings.Repeat("A", 43) {
		t.Error(fixed.Reveal())
	}
	if _, err := Token(bytes.NewReader(make([]byte, 31))); err == nil {
		t.Error("a dry source gives a token")
	}
}

func FuzzNormalCode(f *testing.F) {
	f.Add("ABCD-EFGH")
	f.Add("o0 iL1 – ﬁ")
	f.Fuzz(func(t *testing.T, typed string) {
		code, ok := NormalCode(typed)
		if !ok {
			return
		}
		if len(code) != codeLength || strings.Trim(code, crockford) != "" || !utf8.ValidString(code) {
			t.Errorf("%q gives %q", typed, code)
		}
		if again, ok := NormalCode(ShowCode(code)); !ok || again != code {
			t.Errorf("%q read again gives %q", code, again)
		}
	})
}
