package web

import (
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
	"testing"
)

func TestOwnWordsAreAQuoteOfTheTeamAndNothingElse(t *testing.T) {
	p := packRoom(t)
	form := p.as("ann", "GET", "/kw/pack?lang=en&from=cut-down", nil)
	for _, want := range []string{`name="words"`, `data-check="/kw/pack/check?lang=en"`, `action="/kw/pack?lang=en"`, `value="drinking" checked`, `href="/kw/packs?lang=en"`} {
		if form.StatusCode != 200 || !strings.Contains(form.Text, want) {
			t.Errorf("%d: the form has no %s", form.StatusCode, want)
		}
	}
	evil := `<script>alert</script> "you" & <img src=x onerror=alert>`
	_, code := p.made("ann", url.Values{"page": {"dentist"}, "words": {evil}})
	a := p.get("/p/" + strings.ReplaceAll(code, "-", ""))
	for _, want := range []string{"&lt;script&gt;alert&lt;/script&gt;", "&lt;img src=x onerror=alert&gt;", "From Red &lt;b&gt;team&lt;/b&gt;", "<blockquote>"} {
		if !strings.Contains(a.Text, want) {
			t.Errorf("the pack has no %s: %s", want, a.Text)
		}
	}
	for _, bad := range []string{"<script>alert", "<img src=x", "<b>team"} {
		if strings.Contains(a.Text, bad) || strings.Contains(p.as("ann", "GET", "/kw/packs", nil).Text, bad) {
			t.Errorf("%s is markup", bad)
		}
	}
	if policy := a.Header.Get("Content-Security-Policy"); policy != contentPolicy {
		t.Errorf("the policy is %q", policy)
	}
	for words, want := range map[string]string{
		"Ask John Smith for help.":    "This looks like a full name.",
		"See example.org today.":      "Take out the link or address.",
		"Come at two or ring 0113.":   "Take out the numbers.",
		"Please don't wait.":          "Make this easier to read.",
		strings.Repeat("go on ", 20):  "A sentence is too long. 15 words is the most.",
		strings.Repeat("Go on. ", 60): "letters too long.",
	} {
		a := p.as("ann", "POST", "/kw/pack?lang=en", url.Values{"page": {"dentist"}, "lang": {"en"}, "words": {words}})
		if a.StatusCode != 422 || !strings.Contains(a.Text, want) || !strings.Contains(a.Text, "\n"+strings.TrimSpace(words)) {
			t.Errorf("%.20q: %d without %q, or what was typed is gone", words, a.StatusCode, want)
		}
	}
	if a := p.post("/en/meet/pack", url.Values{"page": {"dentist"}, "lang": {"en"}, "words": {"Hello."}}); a.StatusCode != 422 {
		t.Errorf("own words of nobody: %d", a.StatusCode)
	}
}

func TestOwnWordsAreCheckedWhileTheyAreTyped(t *testing.T) {
	p := packRoom(t)
	check := func(who, body string) page {
		req, _ := http.NewRequest("POST", p.url+"/kw/pack/check?lang=en", strings.NewReader(body))
		req.Header.Set("Sec-Fetch-Site", "same-origin")
		req.Header.Set("Accept", "application/json")
		return p.send(who, req)
	}
	for words, want := range map[string]int{"Well done for coming.": 0, "": 0, "Ask John Smith at 5.": 2} {
		body, _ := json.Marshal(map[string]string{"words": words, "lang": "en"})
		a := check("ann", string(body))
		var got struct{ Findings []string }
		if err := json.Unmarshal([]byte(a.Text), &got); err != nil || a.StatusCode != 200 || len(got.Findings) != want || a.Header.Get("Cache-Control") != "private, no-store" {
			t.Errorf("%q: %d, %q, %v", words, a.StatusCode, got.Findings, err)
		}
	}
	if a := check("ann", "{"); a.StatusCode != 400 {
		t.Errorf("no JSON: %d", a.StatusCode)
	}
	if a := check("", `{"words":"a"}`); a.StatusCode != 303 || a.Header.Get("Location") != "/kw/sign-in" {
		t.Errorf("nobody: %d", a.StatusCode)
	}
	if strings.Contains(p.log.String(), "Smith") {
		t.Error("what was typed is in the log")
	}
}

func TestWhoMayEndAPack(t *testing.T) {
	p := packRoom(t)
	for _, who := range []string{"ann", "lea", "bob", "lou", "pat", "adam", ""} {
		for kind, form := range map[string]url.Values{"plain": {"page": {"dentist"}}, "with own words": {"page": {"dentist"}, "words": {"Well done."}}} {
			_, code := p.made("ann", form)
			list := p.as(who, "GET", "/kw/packs?lang=en", nil)
			may := map[string]bool{"ann": true, "lea": true, "pat": kind == "with own words"}[who]
			if strings.Contains(list.Text, code) != may {
				t.Errorf("%s sees a pack of ann %s: %v", who, kind, !may)
			}
			mine := p.as("ann", "GET", "/kw/packs?lang=en", nil).Text
			_, end, _ := strings.Cut(mine[strings.Index(mine, code):], `action="`)
			end, _, _ = strings.Cut(end, `"`)
			a := p.as(who, "POST", strings.ReplaceAll(end, "&amp;", "&"), url.Values{})
			left := p.get("/p/" + strings.ReplaceAll(code, "-", "")).StatusCode
			want := map[bool]int{true: 303, false: 404}[may || who == ""]
			if a.StatusCode != want || left != map[bool]int{true: 404, false: 200}[may] {
				t.Errorf("%q ends a pack %s: %d; then it answers %d", who, kind, a.StatusCode, left)
			}
			if other := strings.Contains(list.Text, `href="/p/made/`); other != (who == "ann") {
				t.Errorf("%q gets the maker's page of ann: %v", who, other)
			}
			if left == 200 {
				p.as("ann", "POST", strings.ReplaceAll(end, "&amp;", "&"), url.Values{})
			}
		}
	}
	if a := p.as("ann", "POST", "/kw/packs/x/end", url.Values{}); a.StatusCode != 404 {
		t.Errorf("a number that is none: %d", a.StatusCode)
	}
}

func TestWithoutAccountsPacksGoOnAndOwnWordsVanish(t *testing.T) {
	p := packRoom(t, func(o *Options) { o.Sessions = nil })
	for _, path := range []string{"/kw/pack", "/kw/packs"} {
		if a := p.get(path); a.StatusCode != 404 {
			t.Errorf("%s: %d", path, a.StatusCode)
		}
	}
	if form := p.get("/en/meet/pack"); strings.Contains(form.Text, "/kw/") {
		t.Error("the form speaks of accounts")
	}
	_, code := p.made("", url.Values{"page": {"dentist"}})
	if a := p.get("/p/" + strings.ReplaceAll(code, "-", "")); a.StatusCode != 200 {
		t.Errorf("%d", a.StatusCode)
	}
}
