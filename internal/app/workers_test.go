package app_test

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"net/url"
	"regexp"
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

func TestWithAccountsTurnedOffTheirPagesAreNotThere(t *testing.T) {
	t.Parallel()
	c := config(t.TempDir())
	c.Workers = "off"
	p := startWith(t, c, nil).person()
	for _, path := range []string{"/kw", "/kw/sign-in"} {
		if a := p.get(path); a.StatusCode != 404 {
			t.Errorf("%s: %d", path, a.StatusCode)
		}
	}
}
