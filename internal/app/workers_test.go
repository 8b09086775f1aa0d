package app_test

import (
	"bytes"
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"sync/atomic"
	"testing"

	"plainwell/internal/app"
	"plainwell/internal/redact"
)

// workerPassword is that of every account in these tests.
const workerPassword = "four grey herons wait"

var invited atomic.Int64

// invite makes an account by the command and gives the path of its one-time address.
func (r *running) invite(email, role, team string) string {
	r.t.Helper()
	var out bytes.Buffer
	err := app.InviteWorker(context.Background(), app.InviteOptions{
		DataDir: r.Config.DataDir, PublicURL: r.URL, Email: email, Role: role, Team: team, Lang: "en", Out: &out,
	})
	if err != nil {
		r.t.Fatal(err)
	}
	path := regexp.MustCompile(`/kw/join/[\w-]{43}`).FindString(out.String())
	if path == "" {
		r.t.Fatalf("no address was printed: %s", out.String())
	}
	return path
}

// worker gives somebody who is signed in with a new account of a role in a team, which
// is made where there is none. Their name is "Worker" and a number.
func (r *running) worker(role, team string) *person {
	r.t.Helper()
	n := invited.Add(1)
	p := r.person()
	a := p.post(r.invite(fmt.Sprintf("worker-%d@example.org", n), role, team), url.Values{"name": {fmt.Sprintf("Worker %d", n)}, "password": {workerPassword}})
	if a.StatusCode != http.StatusSeeOther || a.Header.Get("Location") != "/kw" {
		r.t.Fatalf("the invitation was not taken: %d %s", a.StatusCode, a.Text)
	}
	return p
}

// cookie is the session of somebody who is signed in.
func (p *person) cookie() redact.Text {
	at, _ := url.Parse(p.site.URL)
	for _, c := range p.http.Jar.Cookies(at) {
		if c.Name == "kw" {
			return redact.Text(c.Value)
		}
	}
	return ""
}

func TestAnInvitedWorkerChoosesAPasswordAndSignsIn(t *testing.T) {
	site := shared(t)
	join := site.invite("ann@example.org", "worker", "North")
	p := site.person()
	if a := p.get(join); a.StatusCode != 200 {
		t.Fatalf("the invitation: %d %s", a.StatusCode, a.Text)
	}
	if a := p.post(join, url.Values{"name": {"Ann"}, "password": {"short"}}); a.StatusCode != 422 {
		t.Errorf("a short password: %d", a.StatusCode)
	}
	if a := p.post(join, url.Values{"name": {"Ann"}, "password": {workerPassword}}); a.StatusCode != 303 {
		t.Fatalf("accepting: %d %s", a.StatusCode, a.Text)
	}
	if a := p.get("/kw"); a.StatusCode != 200 || !bytes.Contains([]byte(a.Text), []byte("Ann")) {
		t.Errorf("home: %d %s", a.StatusCode, a.Text)
	}
	if a := site.person().get(join); a.StatusCode != 410 {
		t.Errorf("the invitation once more: %d", a.StatusCode)
	}
	p.post("/kw/sign-out", nil)
	if a := p.get("/kw"); a.StatusCode != 303 || a.Header.Get("Location") != "/kw/sign-in" {
		t.Errorf("signed out: %d", a.StatusCode)
	}
	for _, wrong := range []url.Values{{"email": {"ann@example.org"}, "password": {"four grey herons weight"}}, {"email": {"bob@example.org"}, "password": {workerPassword}}} {
		if a := p.post("/kw/sign-in", wrong); a.StatusCode != 403 {
			t.Errorf("a wrong sign-in: %d", a.StatusCode)
		}
	}
	if a := p.post("/kw/sign-in", url.Values{"email": {"Ann@Example.org"}, "password": {workerPassword}}); a.StatusCode != 303 {
		t.Fatalf("signing in: %d %s", a.StatusCode, a.Text)
	}
	if a := p.get("/kw"); a.StatusCode != 200 {
		t.Errorf("home: %d", a.StatusCode)
	}
}

func TestTheCookiesOfAKeyWorkerAreOfThisHostAndForNoScript(t *testing.T) {
	site := shared(t)
	p := site.person()
	a := p.post(site.invite("cookie@example.org", "worker", "North"), url.Values{"name": {"Ann"}, "password": {workerPassword}})
	got := map[string]*http.Cookie{}
	for _, c := range a.Cookies() {
		got[c.Name] = c
	}
	for name, lasting := range map[string]bool{"kw": false, "kwd": true} {
		c := got[name]
		if c == nil {
			t.Fatalf("no cookie %s: %v", name, a.Header["Set-Cookie"])
		}
		if !c.HttpOnly || c.SameSite != http.SameSiteLaxMode || c.Path != "/" || c.Domain != "" || (c.MaxAge > 0) != lasting || len(c.Value) < 43 {
			t.Errorf("%s: %+v", name, c)
		}
	}
	if before := p.cookie(); p.post("/kw/account/password", url.Values{"current": {workerPassword}, "password": {"five brown owls sleep"}}).StatusCode != 303 || p.cookie() == before {
		t.Error("a new password did not begin a new session")
	}
	if a := p.get("/.well-known/change-password"); a.StatusCode != 303 || a.Header.Get("Location") != "/kw/account/password" {
		t.Errorf("where a password is changed: %d %s", a.StatusCode, a.Header.Get("Location"))
	}
}

func TestOverHTTPSTheCookiesAreHeldToTheHost(t *testing.T) {
	t.Parallel()
	c := config(t.TempDir())
	c.PublicURL = "https://guide.example.org"
	site := startWith(t, c, nil)
	a := site.person().post(site.invite("ann@example.org", "admin", "North"), url.Values{"name": {"Ann"}, "password": {workerPassword}})
	names := map[string]bool{}
	for _, c := range a.Cookies() {
		names[c.Name] = c.Secure && c.HttpOnly
	}
	if !names["__Host-kw"] || !names["__Host-kwd"] {
		t.Errorf("%v", a.Header["Set-Cookie"])
	}
}

func TestAWrongSettingOfTheOrganisationsSignInIsNamed(t *testing.T) {
	for name, change := range map[string]func(*app.Config){
		"OIDC_ISSUER":    func(c *app.Config) { c.OIDCIssuer, c.OIDCClientID = "http://login.example.org", "guide" },
		"OIDC_CLIENT_ID": func(c *app.Config) { c.OIDCIssuer = "https://login.example.org" },
		"WORKERS":        func(c *app.Config) { c.Workers = "no" },
	} {
		c := config(t.TempDir())
		change(&c)
		if _, err := app.New(t.Context(), c, slog.New(slog.DiscardHandler)); err == nil || !strings.Contains(err.Error(), "PLAINWELL_"+name) {
			t.Errorf("%s: %v", name, err)
		}
	}
	c := config(t.TempDir())
	c.OIDCSecret = "between-us"
	if _, err := app.New(t.Context(), c, slog.New(slog.DiscardHandler)); err == nil || strings.Contains(err.Error(), "between-us") {
		t.Errorf("a secret alone: %v", err)
	}
}

func TestWithAccountsTurnedOffTheirPagesAreNotThere(t *testing.T) {
	t.Parallel()
	c := config(t.TempDir())
	c.Workers = "off"
	p := startWith(t, c, nil).person()
	for _, path := range []string{"/kw", "/kw/sign-in", "/kw/people", "/kw/join/x", "/kw/office", "/api/v1/people", "/.well-known/change-password"} {
		if a := p.get(path); a.StatusCode != 404 {
			t.Errorf("%s: %d", path, a.StatusCode)
		}
	}
}
