package comfort

import (
	"strings"
	"testing"
)

func TestEveryChoiceComesBackFromItsCode(t *testing.T) {
	all := []Choices{{}}
	for i, f := range Fields() {
		var more []Choices
		for _, c := range all {
			for value := range f.Values {
				next := c
				*next.at()[i] = value
				more = append(more, next)
			}
		}
		all = more
	}
	if len(all) != 4*3*7*2*2*3 {
		t.Fatalf("%d choices", len(all))
	}
	seen := map[string]bool{}
	for _, c := range all {
		code := c.Code()
		if got, ok := Parse(code); got != c || ok != (c != Choices{}) {
			t.Fatalf("%q is read as %+v, want %+v", code, got, c)
		}
		if seen[code] || len(code) > 7 || strings.ContainsFunc(code, func(r rune) bool { return r < '0' || r > '9' }) {
			t.Fatalf("the code %q", code)
		}
		seen[code] = true
	}
}

func TestAnythingElseIsTheSiteAsItIs(t *testing.T) {
	for name, code := range map[string]string{
		"nothing":                 "",
		"all noughts":             "1000000",
		"another version":         "2100000",
		"too short":               "110000",
		"too long":                "11000000",
		"a size too big":          "1400000",
		"a country too many":      "1000003",
		"a letter":                "1a00000",
		"a sign":                  "1-00000",
		"a space before":          " 1100000",
		"a space behind":          "1100000 ",
		"figures of another sort": "1١00000",
		"a style sheet":           "1}*{a:b",
		"a very long one":         strings.Repeat("1", 4096),
	} {
		if got, ok := Parse(code); ok || got != (Choices{}) {
			t.Errorf("%s: %+v", name, got)
		}
	}
}

func TestAFormSetsOnlyWhatItKnows(t *testing.T) {
	c := Choices{Size: 2}
	for _, bad := range [][2]string{{"size", "4"}, {"size", ""}, {"size", "10"}, {"size", "/"}, {"shape", "1"}, {"", "1"}} {
		if c.Set(bad[0], bad[1]) {
			t.Errorf("%q was taken", bad)
		}
	}
	if !c.Set("country", "2") || c != (Choices{Size: 2, Country: Wales}) || c.Get("country") != Wales || c.Get("shape") != 0 {
		t.Errorf("%+v", c)
	}
}

func FuzzParse(f *testing.F) {
	f.Add("1100000")
	f.Add("1000002")
	f.Fuzz(func(t *testing.T, code string) {
		c, ok := Parse(code)
		if ok && c.Code() != code {
			t.Errorf("%q is read as %+v, whose code is %q", code, c, c.Code())
		}
		if !ok && c != (Choices{}) {
			t.Errorf("%q means nothing and is read as %+v", code, c)
		}
	})
}
