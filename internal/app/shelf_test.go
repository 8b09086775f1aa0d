package app_test

import (
	"bytes"
	"encoding/json"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"plainwell/internal/app"
	"plainwell/internal/i18n"
	"plainwell/locales"
)

func TestAnAnswerIsCountedAndShownToTheOperator(t *testing.T) {
	site := shared(t)
	p := site.person()
	form := p.get("/en/easy/gp")
	if form.StatusCode != 200 || form.Header.Get("Referrer-Policy") != "same-origin" || !strings.Contains(form.Text, `<option value="1">`) {
		t.Fatalf("the form: %d, %q", form.StatusCode, form.Header.Get("Referrer-Policy"))
	}
	for range 2 {
		a := p.post("/en/easy/gp", url.Values{"answer": {"no"}, "part": {"1"}})
		if a.StatusCode != http.StatusSeeOther || a.Header.Get("Location") != "/en/gp#thanks" {
			t.Fatalf("%d to %q", a.StatusCode, a.Header.Get("Location"))
		}
	}
	p.post("/cy/easy/gp", url.Values{"answer": {"yes"}})
	for name, bad := range map[string]struct {
		path string
		form url.Values
		want int
	}{
		"no answer":              {"/en/easy/gp", url.Values{"part": {"1"}}, 400},
		"an answer of nonsense":  {"/en/easy/gp", url.Values{"answer": {"perhaps"}}, 400},
		"a part that is not one": {"/en/easy/gp", url.Values{"answer": {"no"}, "part": {"99"}}, 400},
		"a page that is not one": {"/en/easy/nowhere", url.Values{"answer": {"no"}}, 404},
	} {
		if a := p.post(bad.path, bad.form); a.StatusCode != bad.want {
			t.Errorf("%s: %d", name, a.StatusCode)
		}
	}
	if a := p.post("/en/easy/gp", url.Values{"answer": {"no"}}, "Sec-Fetch-Site", "cross-site"); a.StatusCode != http.StatusForbidden {
		t.Errorf("another site may answer: %d", a.StatusCode)
	}
	if !strings.Contains(p.get("/en/gp").Text, `id="thanks"`) {
		t.Error("the page says no thank you")
	}
	var out bytes.Buffer
	if err := app.Feedback(t.Context(), site.Config.DataDir, "", &out); err != nil {
		t.Fatal(err)
	}
	answers, _, _ := strings.Cut(out.String(), "\n\n")
	lines := strings.Split(answers, "\n")
	if len(lines) != 2 || strings.Join(strings.Fields(lines[1])[1:6], " ") != "gp en 1 0 2" || !strings.Contains(lines[1], "(2)") {
		t.Errorf("the table is:\n%s", &out)
	}
}

func TestFeedbackMakesNoFile(t *testing.T) {
	dir := t.TempDir()
	if err := app.Feedback(t.Context(), dir, "", &bytes.Buffer{}); err == nil || !strings.Contains(err.Error(), "is not there yet") {
		t.Errorf("got %v", err)
	}
	if left, _ := os.ReadDir(dir); len(left) != 0 {
		t.Errorf("it left %v", left)
	}
}

func TestASensitivePageIsNeutralEverywhereButInItself(t *testing.T) {
	p := shared(t).person()
	a := p.get("/en/t/strong-feelings")
	head, _, _ := strings.Cut(a.Text, "</head>")
	for _, want := range []string{"<title>My guide</title>", `<meta property="og:title" content="My guide">`} {
		if !strings.Contains(head, want) {
			t.Errorf("%s is not in the head", want)
		}
	}
	for _, never := range []string{"When feelings get too strong", "who can help"} {
		if strings.Contains(head, never) {
			t.Errorf("%q is in the head", never)
		}
	}
	if !strings.Contains(a.Text, `<body class="sensitive"`) || strings.Count(a.Text, `href="/leave"`) != 3 {
		t.Error("the way out is not the strongest: at the top, and at the end of the page")
	}
	if !strings.Contains(a.Text, `data-module="keep"`) {
		t.Error("the page cannot be kept by its own button")
	}
	kept := p.get("/en/kept").Text
	_, all, _ := strings.Cut(kept, `data-urls="`)
	all, _, _ = strings.Cut(all, `"`)
	if strings.Contains(all, "strong-feelings") || !strings.Contains(all, "/en/gp") {
		t.Errorf("Keep all holds %s", all)
	}
	if worker := p.get("/sw.js").Text; strings.Contains(worker, "strong-feelings") {
		t.Error("it is in the essential pack")
	}
	if pack := p.get("/en/packs/feeling-low").Text; strings.Contains(strings.SplitN(strings.SplitN(pack, `data-urls="`, 2)[1], `"`, 2)[0], "/t/strong-feelings") ||
		!strings.Contains(pack, "<title>My guide</title>") {
		t.Error("the pack keeps the sensitive page, or its title tells of it")
	}
	if plain := p.get("/en/gp").Text; strings.Contains(plain, "sensitive") || !strings.Contains(plain, "<title>Join a GP surgery - My guide</title>") {
		t.Error("an ordinary page is neutral too")
	}
}

// TestASensitiveAddressSaysNothing holds the addresses of sensitive pages and packs, which
// stay in a phone's history.
func TestASensitiveAddressSaysNothing(t *testing.T) {
	p := shared(t).person()
	telling := regexp.MustCompile(`prison|probation|drug|clinic|court|order|abuse|hiv|sex|suicid|gambl|drink|alcohol|overdose|methadone|needle|assault|violen|harm|unsafe|not-safe|homeless`)
	n := 0
	for _, m := range topics.FindAllStringSubmatch(p.get("/sitemap.xml").Text, -1) {
		page := p.get(m[1]).Text
		if !strings.Contains(page, `<body class="sensitive"`) {
			continue
		}
		n++
		easy := regexp.MustCompile(`href="(/[a-z]+/easy/[^"]*)"`).FindStringSubmatch(page)
		if telling.MatchString(m[1]) || easy != nil && telling.MatchString(easy[1]) {
			t.Errorf("%s tells what it is about (%s)", m[1], easy)
		}
	}
	if n < 20 {
		t.Errorf("only %d sensitive pages were found", n)
	}
}

// TestEveryListedTermIsExplained holds the list of hard words against the closed list
// of terms.
func TestEveryListedTermIsExplained(t *testing.T) {
	raw := readFile(t, "../../locales/terms.en.json")
	var listed struct{ Term, Name []string }
	if err := json.Unmarshal([]byte(raw), &listed); err != nil {
		t.Fatal(err)
	}
	page := strings.ToLower(shared(t).person().get("/en/words").Text)
	if len(listed.Term) < 40 || len(listed.Name) < 20 {
		t.Fatalf("only %d terms and %d names", len(listed.Term), len(listed.Name))
	}
	list := strings.ToLower(readFile(t, "../../locales/words.en.toml"))
	for _, term := range append(listed.Term, listed.Name...) {
		if !strings.Contains(list, `"`+term+`"`) {
			t.Errorf("%q is not explained", term)
		}
	}
	if n := strings.Count(page, `id="word-`); n < 90 {
		t.Errorf("the page has %d words", n)
	}
}

func TestTheListOfHardWordsIsWholeInWelsh(t *testing.T) {
	p := shared(t).person()
	address := regexp.MustCompile(`<div id="(word-[^"]+)"`)
	english, welsh := p.get("/en/words").Text, p.get("/cy/words").Text
	ids := address.FindAllStringSubmatch(english, -1)
	for _, m := range ids {
		if !strings.Contains(welsh, m[0]) {
			t.Errorf("%s is not in locales/words.cy.toml", m[1])
		}
	}
	if n := len(address.FindAllString(welsh, -1)); n != len(ids) {
		t.Errorf("the Welsh list has %d words, the English one %d", n, len(ids))
	}
	for _, want := range []string{
		"<dt>Presgripsiwn (<span lang=\"en\">Prescription</span>)</dt><dd>Nodyn sy'n gadael i chi gael meddyginiaeth.</dd>",
		`<li><a href="#word-jobcentre">C</a></li>`, `">Ff</a></li>`, `<link rel="canonical" href="http://localhost:8080/cy/words">`,
	} {
		if !strings.Contains(welsh, want) {
			t.Errorf("the Welsh page has no %s", want)
		}
	}
	if strings.Contains(welsh, `class="glossary" lang="en"`) || strings.Contains(welsh, "A medicine") {
		t.Error("the Welsh page is in English")
	}
}

func TestEveryTileIsInTheReadersLanguage(t *testing.T) {
	p := shared(t).person()
	foreign := regexp.MustCompile(`class="(?:tile|row-link)"[^>]* lang="[^>]*>`)
	for path, want := range map[string]string{
		"/cy/": ">Dangos wrth y ddesg<", "/cy/topics": ">Eich presgripsiwn<", "/cy/staff": "6 approaches that help",
	} {
		a := p.get(path)
		if !strings.Contains(a.Text, want) {
			t.Errorf("%s has no %s", path, want)
		}
		if path != "/cy/staff" && foreign.MatchString(a.Text) {
			t.Errorf("%s has English words: put them into locales/tiles.cy.toml: %s", path, foreign.FindString(a.Text))
		}
	}
	a := p.post("/cy/find", url.Values{"q": {"gorddos"}})
	if !strings.Contains(a.Text, ">Gorddos<") {
		t.Error("a page is found under its English name")
	}
}

func TestAHardWordLeadsToItsMeaning(t *testing.T) {
	p := shared(t).person()
	for _, tag := range []string{"en", "cy"} {
		list := p.get("/" + tag + "/words").Text
		page := p.get("/" + tag + "/t/first-days").Text
		n := 0
		for _, m := range strings.Split(page, `class="hard-word" href="`)[1:] {
			href, _, _ := strings.Cut(m, `"`)
			n++
			path, id, _ := strings.Cut(href, "#")
			if path != "/"+tag+"/words" || !strings.Contains(list, `id="`+id+`"`) {
				t.Errorf("%s leads nowhere", href)
			}
		}
		if n == 0 {
			t.Errorf("%s: no hard word opens", tag)
		}
	}
}

// TestEveryPackHasItsWordsAndPages is strict: a pack names only pages that are there
// (the start refuses others), and has words in every language.
func TestEveryPackHasItsWordsAndPages(t *testing.T) {
	p := shared(t).person()
	bundle, err := i18n.Load(locales.FS())
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range []string{"new-start", "first-week", "stay-safer", "cut-down", "feeling-low", "womens-health", "no-address"} {
		for _, tag := range bundle.Tags() {
			say := bundle.For(tag)
			if !say.Has("pack."+id) || !say.Has("pack."+id+".lead") {
				t.Errorf("%s: the pack %s has no words", tag, id)
			}
			a := p.get("/" + tag + "/packs/" + id)
			if a.StatusCode != 200 || strings.Count(a.Text, `class="pack__page"`) < 3 || !strings.Contains(a.Text, `data-address="localhost:8080/`) {
				t.Errorf("/%s/packs/%s: %d", tag, id, a.StatusCode)
			}
		}
		if !strings.Contains(p.get("/en/packs").Text, `href="/en/packs/`+id+`"`) {
			t.Errorf("%s is not listed", id)
		}
	}
}

func TestPagesForStaffStandApart(t *testing.T) {
	t.Parallel()
	own := t.TempDir()
	page := strings.NewReplacer(`title = "`, `title = "Staff `, "order = ", "order = 0 #", "path = ", "path = \"staff/teeth\" #", "pack = true", "pack = false").
		Replace(readFile(t, "../../locales/en/pages/dentist.md"))
	if !strings.Contains(page, "staff/teeth") {
		page = strings.Replace(page, "title = ", "path = \"staff/teeth\"\ntitle = ", 1)
	}
	writeFile(t, filepath.Join(own, "en/pages/for-staff.md"), page)
	c := config(t.TempDir())
	c.ContentDir = own
	p := startWith(t, c, nil).person()
	for _, tag := range []string{"en", "cy"} {
		if a := p.get("/" + tag + "/staff"); a.StatusCode != 200 || !strings.Contains(a.Text, `href="/`+tag+`/staff/teeth"`) {
			t.Errorf("/%s/staff: %d", tag, a.StatusCode)
		}
	}
	if home := p.get("/en/").Text; strings.Contains(home, "staff/teeth") || !strings.Contains(home, `href="/en/staff"`) {
		t.Error("the page has a tile, or its list is not linked")
	}
	if strings.Contains(p.get("/en/kept").Text, "staff/teeth") {
		t.Error("readers are offered the page to keep")
	}
	writeFile(t, filepath.Join(own, "packs.toml"), "[x]\npicture = \"stop\"\npages = [\"for-staff\", \"nowhere\"]\n")
	_, err := app.New(t.Context(), c, quiet())
	if err == nil || !strings.Contains(err.Error(), `"for-staff" is a page for staff`) || !strings.Contains(err.Error(), `there is no page "nowhere"`) {
		t.Errorf("got %v", err)
	}
}
