package app_test

import (
	"bytes"
	"io/fs"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"plainwell/internal/gp"
)

// hrefBefore finds the address of the link whose words these are.
func hrefBefore(t *testing.T, html, words string) string {
	t.Helper()
	m := regexp.MustCompile(`href="([^"]*)"[^>]*>(?:<[^>]*>|[^<])*?`+regexp.QuoteMeta(words)).FindAllStringSubmatch(html, -1)
	if len(m) == 0 {
		t.Fatalf("no link says %q", words)
	}
	at := m[len(m)-1][0]
	return regexp.MustCompile(`href="([^"]*)"`).FindAllStringSubmatch(at, -1)[strings.Count(at, `href="`)-1][1]
}

// TestSomebodyWalksFromTheStartToDoneWithNoCookieAndNoScript follows the links and
// forms of the pages alone, and then looks for what they said in all that is kept.
func TestSomebodyWalksFromTheStartToDoneWithNoCookieAndNoScript(t *testing.T) {
	site := shared(t)
	p := site.person()
	p.http.Jar = nil
	if home := p.get("/en/gp"); hrefBefore(t, home.Text, "Start: my steps") != "/en/gp/start" {
		t.Error("the page about joining does not lead to the start")
	}
	a := p.post("/en/gp/start", url.Values{"is": {"out", "hostel", "no-id", "english", "refused", "removed"}, "stay": {"long"}})
	at := a.Header.Get("Location")
	code, ok := strings.CutPrefix(at, "/en/gp/my/")
	if a.StatusCode != http.StatusSeeOther || !ok {
		t.Fatalf("%d to %q", a.StatusCode, at)
	}
	for n := 1; ; n++ {
		list := p.get(at)
		if strings.Contains(list.Text, "You have done all your steps.") {
			break
		}
		if n > gp.MostSteps {
			t.Fatal("the steps do not end")
		}
		next := regexp.MustCompile(`href="([^"]*)" aria-current="step"`).FindStringSubmatch(list.Text)
		if next == nil {
			t.Fatalf("after %d steps none is next", n-1)
		}
		step := p.get(next[1])
		if step.StatusCode != 200 || !strings.Contains(step.Text, "<h1>") {
			t.Fatalf("%s: %d", next[1], step.StatusCode)
		}
		for _, to := range regexp.MustCompile(`<a class="button button--quiet" href="(/en/[^"]*)"`).FindAllStringSubmatch(step.Text, -1) {
			if b := p.get(to[1]); b.StatusCode != 200 {
				t.Errorf("%s leads to %s: %d", next[1], to[1], b.StatusCode)
			}
		}
		at = hrefBefore(t, step.Text, "I have done this")
	}
	if done := p.get("/en/gp/done"); !strings.Contains(done.Text, `action="/en/gp/done/count"`) || hrefBefore(t, done.Text, "Remind me about my medicine") != "/en/dates/new?for=medicine" {
		t.Error("the last page asks nothing, or has no reminder")
	}
	if b := p.post("/en/gp/done/count", url.Values{"kind": {"joined"}, "area": {"LS1"}}); b.StatusCode != http.StatusSeeOther {
		t.Errorf("the count: %d", b.StatusCode)
	}
	kept := 0
	err := filepath.WalkDir(site.Config.DataDir, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		raw, err := os.ReadFile(name)
		kept += len(raw)
		for _, trace := range []string{code, strings.ReplaceAll(code, "-", ""), at[len("/en/gp/my/"):]} {
			if bytes.Contains(raw, []byte(trace)) {
				t.Errorf("%s holds the code", filepath.Base(name))
			}
		}
		return err
	})
	if err != nil || kept == 0 {
		t.Errorf("%d bytes were looked at: %v", kept, err)
	}
	if strings.Contains(site.Log.String(), code[:4]) {
		t.Error("the code is in the log")
	}
}
