package share_test

import (
	"strings"
	"testing"

	"plainwell/internal/share"
)

func keys(text string) string {
	var out []string
	for _, f := range share.Plain(text) {
		out = append(out, strings.TrimPrefix(f.Key, "made.error.words."))
	}
	return strings.Join(out, " ")
}

func TestOwnWordsHoldNoLinkAndNoNumber(t *testing.T) {
	for text, want := range map[string]string{
		"Well done for coming. See you on Monday!":  "",
		"Bring a friend, e.g. your sister.":         "",
		"It is up to you. Really... up to you":      "",
		"Ask about he/she and/or them":              "",
		"You came two times. One step at a time.":   "",
		"Gwnaethoch yn dda iawn. Un cam ar y tro.":  "",
		"see https://example.org":                   "link",
		"see example.org":                           "link",
		"www.example":                               "link",
		"bit.ly/abc":                                "link",
		"look at example dot com":                   "link",
		"javascript:alert":                          "link",
		"sam@example":                               "link",
		"sam (at) example":                          "link",
		"//evil":                                    "link",
		"ring 111":                                  "number",
		"come at 2":                                 "number",
		"room ٣":                                    "number",
		"level ⅷ":                                   "number",
		"m²":                                        "number",
		"ring oh seven seven double nine":           "number",
		"ring Nought, one, nine":                    "number",
		"dim saith saith":                           "number",
		"one two step":                              "",
		strings.Repeat("a", share.MostWords):        "",
		strings.Repeat("é", share.MostWords+1):      "long",
		strings.Repeat("a", 400) + " 1 a@b":         "long link number",
		"<script>alert</script>":                    "",
		"Read it.Then rest":                         "link", // a full stop with no space could be one
		"Mae'n 5 munud i ffwrdd, ffoniwch 01632":    "number",
		"Rwy'n falch ohonoch chi. Daliwch i fynd.":  "",
		"You said: \"I cannot.\" You can. Believe.": "",
	} {
		if got := keys(text); got != want {
			t.Errorf("%q: %q, not %q", text, got, want)
		}
	}
}

func TestCleanMakesOneParagraph(t *testing.T) {
	for text, want := range map[string]string{
		" a\r\n\tb\u2028c ":       "a b c",
		"a\u202eb\u200b\x00c\xff": "abc",
		"":                        "",
		"<b>":                     "<b>", // the template escapes it
	} {
		if got := share.Clean(text); got != want {
			t.Errorf("%q: %q", text, got)
		}
	}
}

func FuzzPlain(f *testing.F) {
	for _, seed := range []string{"Well done.", "see example.org", "oh seven seven", "a\u202eb ٣", "\xff"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		clean := share.Clean(text)
		if share.Clean(clean) != clean {
			t.Errorf("%q is not clean yet", clean)
		}
		if got := keys(clean); strings.ContainsAny(clean, "0123456789") && !strings.Contains(got, "number") || strings.Contains(clean, "@") && !strings.Contains(got, "link") {
			t.Errorf("%q passes with %q", clean, got)
		}
	})
}

func TestEachLineIsNamedOnceAndNoOtherIsKnown(t *testing.T) {
	seen := map[share.Line]bool{}
	for _, l := range share.Lines {
		if seen[l] || !l.Known() || l.Key() != "made.line."+string(l) {
			t.Errorf("%q", l)
		}
		seen[l] = true
	}
	if len(seen) != 12 || !share.Line("").Known() || share.Line("x").Known() {
		t.Errorf("%d lines", len(seen))
	}
}
