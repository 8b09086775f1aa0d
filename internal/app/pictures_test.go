package app_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"

	"plainwell/internal/app"
	"plainwell/internal/web"
)

// pictureRows is the table of pictures as it stands in the file.
func pictureRows(t *testing.T) map[string]map[string]any {
	t.Helper()
	var rows map[string]map[string]any
	if _, err := toml.Decode(readFile(t, "../../locales/pictures.toml"), &rows); err != nil {
		t.Fatal(err)
	}
	return rows
}

// pictured is a picture in Markdown, in the front matter of a page or in packs.toml.
var pictured = regexp.MustCompile(`!\[[^\]]*\]\(([^)\s]*)\)|(?m:^picture *= *"([^"]*)")`)

// chosen gives every meaning that a page or a pack writes, with its files.
func chosen(t *testing.T) map[string][]string {
	t.Helper()
	names, err := filepath.Glob("../../locales/*/pages/*.md")
	if err != nil || len(names) < 100 {
		t.Fatalf("%d pages: %v", len(names), err)
	}
	all := map[string][]string{}
	for _, name := range append(names, "../../locales/packs.toml") {
		for _, found := range pictured.FindAllStringSubmatch(readFile(t, name), -1) {
			meaning := found[1] + found[2]
			all[meaning] = append(all[meaning], name)
		}
	}
	return all
}

func TestNoTwoMeaningsShareAPictureAndNothingNamesAFile(t *testing.T) {
	t.Parallel()
	rows, drawn := pictureRows(t), map[string]string{}
	for meaning, row := range rows {
		file, _ := row["picture"].(string)
		if other := drawn[file]; file == "" || other != "" {
			t.Errorf("%q and %q share the picture %q", other, meaning, file)
		}
		drawn[file] = meaning
	}
	for meaning, files := range chosen(t) {
		if rows[meaning] == nil {
			t.Errorf("%q is no meaning, and stands in %v", meaning, files)
		}
	}
	uses, err := web.PictureUses()
	if err != nil || len(uses) < 40 {
		t.Fatalf("%d uses: %v", len(uses), err)
	}
	for _, use := range uses {
		if rows[use.Meaning] == nil {
			t.Errorf("%q is no meaning: %s", use.Meaning, use.Where)
		}
	}
}

func TestEveryMeaningIsUsedAndFewAreForAnyLine(t *testing.T) {
	t.Parallel()
	used, rows := chosen(t), pictureRows(t)
	uses, err := web.PictureUses()
	if err != nil {
		t.Fatal(err)
	}
	for _, use := range uses {
		used[use.Meaning] = append(used[use.Meaning], use.Where)
	}
	var any []string
	for meaning, row := range rows {
		if used[meaning] == nil {
			t.Errorf("nothing uses %q: take its row out of pictures.toml", meaning)
		}
		if row["any"] != nil {
			any = append(any, meaning)
		}
	}
	if !slices.Equal(any, []string{"this-site"}) {
		t.Errorf("these are for any line, whatever it says: %v", any)
	}
}

func TestALineWithAPictureThatDoesNotFitFailsTheCheck(t *testing.T) {
	t.Parallel()
	page := readFile(t, "../../locales/en/pages/dentist.md")
	line := "![](ring) Call NHS dentists near you."
	if !strings.Contains(page, line) {
		t.Fatal("the line has changed")
	}
	for written, want := range map[string]string{
		"![](sleep) Call NHS dentists near you.":         `the picture "sleep" is for: Sleep and rest.`,
		"![](telephone) Call NHS dentists near you.":     `the picture "telephone" is not in locales/pictures.toml. The nearest: `,
		"![](objects/phone) Call NHS dentists near you.": "Write what it means here: ring.",
	} {
		own := t.TempDir()
		writeFile(t, filepath.Join(own, "en/pages/dentist.md"), strings.Replace(page, line, written, 1))
		ok, out := check(t, app.CheckOptions{ContentDir: own, Quiet: true})
		if ok || !strings.Contains(out, "dentist.md:50: ") || !strings.Contains(out, want) {
			t.Errorf("%s: got\n%s", written, out)
		}
	}
}

func TestEveryTemplateThatDrawsAPictureIsSeen(t *testing.T) {
	t.Parallel()
	names, err := filepath.Glob("../web/templates/*.html")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		n += len(regexp.MustCompile(`Pic(Once)? "`).FindAllString(string(text), -1))
	}
	uses, err := web.PictureUses()
	if err != nil {
		t.Fatal(err)
	}
	seen, told := 0, 0
	for _, use := range uses {
		if strings.Contains(use.Where, ".html:") {
			seen++
			told += len(use.Keys)
		}
	}
	if seen != n || told < 6 {
		t.Errorf("%d of %d pictures of the templates are seen, %d of them with their words", seen, n, told)
	}
}
