package search

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestWordsAreSmallLettersAndDigits(t *testing.T) {
	for text, want := range map[string]string{
		"Can't BREATHE!!": "cant breathe", "can’t": "cant", "A&E": "a and e", "tŷ bach â": "ty bach a", "o'r": "or",
		`"x" OR y*`: "x or y", "hep-c, 111": "hep c 111", "  ": "", "e\u0301": "e", "ddeintydd": "ddeintydd",
	} {
		if got := strings.Join(Words(text), " "); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func FuzzQueryIsShortAndPlain(f *testing.F) {
	for _, s := range []string{"dentest", "heeeelp", `"`, "\xff\xfe", strings.Repeat("a b ", 900), "ΑΒΓ", "😀 x"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		words := query(s)
		if len(words) > mostWords {
			t.Errorf("%d words", len(words))
		}
		for _, w := range words {
			if w == "" || strings.ContainsAny(w, " \"'*():^") || utf8.RuneCountInString(w) > 2*mostRunes {
				t.Errorf("%q is no plain word", w)
			}
		}
		v := newVocabulary("cy")
		v.add([]string{"dentist", "breathe", "myself", "meddyg"}, 5)
		for _, r := range v.spell(words) {
			if r.read == "" {
				t.Errorf("%q is read as nothing", r.typed)
			}
		}
	})
}

// slow is the same distance by its definition, with no bounds.
func slow(a, b string) int {
	switch {
	case a == "":
		return len(b)
	case b == "":
		return len(a)
	}
	cost := 1
	if a[0] == b[0] {
		cost = 0
	}
	d := min(slow(a[1:], b)+1, slow(a, b[1:])+1, slow(a[1:], b[1:])+cost)
	if len(a) > 1 && len(b) > 1 && a[0] == b[1] && a[1] == b[0] {
		d = min(d, slow(a[2:], b[2:])+1)
	}
	return d
}

func TestDistanceIsTheSameAsTheSlowCalculation(t *testing.T) {
	words := []string{"", "a", "od", "gear", "gera", "doctor", "docter", "dcotor", "teeth", "tethe", "smear", "ears", "abcde", "badce"}
	for _, a := range words {
		for _, b := range words {
			want := slow(a, b)
			for most := range 5 {
				if got := distance(a, b, most); got != min(want, most+1) {
					t.Errorf("%q to %q, at most %d: %d, want %d", a, b, most, got, want)
				}
			}
		}
	}
	if d := distance(strings.Repeat("a", 90), strings.Repeat("a", 89)+"b", 2); d > 2 {
		t.Errorf("long words: %d", d)
	}
}

func TestWordsThatSoundAlikeShareAKey(t *testing.T) {
	for _, pair := range [][2]string{
		{"pharmacy", "farmasy"}, {"chemist", "chemest"}, {"prescription", "prescripshun"}, {"asthma", "asma"}, {"pressure", "presher"},
		{"physical", "fizical"}, {"knee", "nee"}, {"wrong", "rong"},
	} {
		if a, b := sound("en", pair[0]), sound("en", pair[1]); a != b {
			t.Errorf("%s is %s, %s is %s", pair[0], a, pair[1], b)
		}
	}
	if sound("en", "doctor") == sound("en", "dentist") || sound("cy", "meddyg") == sound("cy", "deintydd") {
		t.Error("words that sound different share a key")
	}
	if a, b := sound("cy", "llygaid"), sound("cy", "lygad"); a != b {
		t.Errorf("llygaid is %s, lygad is %s", a, b)
	}
}

func TestAWelshWordIsFoundUnderItsChangedFirstLetter(t *testing.T) {
	for changed, base := range map[string]string{"ddeintydd": "deintydd", "feddyg": "meddyg", "nghalon": "calon", "gyffuriau": "cyffuriau", "wely": "gwely", "phen": "pen"} {
		if !slices.Contains(unmutated(changed), base) {
			t.Errorf("%s: %v", changed, unmutated(changed))
		}
	}
}
