package i18n

import (
	goi18n "github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"
)

// pluralForms lists the plural forms that a language has, sorted, by asking
// go-i18n, which holds the rules of CLDR: a message whose forms are their own
// names is said for many numbers, and what comes out is what there is. It is nil
// for a language without rules.
func pluralForms(tag language.Tag) []string {
	library := goi18n.NewBundle(tag)
	if library.AddMessages(tag, &goi18n.Message{
		ID: "form", Zero: "zero", One: "one", Two: "two", Few: "few", Many: "many", Other: "other",
	}) != nil {
		return nil
	}
	voice := goi18n.NewLocalizer(library, tag.String())
	forms := []string{"other"} // every language has it, if only for fractions
	ask := func(n any) {
		if form, err := voice.Localize(&goi18n.LocalizeConfig{MessageID: "form", PluralCount: n}); err == nil {
			forms = append(forms, form)
		}
	}
	for n := range 400 { // no rule of CLDR looks at more than the last three digits...
		ask(n)
	}
	for _, n := range []any{1_000, 1_000_000, "0.5", "1.0", "1.5", "2.5", "10.5"} { // ...but for thousands, millions and fractions
		ask(n)
	}
	return sorted(forms)
}
