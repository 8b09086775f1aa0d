package i18n

import (
	"strings"
	"testing"
)

func TestTheLanguageFollowsTheBrowser(t *testing.T) {
	b := load(t, "en", hello, "cy", hello, "zh-Hant", hello, "en-x-easy", hello)
	for header, want := range map[string]string{
		"":                               "en",
		"cy":                             "cy",
		"cy-GB,cy;q=0.9,en;q=0.8":        "cy",
		"en-GB,en;q=0.9,cy;q=0.8":        "en",
		"en-US":                          "en",
		"fr-FR,fr;q=0.9":                 "en",
		"fr-FR,fr;q=0.9,cy;q=0.5":        "cy",
		"zh-TW":                          "zh-Hant",
		"cy;q=0,en":                      "en",
		"*":                              "en",
		"not a header; q=x":              "en",
		"\xff\xfe":                       "en",
		strings.Repeat("a", 100_000):     "en",
		strings.Repeat("cy,", 10_000):    "cy",
		"cy," + strings.Repeat("-", 900): "en",
	} {
		if got := b.Match(header); got != want {
			t.Errorf("%.40q gives %q, not %q", header, got, want)
		}
	}
}

func TestALanguageIsDescribed(t *testing.T) {
	b := load(t, "en", hello+"[language]\nname = \"English\"\n", "cy", hello+"[language]\nname = \"Cymraeg\"\n", "ar", hello)
	for tag, want := range map[string]Language{
		"cy": {"cy", "Cymraeg", "ltr"},
		"ar": {"ar", "ar", "rtl"}, // it does not borrow the name "English"
		"xx": {"en", "English", "ltr"},
	} {
		if got := b.Language(tag); got != want {
			t.Errorf("%s: got %+v, want %+v", tag, got, want)
		}
	}
}

func FuzzMatch(f *testing.F) {
	b, err := Load(files("en", hello, "cy", hello))
	if err != nil {
		f.Fatal(err)
	}
	for _, seed := range []string{"", "cy-GB,cy;q=0.9", "*", "a-b-c;q=2", "x-y", ",,;q="} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, header string) {
		if got := b.Match(header); got != "en" && got != "cy" {
			t.Errorf("%q gives %q", header, got)
		}
	})
}
