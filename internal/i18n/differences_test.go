package i18n

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"
)

func TestLanguagesThatFitHaveNoDifferences(t *testing.T) {
	b := load(t, "en", english,
		"cy", strings.Replace(welsh, `other = "other`, "many = \"many {{.Count}}\"\nother = \"other", 1)+
			"[greet.only]\nother = \"Dim ond {{.Name}}\"\n[greet.mark]\nother = \"marc\"\n")
	// The mark of the English text is HTML's, and is the one thing to find.
	if got := b.Differences(); len(got) != 1 || !strings.Contains(got[0], "active.en.toml:5: greet.mark: HTML") {
		t.Errorf("got %q", got)
	}
}

func TestEveryDifferenceIsFound(t *testing.T) {
	const base = "[a]\nb = \"B {{.Name}}\"\n[days.left]\none = \"1\"\nother = \"{{.Count}}\"\n"
	const days = "[days.left]\nzero = \"{{.Count}}\"\none = \"x\"\ntwo = \"x\"\nfew = \"x\"\nmany = \"x\"\nother = \"x\"\n"
	for name, c := range map[string]struct{ welsh, want string }{
		"a key is missing":                 {days, "active.cy.toml: a.b is missing"},
		"a key is not in English":          {"[a]\nb = \"B {{.Name}}\"\nc = \"C\"\n" + days, "active.cy.toml:3: a.c: English does not have it"},
		"a variable has another name":      {"[a]\nb = \"B {{.Nam}}\"\n" + days, "active.cy.toml:2: a.b: it fills in [Nam], English fills in [Name]"},
		"a variable is left out":           {"[a]\nb = \"B\"\n" + days, "it fills in [], English fills in [Name]"},
		"a plural form is missing":         {"[a]\nb = \"B {{.Name}}\"\n" + strings.Replace(days, "two = \"x\"\n", "", 1), "it has the plural forms [few many one other zero], and needs [few many one other two zero]"},
		"a plural has become a plain text": {"[a]\nb = \"B {{.Name}}\"\n[days]\nleft = \"{{.Count}}\"\n", "it has the plural forms [other], and needs"},
		"a plain text has become a plural": {"[a.b]\none = \"{{.Name}}\"\nother = \"x\"\n" + days, "it has the plural forms [one other], and needs [other]"},
		"a curly apostrophe":               {"[a]\nb = \"i’r {{.Name}}\"\n" + days, "a curly quote"},
		"a blank at the end":               {"[a]\nb = \"B {{.Name}} \"\n" + days, "a blank stands at an end"},
		"two blanks":                       {"[a]\nb = \"B  {{.Name}}\"\n" + days, "two blanks"},
		"HTML":                             {"[a]\nb = \"<b>{{.Name}}</b>\"\n" + days, "HTML"},
	} {
		t.Run(name, func(t *testing.T) {
			got := load(t, "en", base, "cy", c.welsh).Differences()
			if len(got) != 1 || !strings.Contains(got[0], c.want) {
				t.Errorf("got %q, want one that holds %q", got, c.want)
			}
		})
	}
}

func TestPluralFormsAreThoseOfTheCLDR(t *testing.T) {
	for tag, want := range map[string][]string{
		"en": {"one", "other"},
		"cy": {"few", "many", "one", "other", "two", "zero"},
		"ar": {"few", "many", "one", "other", "two", "zero"},
		"pl": {"few", "many", "one", "other"},
		"ro": {"few", "one", "other"},
		"my": {"other"},
		"es": {"many", "one", "other"},        // "many" from a million on
		"cs": {"few", "many", "one", "other"}, // "many" for fractions
	} {
		if got := pluralForms(language.Make(tag)); !slices.Equal(got, want) {
			t.Errorf("%s: got %v, want %v", tag, got, want)
		}
	}
	if got := pluralForms(language.Make("prs")); got != nil {
		t.Errorf("a language without rules has the forms %v", got)
	}
}
