package worker

import (
	"strings"
	"testing"
	"unicode/utf8"

	"plainwell/internal/redact"
)

func TestANameIsOnOneLineAndCanBeSeen(t *testing.T) {
	for typed, want := range map[string]string{
		"Ann":                   "Ann",
		"  Ann \t Jones\n":      "Ann Jones",
		"Siân":                  "Siân",
		"می\u200cخواهم":         "می\u200cخواهم",
		"":                      "",
		" \u00a0 ":              "",
		"Ann\u202eenoJ":         "",
		"Ann\ufeff":             "",
		"Ann\x00":               "",
		"Ann\xff":               "",
		strings.Repeat("å", 40): strings.Repeat("å", 40),
		strings.Repeat("å", 41): "",
		"<b>Ann</b>":            "<b>Ann</b>", // it is shown as it is written
	} {
		if got, err := normalName(typed, "name", 40); got != want || (err == nil) != (want != "") {
			t.Errorf("%q: %q, %v", typed, got, err)
		}
	}
}

func FuzzNormalName(f *testing.F) {
	f.Add(" Ann  Jones ")
	f.Fuzz(func(t *testing.T, typed string) {
		name, err := normalName(typed, "name", 40)
		if err != nil {
			return
		}
		if n := utf8.RuneCountInString(name); n < 1 || n > 40 || !utf8.ValidString(name) || strings.ContainsAny(name, "\n\r\t") {
			t.Errorf("%q gives %q", typed, name)
		}
		if again, err := normalName(name, "name", 40); err != nil || again != name {
			t.Errorf("%q once more gives %q, %v", name, again, err)
		}
	})
}

func FuzzNormalEmail(f *testing.F) {
	f.Add(" Ann@Example.org ")
	f.Add("Ann <ann@example.org>")
	f.Fuzz(func(t *testing.T, typed string) {
		email, ok := normalEmail(redact.Text(typed))
		if !ok {
			return
		}
		if again, ok := normalEmail(email); !ok || again != email || len(email) > MaxEmail {
			t.Errorf("%q gives %q and then %q", typed, email.Reveal(), again.Reveal())
		}
	})
}
