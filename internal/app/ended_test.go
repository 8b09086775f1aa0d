package app_test

import (
	"html"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
)

// backAt finds the fields of a form that came back.
var backAt = regexp.MustCompile(`(?s)<textarea name="([^"]*)" hidden>\n(.*?)</textarea>`)

func TestAFormWhoseSessionHasEndedComesBackWhole(t *testing.T) {
	site := shared(t)
	w := site.worker("worker", "The Rowan team")
	at, _ := url.Parse(site.URL)
	held := w.http.Jar.Cookies(at)
	ended := make([]*http.Cookie, 0, len(held))
	for _, c := range held {
		if c.Name == "kw" {
			c = &http.Cookie{Name: "kw", Value: "aSessionThatHasEnded", Path: "/"}
		}
		ended = append(ended, c)
	}
	w.http.Jar.SetCookies(at, ended)

	form := inDays(4)
	form["nick"] = []string{`O'Wren & "co" <b>`}
	form["bring"] = []string{"the blue letter\n\n  and the card"}
	form["password"] = []string{"what nobody may read"}
	a := w.post("/kw/dates/new?lang=en&for=now", form)
	says(t, a, http.StatusUnauthorized, "What you typed is still here.", `action="/kw/dates/new?lang=en&amp;for=now"`, "Sign in on a new page.")
	if strings.Contains(a.Text, "nobody may read") || a.Header.Get("Cache-Control") != "private, no-store" {
		t.Error("the page holds a password, or may be kept")
	}
	back := url.Values{}
	for _, m := range backAt.FindAllStringSubmatch(a.Text, -1) {
		back.Add(html.UnescapeString(m[1]), html.UnescapeString(m[2]))
	}
	delete(form, "password")
	if back.Encode() != form.Encode() {
		t.Errorf("sent: %q\nback: %q", form.Encode(), back.Encode())
	}

	for name, c := range map[string]answer{
		"who was never signed in":      site.person().post("/kw/dates/new", form),
		"who only looks":               w.get("/kw/people"),
		"a form with nothing in it":    w.post("/kw/dates/new", nil),
		"a form of somebody elsewhere": w.post("/kw/dates/new", form, "Sec-Fetch-Site", "cross-site"),
	} {
		want := http.StatusSeeOther
		if name == "a form of somebody elsewhere" {
			want = http.StatusForbidden
		}
		if c.StatusCode != want || strings.Contains(c.Text, "blue letter") {
			t.Errorf("%s: %d", name, c.StatusCode)
		}
	}

	w.http.Jar.SetCookies(at, held) // signed in again
	if a := w.post("/kw/dates/new?lang=en", back); a.StatusCode != http.StatusSeeOther || !strings.Contains(a.Header.Get("Location"), "/kw/dates/") {
		t.Errorf("sent again: %d %s", a.StatusCode, a.Text)
	}
}

func TestWhatWasTypedInManyLinesComesBackInThem(t *testing.T) {
	p := shared(t).person()
	const note = "one\n\n   two\n\n\nthree"
	a := p.post("/en/dates/new", url.Values{"note": {note}})
	if !strings.Contains(a.Text, ">\n"+note+"</textarea>") {
		t.Error(a.Text)
	}
}
