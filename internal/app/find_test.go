package app_test

import (
	"bytes"
	"net/url"
	"strings"
	"testing"

	"plainwell/internal/app"
)

func TestASearchIsAnsweredOnThePageItselfAndKeptNowhere(t *testing.T) {
	site := shared(t)
	p := site.person()
	for _, a := range []answer{
		p.post("/en/find", url.Values{"q": {"dentest zzqq"}}),
		p.get("/en/find?q=dentest+zzqq"),
	} {
		if a.StatusCode != 200 || a.Header.Get("Cache-Control") != "private, no-store" || a.Header.Get("X-Robots-Tag") == "" {
			t.Fatalf("%d, %v", a.StatusCode, a.Header)
		}
		if !strings.Contains(a.Text, `<a class="found__link" href="/en/t/dentist">`) || !strings.Contains(a.Text, "We looked for: dentist zzqq") {
			t.Errorf("the dentist is not found:\n%s", a.Text)
		}
		if a.Header.Get("Set-Cookie") != "" || a.Header.Get("Location") != "" {
			t.Error("the search leaves something behind")
		}
		title, _, _ := strings.Cut(a.Text, "</title>")
		if strings.Contains(title, "dent") {
			t.Error("the title says what was looked for")
		}
	}
	for _, bad := range []string{`"`, `" OR 1*`, "NEAR(", "'; --", "title:", "^", "\x00", strings.Repeat("å", 5000), "<b>x</b>", "😀"} {
		if a := p.post("/en/find", url.Values{"q": {bad}}); a.StatusCode != 200 || strings.Contains(a.Text, "<b>x") {
			t.Errorf("%.20q: %d", bad, a.StatusCode)
		}
	}
	if log := site.Log.String(); strings.Contains(log, "zzqq") || strings.Contains(log, "dentest") {
		t.Error("the log holds what was typed")
	}
	if a := p.get("/xx/find"); a.StatusCode != 404 {
		t.Errorf("an unknown language: %d", a.StatusCode)
	}
	if a := p.post("/en/find", url.Values{"q": {"x"}}, "Sec-Fetch-Site", "cross-site"); a.StatusCode != 403 {
		t.Errorf("a form of another site: %d", a.StatusCode)
	}
}

func TestAnEmergencyComesBeforeEverythingElse(t *testing.T) {
	p := shared(t).person()
	for _, c := range []struct{ lang, query, want string }{
		{"en", "overdose", "Give naloxone if you have it."}, {"en", "kil my self", "tel:116123"}, {"en", "cant breth", "Call 999 if:"},
		{"cy", "gorddos", "Rhowch nalocson"}, {"cy", "lladd fy hun", "tel:116123"}, {"cy", "cant breathe", "Ffoniwch 999 os:"},
	} {
		a := p.post("/"+c.lang+"/find", url.Values{"q": {c.query}})
		card, found := strings.Index(a.Text, "card--emergency"), strings.Index(a.Text, `class="found"`)
		if card < 0 || found < 0 || card > found || !strings.Contains(a.Text, c.want) {
			t.Errorf("%s %q: card at %d, pages at %d", c.lang, c.query, card, found)
		}
	}
	if a := p.post("/en/find", url.Values{"q": {"dentist"}}); strings.Contains(a.Text, "card--emergency") {
		t.Error("there is a card where there is no emergency")
	}
}

func TestASearchWithNoResultOffersTopicsAndPeopleAndIsCountedWithoutWho(t *testing.T) {
	site := shared(t)
	p := site.person()
	var a answer
	for range 6 {
		a = p.post("/en/find", url.Values{"q": {"Xylophone qqzzk"}})
	}
	for range 9 {
		p.get("/en/find?q=wwqqk")
	}
	for range 4 {
		p.post("/en/find", url.Values{"q": {"rrqqk"}})
	}
	for _, want := range []string{"We found no page", "tel:111", "tel:116123", `href="/en/gp"`, `href="/en/dates"`} {
		if !strings.Contains(a.Text, want) {
			t.Errorf("%s is not offered", want)
		}
	}
	var out bytes.Buffer
	if err := app.Feedback(t.Context(), site.Config.DataDir, "", &out); err != nil {
		t.Fatal(err)
	}
	_, missed, _ := strings.Cut(out.String(), "times  language  words\n")
	if strings.Join(strings.Fields(missed), " ") != "6 en xylophone qqzzk" {
		t.Errorf("the operator is shown:\n%s", &out)
	}
}
