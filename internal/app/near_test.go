package app_test

import (
	"bytes"
	"context"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"plainwell/internal/app"
	"plainwell/internal/standin"
	"plainwell/internal/store"
)

// TestFindingASurgery walks through one program that shows the made-up surgeries and
// another after it, on the same database, that does not: each start takes seconds under
// the race detector.
func TestFindingASurgery(t *testing.T) {
	t.Parallel()
	example := startExample(t)
	t.Run("a surgery is found, and the postcode stands nowhere", func(t *testing.T) { findsASurgery(t, example) })
	t.Run("what is typed wrong comes back with words", func(t *testing.T) { comesBackWithWords(t, example) })
	example.Stop()
	if strings.Contains(strings.ToLower(example.Log.String()), "7nx") {
		t.Error("the log holds the postcode")
	}
	c := example.Config
	c.ExamplePlaces = false
	plain := startWith(t, c, example.Push)
	t.Run("a start without the example takes it out", func(t *testing.T) {
		if a := plain.person().near("ZZ1 1AA"); !strings.Contains(a.Text, "There is no list here yet") || strings.Contains(a.Text, "near__item") {
			t.Error("it is still shown")
		}
	})
	t.Run("what is imported while the site runs is there at once", func(t *testing.T) { importsWhileRunning(t, plain) })
}

// startExample runs a program that shows the made-up surgeries.
func startExample(t *testing.T) *running {
	t.Helper()
	push, err := standin.Start(standin.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { push.Close() })
	c := config(t.TempDir())
	c.PushHosts, c.ExamplePlaces = []string{push.URL()}, true
	return startWith(t, c, push)
}

func (p *person) near(typed string) answer {
	return p.post("/en/gp/near", url.Values{"place": {typed}})
}

func findsASurgery(t *testing.T, site *running) {
	p := site.person()
	form := p.get("/en/gp/near")
	if form.StatusCode != 200 || !strings.Contains(form.Header.Get("Cache-Control"), "public") || !strings.Contains(form.Text, `name="place"`) || !strings.Contains(form.Text, "Pick a surgery away from them.") {
		t.Fatalf("the form: %d %v", form.StatusCode, form.Header)
	}
	a := p.near("zz1 1aa")
	if a.StatusCode != 200 || a.Header.Get("Cache-Control") != "private, no-store" || a.Header.Get("Set-Cookie") != "" || a.Header.Get("Location") != "" {
		t.Fatalf("%d, %v", a.StatusCode, a.Header)
	}
	for _, want := range []string{
		"This is an example.", "Surgeries near ZZ1 1AA", `href="tel:01632960015"`, "This call uses your credit or minutes.", "uses data", "These facts are from", `value="zz1 1aa"`,
		"This surgery has closed.", "https://www.openstreetmap.org/search?query=ZZ1&#43;6YU", "Contains OS data", "Open Government Licence", `value="20"`,
	} {
		if !strings.Contains(a.Text, want) {
			t.Errorf("there is no %q", want)
		}
	}
	if n := strings.Count(a.Text, `class="near__item"`); n != 10 {
		t.Errorf("%d surgeries", n)
	}
	for _, never := range []string{"Prison", "Walk-in", "Proposed", "Long Closed"} {
		if strings.Contains(a.Text, never) {
			t.Errorf("%s is on the page", never)
		}
	}
	title, _, _ := strings.Cut(a.Text, "</title>")
	if strings.Contains(strings.ToLower(title), "zz1") {
		t.Error("the title holds the postcode")
	}
	if more := p.post("/en/gp/near", url.Values{"place": {"zz1 1aa"}, "n": {"20"}}); strings.Count(more.Text, `class="near__item"`) != 20 {
		t.Error("twenty were asked for")
	}
	if huge := p.post("/en/gp/near", url.Values{"place": {"zz1 1aa"}, "n": {"999999999"}}); strings.Count(huge.Text, `class="near__item"`) > 50 {
		t.Error("a list has no end")
	}
	if a := p.near("zz1 7nx"); a.StatusCode != 200 {
		t.Errorf("%d", a.StatusCode)
	}
}

func comesBackWithWords(t *testing.T, site *running) {
	p := site.person()
	for typed, want := range map[string]string{
		"":                      "Type your postcode or your town.",
		"qqzzkxq":               "We do not know that place.",
		"xx9 9xx":               "We do not know the postcode XX9 9XX.",
		"<b>x</b>":              "We do not know that place.",
		strings.Repeat("é", 90): "We do not know that place.",
	} {
		a := p.near(typed)
		if a.StatusCode != 422 || !strings.Contains(a.Text, want) || !strings.Contains(a.Text, "error-summary") || strings.Contains(a.Text, "<b>x") {
			t.Errorf("%q: %d", typed, a.StatusCode)
		}
		if typed != "" && !strings.Contains(typed, "<") && !strings.Contains(a.Text, `value="`+typed+`"`) {
			t.Errorf("%q does not come back", typed)
		}
	}
	if a := p.near("exampleby"); !strings.Contains(a.Text, "What place do you mean?") || !strings.Contains(a.Text, `value="Exampleby ZZ4"`) {
		t.Error("two towns of one name are not offered")
	}
	if a := p.near("Exampleby ZZ4"); !strings.Contains(a.Text, "Surgeries near Exampleby") || strings.Count(a.Text, "near__item") != 4 {
		t.Error("one of two towns is not found")
	}
	if a := p.near("zz1 9zz"); !strings.Contains(a.Text, "We do not know your whole postcode. We looked near ZZ1.") {
		t.Error("half of a postcode is not used")
	}
	if a := p.near("Llanenghraift"); !strings.Contains(a.Text, "Some of these are in Wales.") || !strings.Contains(a.Text, `href="/en/gp/wales"`) {
		t.Error("there is no word of Wales")
	}
	for _, bad := range []string{"\x00", strings.Repeat("a ", 9000), "%", "'; --", "ZZ1 1AA\r\nX: y", "\xff\xfe"} {
		if a := p.near(bad); a.StatusCode >= 500 {
			t.Errorf("%.10q: %d", bad, a.StatusCode)
		}
	}
	if a := p.post("/en/gp/near", url.Values{"place": {"x"}}, "Sec-Fetch-Site", "cross-site"); a.StatusCode != 403 {
		t.Errorf("a form of another site: %d", a.StatusCode)
	}
	if a := p.post("/xx/gp/near", url.Values{"place": {"x"}}); a.StatusCode != 404 {
		t.Errorf("an unknown language: %d", a.StatusCode)
	}
}

func TestWithNoDataThePageSaysWhyAndWhereToLook(t *testing.T) {
	p := shared(t).person()
	for lang, want := range map[string]string{"en": "There is no list here yet", "cy": "Does dim rhestr yma eto"} {
		a := p.post("/"+lang+"/gp/near", url.Values{"place": {"TS18 1HU"}})
		for _, w := range []string{want, "https://www.nhs.uk/service-search/find-a-gp", "https://111.wales.nhs.uk", "tel:111", `value="TS18 1HU"`} {
			if a.StatusCode != 200 || !strings.Contains(a.Text, w) {
				t.Errorf("%s: %d, no %q", lang, a.StatusCode, w)
			}
		}
	}
}

func readExample(t *testing.T, name string) string {
	t.Helper()
	return filepath.Join("..", "places", "example", name)
}

func importsWhileRunning(t *testing.T, site *running) {
	p := site.person()
	var out bytes.Buffer
	o := app.ImportOptions{DataDir: site.Config.DataDir, File: readExample(t, "surgeries-old-shape.csv"), Small: true, Out: &out, Date: "2026-08-01"}
	dry := o
	dry.DryRun = true
	if err := app.ImportSurgeries(context.Background(), dry); err != nil || !strings.Contains(out.String(), "nothing was changed") {
		t.Fatalf("%v\n%s", err, out.String())
	}
	if a := p.near("ZZ1"); !strings.Contains(a.Text, "There is no list here yet") {
		t.Error("a dry run has changed something")
	}
	if err := app.ImportSurgeries(context.Background(), o); err != nil {
		t.Fatal(err)
	}
	if a := p.near("ZZ1"); !strings.Contains(a.Text, "We cannot tell how far they are.") || strings.Contains(a.Text, "This is an example.") || strings.Contains(a.Text, "near__away") {
		t.Error("surgeries with no postcodes are not found at once")
	}
	o.File = readExample(t, "postcodes-ons-shape.csv")
	if err := app.ImportPostcodes(context.Background(), o); err != nil {
		t.Fatal(err)
	}
	if a := p.near("ZZ1 1AA"); !strings.Contains(a.Text, "near__away") || !strings.Contains(a.Text, "Source: Office for National Statistics") || !strings.Contains(a.Text, "They may be old by now.") {
		t.Error("postcodes are not used at once, or the facts are not old")
	}
	directory := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("apikey") != "secret-key" {
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		_, _ = w.Write([]byte(`{"value":[{"ODSCode":"ZZ0015","AcceptingPatients":{"GP":"Yes"},"LastUpdatedDates":{"AcceptingPatients":"2026-10-03T00:00:00Z"},"GPRegistration":{"RegistrationLink":"https://join.example.org/x"}}]}`))
	}))
	defer directory.Close()
	o.File, o.ServicesURL, o.ServicesKey = "", directory.URL, "wrong-key"
	if err := app.ImportServices(context.Background(), o); err == nil || !strings.Contains(err.Error(), "PLAINWELL_SERVICES_KEY") || strings.Contains(err.Error(), "wrong-key") {
		t.Errorf("%v", err)
	}
	o.ServicesKey = "secret-key"
	if err := app.ImportServices(context.Background(), o); err != nil {
		t.Fatal(err)
	}
	if a := p.near("ZZ1 1AA"); !strings.Contains(a.Text, "It took new people on 3 October 2026.") || !strings.Contains(a.Text, "Join at join.example.org (uses data)") {
		t.Error("who takes new patients is not on the page")
	}
	for _, want := range []string{"old shape", "new 46", "left out", "Facts from 2026-08-01", "take new patients: 1"} {
		if !strings.Contains(out.String(), want) && !strings.Contains(strings.Join(strings.Fields(out.String()), " "), strings.Join(strings.Fields(want), " ")) {
			t.Errorf("no %q was printed:\n%s", want, out.String())
		}
	}
}

func TestAnImportThatIsRefusedSaysWhyAndLeavesNoTraces(t *testing.T) {
	var out bytes.Buffer
	dir := filepath.Join(t.TempDir(), "data")
	o := app.ImportOptions{DataDir: dir, File: readExample(t, "surgeries-new-shape.csv"), Out: &out, DryRun: true}
	if err := app.ImportSurgeries(context.Background(), o); err == nil || !strings.Contains(err.Error(), "5000") {
		t.Errorf("%v", err)
	}
	o.Small = true
	if err := app.ImportSurgeries(context.Background(), o); err != nil {
		t.Error(err)
	}
	if store.Exists(store.File(dir)) {
		t.Error("a dry run has made a database")
	}
	if err := app.ImportServices(context.Background(), app.ImportOptions{DataDir: dir, Out: &out}); err == nil || !strings.Contains(err.Error(), "legal basis") {
		t.Errorf("%v", err)
	}
	o.File = filepath.Join(dir, "none.csv")
	if err := app.ImportPostcodes(context.Background(), o); err == nil || !strings.Contains(err.Error(), "none.csv") {
		t.Errorf("%v", err)
	}
	o.File, o.Date = readExample(t, "postcodes-os-shape.csv"), "yesterday"
	if err := app.ImportPostcodes(context.Background(), o); err == nil || !strings.Contains(err.Error(), "--date") {
		t.Errorf("%v", err)
	}
	o.Date = ""
	o.DryRun = false
	if err := app.ImportPostcodes(context.Background(), o); err != nil {
		t.Fatal(err)
	}
	short := filepath.Join(t.TempDir(), "short.csv")
	text, err := os.ReadFile(o.File)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(short, bytes.Join(bytes.SplitAfter(text, []byte("\n"))[:200], nil), 0o600); err != nil {
		t.Fatal(err)
	}
	o.File = short
	if err := app.ImportPostcodes(context.Background(), o); err == nil || !strings.Contains(err.Error(), "--allow-drop") || !strings.Contains(err.Error(), "444") {
		t.Errorf("%v", err)
	}
	if day := time.Now().Format(time.DateOnly); !strings.Contains(out.String(), "Facts from") || day == "" {
		t.Errorf("%s", out.String())
	}
}
