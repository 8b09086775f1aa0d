package content

import (
	"slices"
	"strings"
	"testing"
)

// somePictures is a table of a few rows.
const somePictures = `[ring]
picture = "objects/phone"
for = "Call somebody."
en = ["call", "help line"]
cy = ["ffoniwch"]

[medicine]
picture = "devices/medicine_bottle"
for = "Medicine."
en = ["medicine", "prescri*"]

[sign]
picture = "site/mark"
for = "The sign of the site."
any = "It never stands in a page."
`

// pictured loads page "x" with a line that has a picture, beside a table.
func pictured(t *testing.T, line string) (*Library, error) {
	t.Helper()
	return shelf(t, "Some words.\n\n- "+line+"\n", map[string]string{"pictures.toml": somePictures})
}

func TestALineSaysWhatItsPictureMeans(t *testing.T) {
	for name, line := range map[string]string{
		"a whole word":           "![](ring) Call them.",
		"in a link":              "![](ring) Or [call them](/dates).",
		"two words":              "![](ring) Ask a help-line.",
		"a word with its ending": "![](medicine) Who prescribes it?",
		"the words of a picture": "![Your medicine](medicine) Keep it.",
		"a later paragraph":      "![](medicine) Keep it.\n\n  It is your medicine.",
		"a meaning for any line": "![](sign) Whatever.",
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := pictured(t, line); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestALineThatDoesNotSayWhatItsPictureMeansIsRefused(t *testing.T) {
	for name, line := range map[string]string{
		"another word":          "![](ring) Take your medicine.",
		"a part of a word":      "![](ring) Recall them.",
		"half of two words":     "![](ring) They help in a line.",
		"the cost of a number":  "![](ring) {cost:costs}",
		"a line of another one": "![](medicine) Call them.",
	} {
		t.Run(name, func(t *testing.T) {
			_, err := pictured(t, line)
			if err == nil || !strings.Contains(err.Error(), "en/pages/x.md:11: the picture ") || !strings.Contains(err.Error(), "is for: ") {
				t.Errorf("got %v", err)
			}
		})
	}
	_, err := pictured(t, "![](ring) Take your medicine.")
	want := `the picture "ring" is for: Call somebody. The words here say none of: call, help line. What fits: medicine.`
	if err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("got %v", err)
	}
}

func TestATileAndAPackSayWhatTheirPictureMeans(t *testing.T) {
	page := func(fields string) map[string]string {
		return map[string]string{"pictures.toml": somePictures, "en/pages/y.md": strings.Replace(top, "short = ", fields+"\nshort = ", 1) + "Some words.\n"}
	}
	if _, err := shelf(t, "A.\n", page("picture = \"ring\"")); err == nil || !strings.Contains(err.Error(), `en/pages/y.md:3: picture: the picture "ring" is for`) {
		t.Errorf("a tile: got %v", err)
	}
	all := page("")
	all["packs.toml"] = "[p]\npicture = \"ring\"\npages = [\"y\"]\n"
	if _, err := shelf(t, "A.\n", all); err == nil || !strings.Contains(err.Error(), `packs.toml: [p] picture: the picture "ring" is for`) {
		t.Errorf("a pack: got %v", err)
	}
}

func TestALanguageIsHeldToItsOwnWords(t *testing.T) {
	welsh := func(line string) error {
		_, err := shelf(t, "A.\n", map[string]string{"pictures.toml": somePictures, "cy/pages/x.md": top + "A.\n\n- " + line + "\n"})
		return err
	}
	if err := welsh("![](ring) Call."); err == nil || !strings.Contains(err.Error(), "cy/pages/x.md:11: the picture") {
		t.Errorf("got %v", err)
	}
	if err := welsh("![](ring) Ffoniwch."); err != nil {
		t.Error(err)
	}
	if err := welsh("![](medicine) Cymru."); err != nil {
		t.Errorf("the meaning has no words in Welsh, but: %v", err)
	}
}

func TestAMeaningThatIsNotInTheTableIsNamedWithTheNearest(t *testing.T) {
	for written, want := range map[string]string{
		"rnig":          `x.md:11: the picture "rnig" is not in locales/pictures.toml. The nearest: ring,`,
		"call-somebody": "The nearest: ring,",
		"objects/phone": `"objects/phone" is the file of a picture. Write what it means here: ring.`,
		"people/doctor": `the picture "people/doctor" is not in locales/pictures.toml.`,
	} {
		if _, err := pictured(t, "![]("+written+") Call."); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v", written, err)
		}
	}
}

func TestMistakesInTheTableOfPicturesAreSaidOnTheirLine(t *testing.T) {
	row := func(meaning, picture, rest string) string {
		return "[" + meaning + "]\npicture = \"" + picture + "\"\nfor = \"It.\"\n" + rest + "\n"
	}
	for name, c := range map[string]struct{ text, want string }{
		"a picture with two meanings": {row("one", "a/b", "en = [\"a\"]") + row("two", "a/b", "en = [\"a\"]"), "pictures.toml:5: [two]: the picture a/b means \"one\" already"},
		"a meaning with two pictures": {row("one", "a/b", "en = [\"a\"]") + row("one", "a/c", "en = [\"a\"]"), "pictures.toml:5: "},
		"a picture with no folder":    {row("one", "b", "en = [\"a\"]"), "pictures.toml:1: [one]: write the folder and name"},
		"a meaning with a slash":      {row("\"a/b\"", "a/b", "en = [\"a\"]"), "in small letters with hyphens"},
		"a meaning for nothing":       {"[one]\npicture = \"a/b\"\nen = [\"a\"]\n", `say in "for" what lines may use it`},
		"no words and no reason":      {row("one", "a/b", ""), "or say in \"any\" why it needs none"},
		"words and a reason":          {row("one", "a/b", "any = \"x\"\nen = [\"a\"]"), "Not both"},
		"words that are no list":      {row("one", "a/b", "en = \"a\""), "en: write a list of words"},
		"an empty word":               {row("one", "a/b", "en = [\"a\", \"*\"]"), "en: write a list of words"},
		"Welsh with no English":       {row("one", "a/b", "cy = [\"a\"]"), "en: the words in English are missing"},
		"a field of nonsense":         {row("one", "a/b", "en = [\"a\"]\nalts = [\"a\"]"), "alts: there is no such field"},
		"a file that is no table":     {"\n[one", "pictures.toml:2: the table of pictures cannot be read"},
		"the old way":                 {"ring = \"objects/phone\"\n", "[ring]: write the folder and name"},
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := shelf(t, "A.\n", map[string]string{"pictures.toml": c.text}); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("want %q, got %v", c.want, err)
			}
		})
	}
}

func TestTheNearestAreFewLettersAway(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{{"", "", 0}, {"", "ab", 2}, {"ring", "rnig", 2}, {"ring", "rings", 1}, {"home", "hostel", 3}} {
		if got := steps(c.a, c.b); got != c.want || steps(c.b, c.a) != c.want {
			t.Errorf("%q %q: %d, want %d", c.a, c.b, got, c.want)
		}
	}
	if got := (pictureTable{"home": {}, "hope": {}, "hostel": {}, "sleep": {}}).near("home"); !slices.Equal(got, []string{"home", "hope", "hostel"}) {
		t.Errorf("got %v", got)
	}
}
