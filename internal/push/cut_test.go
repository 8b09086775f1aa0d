package push

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestTextsAreCutAtTheEndOfAWord(t *testing.T) {
	for _, x := range []struct{ text, want string }{
		{"", ""},
		{"  My guide  ", "My guide"},
		{"exactly thirty characters, yes", "exactly thirty characters, yes"},
		{"exactly thirty characters, yes.", "exactly thirty characters…"},
		{"a word that ends just at twenty nine x", "a word that ends just at…"},
		{"a word that ends just at thir tyone", "a word that ends just at thir…"},
		{strings.Repeat("x", 31), strings.Repeat("x", 29) + "…"},
		{strings.Repeat("ŵ", 31), strings.Repeat("ŵ", 29) + "…"},
		{strings.Repeat("e\u0301", 16), strings.Repeat("e\u0301", 14) + "…"},
		{"Yfory: apwyntiad, tŷ'r meddyg – dewch", "Yfory: apwyntiad, tŷ'r meddyg…"},
		{"فردا ساعت ده و نیم با پزشک قرار دارید", "فردا ساعت ده و نیم با پزشک…"},
	} {
		got := cut(x.text, maxTitle)
		if got != x.want {
			t.Errorf("cut(%q) = %q, want %q", x.text, got, x.want)
		}
	}
}

func FuzzCut(f *testing.F) {
	f.Add("You have a date on Tuesday at 10:30am. Tap to see.", 20)
	f.Add(strings.Repeat("\u0301", 40), 5)
	f.Add("\xff\xfe a", 2)
	f.Fuzz(func(t *testing.T, text string, most int) {
		if most < 2 || most > 200 {
			return
		}
		got := cut(text, most)
		if n := utf8.RuneCountInString(got); n > most {
			t.Fatalf("cut(%q, %d) has %d characters", text, most, n)
		}
		if utf8.ValidString(text) && !strings.HasPrefix(strings.TrimSpace(text), strings.TrimSuffix(got, "…")) {
			t.Fatalf("cut(%q, %d) = %q", text, most, got)
		}
	})
}
