package content

import (
	"slices"
	"strings"
	"testing"
	"time"
)

// page is a whole page with a title, a path and an order.
func page(title, path, more, md string) string {
	text := strings.Replace(top, "Join a GP surgery", title, 1)
	return strings.Replace(text, "+++\n", "+++\npath = \""+path+"\"\n"+more, 1) + md
}

func TestPagesComeInTheOrderOfTheirTiles(t *testing.T) {
	tile := func(order string) string { return "picture = \"pa\"\norder = " + order + "\n" }
	lib, err := Load(files(map[string]string{
		"en/pages/b.md":   page("Page b", "b", tile("20"), "B.\n"),
		"en/pages/a.md":   page("Page a", "a", "", "A.\n"),
		"en/pages/c.md":   page("Page c", "c", tile("10"), "C.\n"),
		"en/pages/d.md":   page("Page d", "d", tile("20"), "D.\n"),
		"en/pages/no.txt": "not a page",
		"cy/pages/b.md":   page("Tudalen b", "b", "", "B.\n"),
	}), nil, options(t))
	if err != nil {
		t.Fatal(err)
	}
	if got := lib.Slugs(); !slices.Equal(got, []string{"c", "b", "d", "a"}) {
		t.Errorf("the order is %v", got)
	}
	if got := lib.Langs("b"); !slices.Equal(got, []string{"en", "cy"}) {
		t.Errorf("b is written in %v", got)
	}
	if got := lib.Langs("none"); len(got) != 0 {
		t.Errorf("a page that is not there is written in %v", got)
	}
}

func TestAPageThatIsNotInALanguageIsTheEnglishOneUnderThatLanguage(t *testing.T) {
	lib, err := Load(files(map[string]string{
		"en/pages/a.md": page("Page a", "a", "", "Go to [b](page:b) or [dates](/dates) or [out](https://x.example).\n"),
		"en/pages/b.md": page("Page b", "gp/b", "", "Go to [a](page:a). {hours:samaritans}\n"),
		"cy/pages/b.md": page("Tudalen b", "gp/b", "", "Ewch i [a](page:a). {hours:samaritans} {cost:samaritans}\n"),
	}), nil, options(t))
	if err != nil {
		t.Fatal(err)
	}
	p, inLang := lib.Page("cy", "a")
	if inLang || p.Lang != "en" || p.Under != "cy" || p.Address() != "/cy/a" {
		t.Errorf("got %q under %q, %v", p.Lang, p.Under, inLang)
	}
	if got := p.Links(); !slices.Equal(got, []string{"/cy/gp/b", "/cy/dates"}) {
		t.Errorf("its links are %v", got)
	}
	if en, inLang := lib.Page("en", "a"); !inLang || en.Links()[0] != "/en/gp/b" {
		t.Errorf("the English page has the links %v", en.Links())
	}
	if p, inLang := lib.Page("cy", "none"); p != nil || inLang {
		t.Error("a page that is not there was found")
	}
	cy, inLang := lib.Page("cy", "b")
	html, _ := cy.HTML(noon, false)
	want := `<p class="lead">Ewch i <a href="/cy/a">a</a>. <span lang="en" dir="ltr">They are there day &amp; night.</span> cy page.cost.free</p>` + "\n"
	if !inLang || string(html) != want {
		t.Errorf("got %s", html)
	}
}

func TestAPageListsItsFactsAndPicturesOnce(t *testing.T) {
	lib, err := load(t, "Call {phone:samaritans}. {cost:samaritans}\n\n- ![](pb) One.\n- ![](pa) Call {phone:999}.\n- ![](pb) Two.\n", options(t))
	if err != nil {
		t.Fatal(err)
	}
	p, _ := lib.Page("en", "x")
	if got := p.Pictures(); !slices.Equal(got, []string{"pb", "pa"}) {
		t.Errorf("pictures %v", got)
	}
	if got := p.Facts(); len(got) != 2 || got[0].ID != "samaritans" || got[1].ID != "999" {
		t.Errorf("facts %v", got)
	}
}

func TestAnOperatorsPagesGoOverTheShippedOnes(t *testing.T) {
	shipped := files(map[string]string{
		"en/pages/a.md": page("Page a", "a", "", "Shipped a.\n"),
		"en/pages/b.md": page("Page b", "b", "", "- not a page at all\n"),
		"cy/pages/a.md": page("Tudalen a", "a", "", "A.\n"),
	})
	own := files(map[string]string{
		"en/pages/a.md": page("Page a", "a", "", "Our own a, see [c](page:c).\n"),
		"en/pages/b.md": page("Page b", "b", "", "Our own b.\n"),
		"en/pages/c.md": page("Page c", "c", "", "New.\n"),
	})
	o := options(t)
	o.Root, o.OverlayRoot = "locales", "/srv/own"
	if _, err := Load(shipped, nil, o); err == nil || !strings.HasPrefix(err.Error(), "locales/en/pages/b.md:10: ") {
		t.Errorf("got %v", err)
	}
	lib, err := Load(shipped, own, o)
	if err != nil {
		t.Fatal(err)
	}
	p, _ := lib.Page("en", "a")
	if html, _ := p.HTML(noon, false); !strings.Contains(string(html), "Our own a") || p.Meta.File != "/srv/own/en/pages/a.md" {
		t.Errorf("got %s from %s", html, p.Meta.File)
	}
	if len(lib.Slugs()) != 3 {
		t.Errorf("the pages are %v", lib.Slugs())
	}
	if ws := lib.Warnings(); len(ws) != 1 || !strings.Contains(ws[0].Say, "locales/cy/pages/a.md is still shown") {
		t.Errorf("the warnings are %v", ws)
	}
}

func TestWhatOnlyAllThePagesTogetherShowIsReported(t *testing.T) {
	_, err := Load(files(map[string]string{
		"en/pages/a.md":    page("Page a", "same", "", "A.\n"),
		"en/pages/b.md":    page("Page b", "same", "", "B *b*.\n"),
		"en/pages/c.md":    page("Page c", "c", "", "[Go on](page:d).\n"),
		"cy/pages/c.md":    page("Tudalen c", "other", "", "C.\n"),
		"cy/pages/d.md":    page("Tudalen d", "d", "", "D.\n"),
		"Wrong/pages/a.md": page("Page a", "a", "", "A.\n"),
		"en/pages/A b.md":  page("Page a", "a", "", "A.\n"),
	}), nil, options(t))
	ps := problems(t, err)
	want := []string{
		`Wrong/pages/a.md: the folder "Wrong"`,
		`cy/pages/c.md:1: path: it is "c" in English and "other" here`,
		`cy/pages/d.md: there is no English page`,
		`en/pages/A b.md: name the file`,
		`en/pages/b.md:1: path: en/pages/a.md has the same address, /en/same.`,
		`en/pages/b.md:10: bold and italic`,
		`en/pages/c.md:10: there is no page "d"`,
	}
	if len(ps) != len(want) {
		t.Fatalf("%d problems, want %d:\n%v", len(ps), len(want), err)
	}
	for i := range want {
		if !strings.HasPrefix(ps[i].String(), want[i]) {
			t.Errorf("problem %d is %q, want %q", i, ps[i], want[i])
		}
	}
}

// dumb has words for no key, in English whatever is asked for.
type dumb struct{}

func (dumb) Tag() string                 { return "en" }
func (dumb) T(_ string, _ ...any) string { return "" }

func TestALanguageWithoutItsWordsIsReported(t *testing.T) {
	o := options(t)
	o.Words = func(string) Words { return dumb{} }
	_, err := Load(files(map[string]string{
		"en/pages/a.md": page("Page a", "a", "", "A.\n"),
		"cy/pages/a.md": page("Tudalen a", "a", "", "A.\n"),
	}), nil, o)
	if err == nil || !strings.Contains(err.Error(), `cy/pages/a.md: the site has no words in "cy"`) ||
		strings.Count(err.Error(), "are missing from locales/active.en.toml") != len(Keys()) {
		t.Errorf("got %v", err)
	}
	if _, err := Load(files(nil), nil, Options{}); err == nil {
		t.Error("options without words were let through")
	}
}

func TestAPageWithASafetyPointWaitsForANamedApprover(t *testing.T) {
	lib, err := Load(files(map[string]string{
		"en/pages/a.md": page("Page a", "a", "safety = [1, 4]\n", "A.\n"),
		"en/pages/b.md": page("Page b", "b", "safety = [1]\napproved_by = \"N\"\napproved_role = \"GP\"\n", "B.\n"),
		"en/pages/c.md": page("Page c", "c", "", "C.\n"),
	}), nil, options(t))
	if err != nil {
		t.Fatal(err)
	}
	if got := lib.Unapproved(); len(got) != 1 || got[0].File != "en/pages/a.md" || !strings.Contains(got[0].Say, "(1, 4)") {
		t.Errorf("got %v", got)
	}
}

func TestAPageIsLateAfterItsNextCheckAndFailsAfterTheGrace(t *testing.T) {
	lib, err := load(t, "A.\n", options(t))
	if err != nil {
		t.Fatal(err)
	}
	for at, want := range map[string][2]int{
		"2027-02-22": {0, 0}, "2027-02-23": {2, 0}, "2027-03-24": {2, 0}, "2027-03-25": {0, 2},
	} {
		day, _ := time.Parse(time.DateOnly, at)
		late, failed := lib.Overdue(day)
		if len(late) != want[0] || len(failed) != want[1] {
			t.Errorf("on %s %d are late and %d failed, want %v", at, len(late), len(failed), want)
		}
	}
}
