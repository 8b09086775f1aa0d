package readability

import (
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// shipped makes a checker of the lists that the program ships.
func shipped(t testing.TB) *Checker {
	t.Helper()
	c, err := Load(os.DirFS("../../locales"))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestTheShippedFamiliarListIsSortedAndLowerCase(t *testing.T) {
	raw, err := os.ReadFile("../../locales/" + FamiliarFile)
	if err != nil {
		t.Fatal(err)
	}
	var words []string
	for line := range strings.Lines(string(raw)) {
		if w := strings.TrimSpace(line); w != "" && w[0] != '#' {
			words = append(words, w)
		}
	}
	if len(words) < 2900 {
		t.Errorf("only %d words", len(words))
	}
	if !slices.IsSorted(words) || len(slices.Compact(slices.Clone(words))) != len(words) {
		t.Error("the words are not sorted, or one stands there twice")
	}
	for _, w := range words {
		if w != strings.ToLower(w) || strings.ContainsAny(w, " \t") {
			t.Errorf("%q is not one lower-case word", w)
		}
	}
	if !strings.Contains(string(raw), "Permission is hereby granted") {
		t.Error("the licence of the lists is gone")
	}
}

func TestFamiliarKnowsRegularForms(t *testing.T) {
	f := shipped(t).familiar
	for _, w := range strings.Fields(`help helps helped helping helper helpers bigger biggest easily simply fully
		cries cried crying stopped stopping uses used using goes dying colour colours neighbour's don't you'll spoken
		lower-case old-fashioned self-help safest safer safely possibly boxes Help HELPED grey mum`) {
		if !f.Has(w) {
			t.Errorf("%q is a form of a listed word", w)
		}
	}
	for _, w := range strings.Fields(`medication prescriber unable receptionist triage website as-triage ing -`) {
		if f.Has(w) {
			t.Errorf("%q is on no list", w)
		}
	}
}

func TestTermsKnowPluralsVerbFormsAndNamesOfSeveralWords(t *testing.T) {
	terms := shipped(t).terms
	for _, w := range strings.Fields(`prescriptions prescribed doctor's Samaritans A&E HC1 self-harm GPs`) {
		if !terms.Has(w) {
			t.Errorf("%q is a listed term", w)
		}
	}
	for _, w := range strings.Fields(`prescriber credit pressure manager`) {
		if terms.Has(w) {
			t.Errorf("%q alone is no listed term", w)
		}
	}
	words := Words("Check your blood pressure and Universal Credit, not your credit.")
	got := terms.Mark(words)
	want := []bool{false, false, true, true, false, true, true, false, false, false}
	if !slices.Equal(got, want) {
		t.Errorf("marks %v, want %v", got, want)
	}
}

func TestLoadReportsEveryBadListTogether(t *testing.T) {
	_, err := Load(fstest.MapFS{
		TermsFile:    {Data: []byte(`{"term": 5}`)},
		FamiliarFile: {Data: []byte("# nothing\n\n")},
		SayFile:      {Data: []byte("[[word]]\nnot = [\"x\"]\n\n[[word]]\nnot = [\"y\"]\nsay = \"z\"\nwhen = 1\n\n[[word]]\nnot = [\"-\"]\nsay = \"a\"\n")},
	})
	if err == nil {
		t.Fatal("no error")
	}
	for _, part := range []string{TermsFile, FamiliarFile, `unknown key "word.when"`, "word table 1", "word table 3"} {
		if !strings.Contains(err.Error(), part) {
			t.Errorf("the error does not name %s: %v", part, err)
		}
	}
	if _, err := Load(fstest.MapFS{}); err == nil || strings.Count(err.Error(), "\n") != 2 {
		t.Errorf("missing files: %v", err)
	}
}
