package worker

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"plainwell/internal/redact"
)

func FuzzCheckNick(f *testing.F) {
	for _, seed := range []string{"", "Robin 7", "  a   b ", "943 476 5919", "Robin Smith", "3/4/1985", "\u202eabc", "e\u0301", strings.Repeat("n", 31)} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		nick, err := CheckNick(redact.Text(typed))
		if err != nil {
			if nick != "" {
				t.Error("a nickname that was refused comes back")
			}
			return
		}
		text := nick.Reveal()
		if text == "" || utf8.RuneCountInString(text) > MaxNick || strings.TrimSpace(text) != text || strings.ContainsFunc(text, unicode.IsControl) {
			t.Errorf("%q was taken", text)
		}
		for _, found := range Personal(text) {
			if found.Kind != PersonalName {
				t.Errorf("%q was taken, and holds %s", text, found.Kind)
			}
		}
		if again, err := CheckNick(nick); err != nil || again != nick {
			t.Errorf("%q is not taken once more", text)
		}
	})
}
