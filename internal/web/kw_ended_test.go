package web

import (
	"io/fs"
	"regexp"
	"slices"
	"testing"
)

func TestNoPasswordAndNoCodeComesBack(t *testing.T) {
	secret := regexp.MustCompile(`<input[^>]*name="([^"]+)"[^>]*(?:type="password"|autocomplete="one-time-code")`)
	files, err := fs.Glob(builtIn, "templates/*.html")
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, file := range files {
		text, err := fs.ReadFile(builtIn, file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range secret.FindAllSubmatch(text, -1) {
			if found++; !slices.Contains(neverBack, string(m[1])) {
				t.Errorf("%s: the field %s would come back", file, m[1])
			}
		}
	}
	if found < len(neverBack) {
		t.Errorf("only %d fields were found", found)
	}
}
