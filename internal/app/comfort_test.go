package app_test

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"plainwell/internal/web/press"
)

func TestAComfortChoiceIsOneCookieAndChangesNoPage(t *testing.T) {
	p := shared(t).person()
	before := p.get("/en/gp").Text
	a := p.post("/en/settings", url.Values{"size": {"2"}, "country": {"1"}, "tint": {"9"}, "side": {"left"}, "shape": {"1"}})
	if a.StatusCode != http.StatusSeeOther || a.Header.Get("Location") != "/en/settings?done=settings" {
		t.Fatalf("%d to %q", a.StatusCode, a.Header.Get("Location"))
	}
	cookie := a.Header.Get("Set-Cookie")
	for _, want := range []string{"me=1200001;", "HttpOnly", "SameSite=Lax", "path=/"} {
		if !strings.Contains(cookie, want) {
			t.Errorf("the cookie %q has no %s", cookie, want)
		}
	}
	if css := p.get("/me.css").Text; !strings.Contains(css, "145%") || !strings.Contains(css, "wales") {
		t.Errorf("the style sheet: %q", css)
	}
	if p.get("/en/gp").Text != before {
		t.Error("the page has changed")
	}
	// A form that asks for one thing changes one thing.
	a = p.post("/en/settings", url.Values{"country": {"2"}})
	if !strings.Contains(a.Header.Get("Set-Cookie"), "me=1200002;") {
		t.Errorf("%q", a.Header.Get("Set-Cookie"))
	}
	if form := p.get("/en/settings"); form.Header.Get("Cache-Control") != "private, no-store" || !strings.Contains(form.Text, `value="2" checked><label for="country-2">`) {
		t.Error("the form does not show the choice, or may be kept")
	}
	if a = p.post("/en/forget", nil); !strings.Contains(strings.Join(a.Header.Values("Set-Cookie"), "\n"), "me=;") {
		t.Errorf("forgetting leaves the choice: %q", a.Header.Values("Set-Cookie"))
	}
	if css := p.get("/me.css").Text; css != "" {
		t.Errorf("forgotten, and still %q", css)
	}
}

func TestAnotherSiteCannotSetTheChoices(t *testing.T) {
	p := shared(t).person()
	a := p.do("POST", "/en/settings", strings.NewReader("size=2"), "Content-Type", "application/x-www-form-urlencoded", "Sec-Fetch-Site", "cross-site")
	if a.StatusCode != http.StatusForbidden || a.Header.Get("Set-Cookie") != "" {
		t.Errorf("%d %q", a.StatusCode, a.Header.Get("Set-Cookie"))
	}
}

// topics is the address of each page of the site map.
var topics = regexp.MustCompile(`<loc>http://localhost:8080(/[^<]+)</loc>`)

func TestEveryPageIsSmallAndHasItsToolsBesideIt(t *testing.T) {
	p := shared(t).person()
	found := topics.FindAllStringSubmatch(p.get("/sitemap.xml").Text, -1)
	if len(found) < 10 {
		t.Fatalf("%d pages", len(found))
	}
	for _, m := range found {
		a := p.get(m[1])
		if size := press.Weigh([]byte(a.Text)); size > 14<<10 {
			t.Errorf("%s weighs %d bytes", m[1], size)
		}
		if !strings.Contains(a.Text, `href="`+m[1]+`/print"`) {
			continue // a screen, not an article
		}
		if !strings.Contains(a.Text, `<link rel="stylesheet" href="/me.css">`) {
			t.Errorf("%s does not name the reader's style sheet", m[1])
		}
		for _, tool := range []string{"/print", "/print/card"} {
			b := p.get(m[1] + tool)
			if b.StatusCode != http.StatusOK || strings.Contains(b.Text, `rel="canonical"`) || !strings.Contains(b.Text, `<meta name="robots" content="noindex">`) {
				t.Errorf("%s: %d, or search engines may list it", m[1]+tool, b.StatusCode)
			}
		}
	}
}
