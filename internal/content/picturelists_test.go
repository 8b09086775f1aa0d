package content

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"
)

var (
	pictureLine = regexp.MustCompile(`(?m)^\s*(?:> )?- !\[[^\]]*\]\([^)]*\) (.*)$`)
	notSaid     = regexp.MustCompile(`\{[^}]*\}|\]\([^)]*\)`)
)

// A list with "you" or "can" in it would fit any line, and the check would find nothing.
func TestNoMeaningHasWordsThatAFourthOfAllLinesSay(t *testing.T) {
	l := &loader{o: Options{Root: "locales"}}
	table := l.pictures(os.DirFS("../../locales"))
	if len(table) < 100 || len(l.problems) > 0 {
		t.Fatalf("%d meanings: %v", len(table), l.problems)
	}
	names, err := filepath.Glob("../../locales/en/pages/*.md")
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, found := range pictureLine.FindAllStringSubmatch(string(text), -1) {
			lines = append(lines, spaced(notSaid.ReplaceAllString(found[1], " ")))
		}
	}
	if len(lines) < 1000 {
		t.Fatalf("%d lines", len(lines))
	}
	for meaning, row := range table {
		n := 0
		for _, line := range lines {
			if row.says(english, line) {
				n++
			}
		}
		if n*4 > len(lines) {
			t.Errorf("%d of %d lines say a word of %q: %v", n, len(lines), meaning, row.words[english])
		}
	}
}
