package search_test

import (
	"slices"
	"testing"

	"plainwell/internal/search"
)

func TestEmergencyWordsAreHeardHoweverTheyAreWritten(t *testing.T) {
	f, _ := realFinder(t)
	for _, c := range []struct {
		kind    search.Danger
		queries []string
	}{
		{search.Overdose, []string{"overdose", "over dose", "overdoes", "ovredose", "overdos", "OD", "mate has OD'd oded", "took to many tablets took too many", "he wont wake up", "he won't wake up!!", "lips gone blue", "naloxon", "my girlfriend has taken too many pills", "gorddos", "gordos", "cymryd gormod"}},
		{search.Mind, []string{"kill myself", "Kill My Self", "killmyself", "kil myself", "kill meself", "i want to kill myself tonight", "suicide", "sucide", "suiside", "suicidle", "want to die", "i just want to die", "wanna die", "self harm", "selfharm", "selfharming", "hurt my self", "end my life", "hang myself", "lladd fy hun", "hunanladdiad", "hunanladiad", "eisiau marw"}},
		{search.Body, []string{"cant breathe", "can't breathe", "cant breath", "cant breth", "cantbreathe", "i cant hardly breathe", "can not breathe", "chest pain", "chest pian", "pain in my chest", "heart atack", "hart attack", "stroke", "stoke", "seizure", "bleeding a lot", "methu anadlu", "poen yn y frest", "ambiwlans"}},
	} {
		for _, q := range c.queries {
			for _, lang := range []string{"en", "cy"} {
				a, err := f.Search(t.Context(), lang, q)
				if err != nil {
					t.Fatal(err)
				}
				if lang == "en" && isWelsh(q) {
					continue // a reader of English pages who writes Welsh is heard by luck only
				}
				if !slices.Contains(a.Dangers, c.kind) {
					t.Errorf("%s %q: heard %v, want %s", lang, q, a.Dangers, c.kind)
				}
				if len(a.Instead) > 0 {
					t.Errorf("%s %q: something else is offered in an emergency", lang, q)
				}
			}
		}
	}
}

func isWelsh(q string) bool {
	return slices.Contains([]string{"gorddos", "gordos", "cymryd gormod", "lladd fy hun", "hunanladdiad", "hunanladiad", "eisiau marw", "methu anadlu", "poen yn y frest", "ambiwlans"}, q)
}

func TestOrdinaryQueriesRaiseNoAlarm(t *testing.T) {
	f, _ := realFinder(t)
	for _, q := range []string{"dentist", "stop smoking", "smoke", "get fit", "doctor", "skill", "die it", "diet", "heart racing", "chest infection", "how do i get my script", "free glasses", "odd feeling", "breathing", "life", "myself", "deintydd", "meddyg", ""} {
		for _, lang := range []string{"en", "cy"} {
			if a, err := f.Search(t.Context(), lang, q); err != nil || len(a.Dangers) > 0 {
				t.Errorf("%s %q: %v, %v", lang, q, a.Dangers, err)
			}
		}
	}
}

func TestAnEmergencyIsHeardWhenTheIndexFails(t *testing.T) {
	f := search.New(search.Options{
		Called:    map[string]search.Called{"en": {Emergency: map[search.Danger][]string{search.Body: {"cant breathe"}}}},
		Documents: noDocuments, Build: broken,
	})
	if err := f.Remake(t.Context(), day); err != nil {
		t.Fatal(err)
	}
	a, err := f.Search(t.Context(), "en", "cant breathe")
	if err == nil || !slices.Equal(a.Dangers, []search.Danger{search.Body}) {
		t.Errorf("%v, %v", a.Dangers, err)
	}
}
