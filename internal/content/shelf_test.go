package content

import (
	"maps"
	"slices"
	"strings"
	"testing"
)

// shelf loads one English page "x" with this body beside other files of the root.
func shelf(t *testing.T, md string, root map[string]string) (*Library, error) {
	t.Helper()
	all := map[string]string{
		"en/pages/x.md":     top + md,
		"en/pages/other.md": strings.Replace(top, "+++\n", "+++\npath = \"gp\"\n", 1) + "Some words.\n",
	}
	maps.Copy(all, root)
	return Load(files(all), nil, withPictures(options(t)))
}

func rendered(t *testing.T, md string, root map[string]string) string {
	t.Helper()
	lib, err := shelf(t, md, root)
	if err != nil {
		t.Fatal(err)
	}
	p, _ := lib.Page("en", "x")
	html, err := p.HTML(noon, false)
	if err != nil {
		t.Fatal(err)
	}
	return string(html)
}

func TestASectionForOneCountryIsMarked(t *testing.T) {
	html := rendered(t, "First words.\n\n## In Wales\n\nRing us.\n\n### More\n\nGo there.\n\n## In England\n\nWrite.\n\n## Next\n\nLast.\n", nil)
	want := `<section data-country="wales">
<h2>In Wales</h2>
<p>Ring us.</p>
<h3>More</h3>
<p>Go there.</p>
</section>
<section data-country="england">
<h2>In England</h2>
<p>Write.</p>
</section>
<h2>Next</h2>`
	if !strings.Contains(html, want) {
		t.Errorf("got %s", html)
	}
	if html := rendered(t, "First words.\n\n## Doctors\n\nA.\n\n### In Wales\n\nRing.\n", nil); !strings.HasSuffix(html, "<section data-country=\"wales\">\n<h3>In Wales</h3>\n<p>Ring.</p>\n</section>\n") {
		t.Errorf("at the end of the page: %s", html)
	}
}

const someWords = `
[methadone]
word = "Methadone"
means = "You take it in place of heroin."
[hep-c]
word = "Hepatitis C"
means = "A virus in the blood."
also = ["hep C"]
[shout]
word = "Shout"
means = "People who help by text."
exact = true
[nhs]
word = "NHS"
means = "The health service."
common = true
`

func TestTheFirstUseOfAHardWordOpens(t *testing.T) {
	opens := func(id, words string) string {
		return `<a class="hard-word" href="/en/words#word-` + id + `">` + words + `</a>`
	}
	for name, c := range map[string]struct {
		md, want string
		count    int
	}{
		"the first use only":               {"Take methadone. Keep methadone safe.\n", "Take " + opens("methadone", "methadone") + ". Keep methadone safe.", 1},
		"another form, and a plural":       {"Hep C's test. Two methadones.\n", opens("hep-c", "Hep C's") + " test. Two " + opens("methadone", "methadones") + ".", 2},
		"part of a longer word":            {"Methadonelike things.\n", "Methadonelike things.", 0},
		"capitals where they count":        {"You can shout. Text Shout now.\n", "You can shout. Text " + opens("shout", "Shout") + " now.", 1},
		"a word that everybody knows":      {"The NHS is free.\n", "The NHS is free.", 0},
		"the page's own section":           {"Take methadone.\n\n## Hard words\n\n- **Methadone** A medicine.\n", "Take methadone.", 0},
		"not a heading, a link, 999":       {"First. \n\n> [!EMERGENCY] Call 999 if:\n>\n> - methadone\n\n## Methadone here\n\nSee [methadone help](page:other). Then methadone.\n", "Then " + opens("methadone", "methadone"), 1},
		"words to say come last":           {"First.\n\n> [!SAY] You can say\n>\n> I take methadone.\n\nMy methadone is late.\n", "My " + opens("methadone", "methadone") + " is late.", 1},
		"words to say when nothing else":   {"First.\n\n> [!SAY] You can say\n>\n> I take methadone.\n", "I take " + opens("methadone", "methadone") + ".", 1},
		"beside a fact, at both text ends": {"Methadone {phone:samaritans} hep C\n", opens("methadone", "Methadone") + ` <span class="tel"><a href="tel:116123">116 123</a></span> ` + opens("hep-c", "hep C"), 2},
	} {
		t.Run(name, func(t *testing.T) {
			html := rendered(t, c.md, map[string]string{"words.en.toml": someWords})
			if !strings.Contains(html, c.want) || strings.Count(html, "hard-word") != c.count {
				t.Errorf("got %s", html)
			}
		})
	}
}

func TestAListedTermHasToBeExplained(t *testing.T) {
	terms := map[string]string{"words.en.toml": someWords, "terms.en.json": `{"term": ["methadone", "naloxone"], "name": ["hc2"], "everyday": ["alcohol"]}`}
	_, err := shelf(t, "Take naloxone. Alcohol too.\n\nShow your HC2.\n", terms)
	if err == nil || !strings.Contains(err.Error(), `en/pages/x.md:9: "naloxone" is explained nowhere`) ||
		!strings.Contains(err.Error(), `:11: "HC2" is explained nowhere`) || strings.Contains(err.Error(), "lcohol") {
		t.Errorf("got %v", err)
	}
	if _, err := shelf(t, "Take naloxone.\n\n## Hard words\n\n- **Naloxone** It can bring someone back.\n", terms); err != nil {
		t.Errorf("its own section explains it, but: %v", err)
	}
}

func TestAWordThatCannotBeOpenedIsAWarning(t *testing.T) {
	lib, err := shelf(t, "First.\n\n## Methadone here\n\nMore.\n", map[string]string{"words.en.toml": someWords})
	if err != nil {
		t.Fatal(err)
	}
	if w := lib.Warnings(); len(w) != 1 || !strings.Contains(w[0].String(), `x.md:11: "Methadone" stands only where`) {
		t.Errorf("got %v", w)
	}
}

func TestMistakesInTheListsAreSaid(t *testing.T) {
	for name, c := range map[string]struct{ file, text, want string }{
		"a word with no meaning":       {"words.en.toml", "[a]\nword = \"A\"", "[a]: it needs word and means"},
		"a meaning with no stop":       {"words.en.toml", "[a]\nword = \"A\"\nmeans = \"B\"", "ends with a full stop"},
		"a form twice":                 {"words.en.toml", "[a]\nword = \"A\"\nmeans = \"B.\"\n[c]\nword = \"c\"\nalso = [\"a\"]\nmeans = \"B.\"", `"a" is explained in [a] too`},
		"a field of nonsense":          {"words.en.toml", "[a]\nword = \"A\"\nmeans = \"B.\"\nmeens = \"x\"", "there is no such field"},
		"a list that is no TOML":       {"words.en.toml", "[a", "cannot be read"},
		"a pack of pages not there":    {"packs.toml", "[p]\npicture = \"ab\"\npages = [\"nowhere\"]", `there is no page "nowhere"`},
		"a page in a pack twice":       {"packs.toml", "[p]\npicture = \"ab\"\npages = [\"x\", \"x\"]", "stands in it twice"},
		"a pack with no pages":         {"packs.toml", "[p]\npicture = \"ab\"", "it has no pages"},
		"a pack with no picture":       {"packs.toml", "[p]\npages = [\"x\"]", "picture: it is missing"},
		"a pack too long for one side": {"packs.toml", "[p]\npicture = \"ab\"\npages = [\"x\", \"a\", \"b\", \"c\", \"d\", \"e\", \"f\", \"g\", \"h\"]", "does not fit on one side"},
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := shelf(t, "Some words.\n", map[string]string{c.file: c.text}); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v", err)
			}
		})
	}
}

func TestFieldsThatDoNotGoTogetherAreRefused(t *testing.T) {
	for fields, want := range map[string]string{
		"neutral = true\npack = true":                     "neutral: a sensitive page is kept only",
		"path = \"staff/x\"\norder = 1\npicture = \"ab\"": "order: a page for staff has no tile",
		"path = \"staff/x\"\npack = true":                 "pack: a page for staff",
		"path = \"packs/x\"":                              "belongs to a screen",
	} {
		o := options(t)
		o.Reserved = []string{"packs/"}
		_, err := Load(files(map[string]string{"en/pages/x.md": strings.Replace(top, "short = ", fields+"\nshort = ", 1) + "Some words.\n"}), nil, o)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v", fields, err)
		}
	}
}

func TestThePartsOfAPageAreItsHeadings(t *testing.T) {
	lib, err := shelf(t, "First {price:prescription}.\n\n## One\n\nA.\n\n### Under one\n\nA.\n\n## Two\n\nB.\n\n## Hard words\n\n- **A** B.\n", nil)
	if err != nil {
		t.Fatal(err)
	}
	p, _ := lib.Page("en", "x")
	if got := p.Parts(); !slices.Equal(got, []string{"One", "Two"}) {
		t.Errorf("got %v", got)
	}
	if got := string(p.Lead(noon)); got != "First £9.90." {
		t.Errorf("the lead is %q", got)
	}
	if got := string(p.Lead(noon.AddDate(1, 0, 0))); got != "" {
		t.Errorf("a lead that has ended is %q", got)
	}
}
