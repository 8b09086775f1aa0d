package locales

import (
	"io/fs"
	"path"
	"regexp"
	"strings"
	"testing"
)

// past are the words that give away where a reader has been.
var past = regexp.MustCompile(`(?i)\b(prisons?|jail|probation|offen[cd]\w*|licence|carchar\w*|ar brawf|gwasanaeth prawf)\b`)

// TestNothingToSayOrShowTellsWhereAReaderHasBeen reads what a reader says, shows or
// sends to a surgery: the boxes of the GP pages, the letters and the card. Only the
// reader may add that.
func TestNothingToSayOrShowTellsWhereAReaderHasBeen(t *testing.T) {
	pages, err := fs.Glob(FS(), "*/pages/gp*.md")
	if err != nil {
		t.Fatal(err)
	}
	boxes := 0
	for _, name := range pages {
		raw, err := fs.ReadFile(FS(), name)
		if err != nil {
			t.Fatal(err)
		}
		box := false
		for i, line := range strings.Split(string(raw), "\n") {
			if strings.HasPrefix(line, "> [!") {
				box = strings.HasPrefix(line, "> [!SAY]")
				boxes++
			}
			box = box && strings.HasPrefix(line, ">")
			if box && past.MatchString(line) {
				t.Errorf("%s:%d: a box to say out loud: %s", name, i+1, line)
			}
		}
	}
	if boxes < 30 {
		t.Errorf("only %d boxes were read", boxes)
	}
	lines := 0
	for _, name := range []string{"active.en.toml", "active.cy.toml"} {
		raw, err := fs.ReadFile(FS(), name)
		if err != nil {
			t.Fatal(err)
		}
		for i, line := range strings.Split(string(raw), "\n") {
			if !strings.HasPrefix(line, `"gp.letter.`) && !strings.HasPrefix(line, `"gp.card.`) {
				continue
			}
			lines++
			if _, words, _ := strings.Cut(line, "="); past.MatchString(words) {
				t.Errorf("%s:%d: a letter or the card: %s", name, i+1, line)
			}
		}
	}
	if lines < 100 {
		t.Errorf("only %d lines of letters and cards were read", lines)
	}
}

// TestTheNameOfAPageOfTheWayTellsNothing reads what a phone shows outside a page: its
// title, its tile, its link preview and its address.
func TestTheNameOfAPageOfTheWayTellsNothing(t *testing.T) {
	var pages []string
	for _, shape := range []string{"gp-step-*.md", "gp-no-*.md", "gp-say.md", "gp-done.md"} {
		found, err := fs.Glob(FS(), "*/pages/"+shape)
		if err != nil {
			t.Fatal(err)
		}
		pages = append(pages, found...)
	}
	if len(pages) < 20 {
		t.Errorf("only %d pages were read", len(pages))
	}
	for _, name := range pages {
		raw, err := fs.ReadFile(FS(), name)
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range strings.Split(string(raw), "\n") {
			key, words, _ := strings.Cut(line, " = ")
			switch key {
			case "title", "short", "description", "path":
				if past.MatchString(words) {
					t.Errorf("%s: %s", path.Base(name), line)
				}
			}
		}
	}
}
