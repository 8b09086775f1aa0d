package content

import (
	"strings"
	"testing"
)

func TestATileSpeaksTheReadersLanguageBeforeItsPageDoes(t *testing.T) {
	lib, err := shelf(t, "Some words.\n", map[string]string{"tiles.cy.toml": `x = "Cael meddyg"`})
	if err != nil {
		t.Fatal(err)
	}
	for lang, want := range map[string][2]string{"cy": {"Cael meddyg", "cy"}, "en": {"Get a doctor", "en"}, "pl": {"Get a doctor", "en"}} {
		p, _ := lib.Page(lang, "x")
		if p.Short != want[0] || p.ShortLang != want[1] || p.Lang != "en" {
			t.Errorf("%s: %q in %q", lang, p.Short, p.ShortLang)
		}
	}
}

func TestMistakesInTheWordsOfTilesAreSaid(t *testing.T) {
	for text, want := range map[string]string{
		`nowhere = "Rhywle"`: `there is no page "nowhere"`,
		`x = " "`:            "x: it has no words",
		`x = [`:              "cannot be read",
	} {
		if _, err := shelf(t, "Some words.\n", map[string]string{"tiles.cy.toml": text}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v", text, err)
		}
	}
}

func TestTwoPagesOfAPackWithOnePictureAreAWarning(t *testing.T) {
	page := strings.Replace(top, "short = ", "picture = \"ab\"\nshort = ", 1) + "Some words.\n"
	lib, err := shelf(t, "Some words.\n", map[string]string{
		"packs.toml": "[p]\npicture = \"ab\"\npages = [\"y\", \"z\", \"x\"]", "en/pages/y.md": page, "en/pages/z.md": page,
	})
	if err != nil {
		t.Fatal(err)
	}
	if w := lib.Warnings(); len(w) != 1 || !strings.Contains(w[0].String(), `"y" and "z" have the same picture`) {
		t.Errorf("got %v", w)
	}
}
