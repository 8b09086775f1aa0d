package content

import (
	"slices"
	"strings"
	"testing"
)

func TestAListIsInTheOrderOfItsLanguage(t *testing.T) {
	for lang, want := range map[string]string{
		"cy": "Cyngor, Chwistrell, Dos, Ddoe, Fferyllydd, GIG, HIV, Lens, Llais, Ôl, Ombwdsmon, Pils, Tabled, Therapi",
		"en": "Chest, Cough, Llama, Lung, Tablet, Therapy",
	} {
		words := strings.Split(want, ", ")
		got := slices.Clone(words)
		slices.Reverse(got)
		slices.SortFunc(got, func(a, b string) int { return strings.Compare(alphabetical(lang, a), alphabetical(lang, b)) })
		if !slices.Equal(got, words) {
			t.Errorf("%s: %v, want %v", lang, got, words)
		}
	}
}

func TestAWelshWordStandsUnderItsWelshLetter(t *testing.T) {
	for word, want := range map[string]string{"Llais": "ll", "Lens": "l", "Ôl": "o", "Therapi": "th", "X": "x", "": ""} {
		if got := Initial("cy", word); got != want {
			t.Errorf("%q stands under %q, want %q", word, got, want)
		}
	}
	if got := Initial("en", "Therapy"); got != "t" {
		t.Errorf("in English: %q", got)
	}
}
