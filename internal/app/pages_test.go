package app_test

import (
	"bytes"
	"compress/gzip"
	"encoding/xml"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"plainwell/internal/app"
)

func TestAPageIsSentInTheSmallestFormThatTheBrowserTakes(t *testing.T) {
	p := shared(t).person()
	p.http.Transport = &http.Transport{DisableCompression: true}
	plain := p.get("/en/gp")
	etags := map[string]bool{}
	for accept, want := range map[string]string{
		"": "", "gzip, deflate, br, zstd": "br", "gzip": "gzip", "br;q=0, gzip": "gzip", "br;q=0.5": "br", "identity": "", "gzip;q=0, br;q=0": "", "BR": "br", "*": "",
	} {
		a := p.get("/en/gp", "Accept-Encoding", accept)
		if got := a.Header.Get("Content-Encoding"); got != want {
			t.Errorf("Accept-Encoding %q: sent %q, want %q", accept, got, want)
		}
		if a.Header.Get("Vary") != "Accept-Encoding" {
			t.Errorf("Vary is %q", a.Header.Get("Vary"))
		}
		etag := a.Header.Get("ETag")
		etags[etag] = true
		if again := p.get("/en/gp", "Accept-Encoding", accept, "If-None-Match", `"other", W/`+etag); again.StatusCode != http.StatusNotModified || again.Text != "" {
			t.Errorf("%q: asked again: %d with %d bytes", accept, again.StatusCode, len(again.Text))
		}
		if want == "gzip" {
			r, err := gzip.NewReader(strings.NewReader(a.Text))
			if err != nil {
				t.Fatal(err)
			}
			if body, _ := io.ReadAll(r); !bytes.Equal(body, []byte(plain.Text)) {
				t.Error("the packed page is another page")
			}
		}
	}
	if len(etags) != 3 {
		t.Errorf("the three forms have %d ETags", len(etags))
	}
	if a := p.do("HEAD", "/en/gp", nil); a.StatusCode != 200 || a.Text != "" {
		t.Errorf("HEAD: %d with %d bytes", a.StatusCode, len(a.Text))
	}
}

func TestThePageDependsOnNothingButItsAddress(t *testing.T) {
	site := shared(t)
	known, stranger := site.person(), site.person()
	known.add(date(time.Now().Add(72 * time.Hour)))
	a, b := known.get("/en/", "Cookie", "lang=cy", "Accept-Language", "cy", "Save-Data", "on"), stranger.get("/en/")
	if a.Text != b.Text {
		t.Error("the home page is not the same for two people")
	}
}

func TestTheFrontDoorSpeaksTheReadersLanguage(t *testing.T) {
	p := shared(t).person()
	for name, c := range map[string]struct{ cookie, accept, want string }{
		"nothing said":         {"", "", "/en/"},
		"a Welsh browser":      {"", "cy, en;q=0.8", "/cy/"},
		"a German browser":     {"", "de", "/en/"},
		"Welsh was tapped":     {"lang=cy", "en", "/cy/"},
		"a cookie of nonsense": {"lang=../../etc", "cy", "/cy/"},
	} {
		if got := p.get("/", "Cookie", c.cookie, "Accept-Language", c.accept); got.StatusCode != http.StatusFound || got.Header.Get("Location") != c.want {
			t.Errorf("%s: %d to %q", name, got.StatusCode, got.Header.Get("Location"))
		}
	}
}

func TestAPageThatIsNotInWelshSaysSoAndIsEnglish(t *testing.T) {
	p := shared(t).person()
	a := p.get("/cy/gp")
	for _, want := range []string{`<html lang="cy"`, `<article lang="en" dir="ltr">`, "Nid yw'r dudalen hon ar gael yn Gymraeg eto.", `<link rel="canonical" href="http://localhost:8080/en/gp">`} {
		if !strings.Contains(a.Text, want) {
			t.Errorf("%s is not in the page", want)
		}
	}
}

func TestTheSiteMapListsPagesInTheLanguagesTheyAreWrittenIn(t *testing.T) {
	p := shared(t).person()
	var m struct {
		URL []struct {
			Loc  string `xml:"loc"`
			Link []struct {
				Lang string `xml:"hreflang,attr"`
				Href string `xml:"href,attr"`
			} `xml:"link"`
		} `xml:"url"`
	}
	if err := xml.Unmarshal([]byte(p.get("/sitemap.xml").Text), &m); err != nil {
		t.Fatal(err)
	}
	seen := map[string]int{}
	for _, u := range m.URL {
		path := strings.TrimPrefix(u.Loc, "http://localhost:8080")
		seen[path] = len(u.Link)
		a := p.get(path)
		if a.StatusCode != 200 || !strings.Contains(a.Text, `<link rel="canonical" href="`+u.Loc+`">`) {
			t.Errorf("%s: %d, or it names another page as the one to list", path, a.StatusCode)
		}
		for _, l := range u.Link {
			if !strings.Contains(a.Text, `<link rel="alternate" hreflang="`+l.Lang+`" href="`+l.Href+`">`) {
				t.Errorf("%s does not name %s", path, l.Href)
			}
		}
	}
	if seen["/en/"] != 2 || seen["/cy/"] != 2 || seen["/en/gp"] != 1 || seen["/en/t/overdose"] != 1 {
		t.Errorf("%v", seen)
	}
	if _, listed := seen["/cy/gp"]; listed {
		t.Error("an English page is listed as Welsh")
	}
}

// links finds every address that a page names.
var links = regexp.MustCompile(`(?:href|src|action)="([^"#]*)`)

func TestNoLinkLeadsNowhere(t *testing.T) {
	p := shared(t).person()
	path := p.add(date(time.Now().Add(72 * time.Hour)))
	todo, seen := []string{"/en/", "/cy/", path, "/en/dates", "/cy/dates"}, map[string]bool{}
	for len(todo) > 0 {
		at := todo[0]
		todo = todo[1:]
		if seen[at] {
			continue
		}
		seen[at] = true
		a := p.get(at)
		if at == "/leave" {
			continue
		}
		if strings.HasPrefix(at, "/kw/") && a.Header.Get("Location") == "/kw/sign-in" {
			continue // it is there for those who are signed in
		}
		if a.StatusCode != 200 {
			t.Errorf("%s: %d", at, a.StatusCode)
			continue
		}
		if !strings.HasPrefix(a.Header.Get("Content-Type"), "text/html") {
			continue
		}
		for _, m := range links.FindAllStringSubmatch(a.Text, -1) {
			to := strings.ReplaceAll(m[1], "&amp;", "&")
			to = strings.TrimPrefix(to, "http://localhost:8080")
			// What stands beside an article is made alike for each: those of the GP pages are enough.
			beside := strings.Contains(to, "/print") || strings.Contains(to, "/share/") || strings.Contains(to, "/easy/")
			again := beside && !strings.HasPrefix(to, "/en/gp") && !strings.Contains(to, "/en/share/gp") && !strings.HasPrefix(to, "/en/easy/gp")
			posted := strings.HasSuffix(to, "/move/here") || strings.HasSuffix(to, "/gp/code") || strings.HasSuffix(to, "/count")
			if strings.HasPrefix(to, "/") && !posted && !again {
				todo = append(todo, to)
			}
		}
	}
	if len(seen) < 40 {
		t.Errorf("only %d addresses were found", len(seen))
	}
}

func TestTheOperatorsOwnPagesAndFactsAreLaidOver(t *testing.T) {
	t.Parallel()
	own := t.TempDir()
	page := strings.Replace(readFile(t, "../../locales/en/pages/dentist.md"), `title = "`, `title = "Our own `, 1)
	writeFile(t, filepath.Join(own, "en/pages/dentist.md"), page)
	c := config(t.TempDir())
	c.ContentDir = own
	p := startWith(t, c, nil).person()
	if a := p.get("/en/t/dentist"); !strings.Contains(a.Text, "<h1>Our own ") {
		t.Error("the operator's page is not shown")
	}
	writeFile(t, filepath.Join(own, "en/pages/dentist.md"), strings.Replace(page, "checked = ", "chekced = ", 1))
	if _, err := app.New(t.Context(), c, quiet()); err == nil || !strings.Contains(err.Error(), "dentist.md") {
		t.Errorf("a page with a mistake was taken: %v", err)
	}
}

func readFile(t *testing.T, name string) string {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func writeFile(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestThePagesAboutTheSiteNameWhoRunsIt(t *testing.T) {
	p := shared(t).person()
	for _, page := range []string{"/en/about", "/en/privacy", "/en/accessibility", "/cy/privacy"} {
		if !strings.Contains(p.get(page).Text, "The health team, 1 High Street") {
			t.Errorf("%s does not", page)
		}
	}
	for _, want := range []string{"github.com/gofiber/fiber/v2", "/licences.txt"} {
		if !strings.Contains(p.get("/en/about").Text, want) {
			t.Errorf("About does not name %s", want)
		}
	}
	if a := p.get("/licences.txt"); a.StatusCode != 200 || !strings.Contains(a.Text, "Permission is hereby granted") {
		t.Errorf("licences: %d", a.StatusCode)
	}
}

func TestEveryLibraryInTheProgramHasItsNoticeThere(t *testing.T) {
	notices, module := readFile(t, "licences.txt"), readFile(t, "../../go.mod")
	onlyInTests := []string{"github.com/makiuchi-d/gozxing", "github.com/santhosh-tekuri/jsonschema/v6"}
	found := 0
	for _, m := range regexp.MustCompile(`(?m)^\t(\S+) (v\S+)$`).FindAllStringSubmatch(module, -1) {
		if slices.Contains(onlyInTests, m[1]) {
			continue
		}
		found++
		if !strings.Contains(notices, "== "+m[1]+" "+m[2]+" ") {
			t.Errorf("%s %s has no notice: run scripts/licences", m[1], m[2])
		}
	}
	if found < 10 {
		t.Errorf("only %d libraries were found in go.mod", found)
	}
}

func TestEveryPageForReadersIsInOneGroupOfTheListOfAllPages(t *testing.T) {
	p := shared(t).person()
	list := p.get("/en/topics").Text
	for _, path := range []string{"/en/gp", "/en/help-now", "/en/t/overdose", "/en/t/dentist", "/en/t/talk-about-a-worry", "/en/gp/wales"} {
		if strings.Count(list, `href="`+path+`">`) == 0 {
			t.Errorf("%s is not listed", path)
		}
	}
	if strings.Contains(list, "More pages") {
		t.Error("a page stands in no group: put it into locales/topics.toml")
	}
	if strings.Contains(list, `"/en/staff/`) {
		t.Error("a page for staff is among those for readers")
	}
}
