package app_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const largest = 1 << 20 // bytes of a file in the repository

func TestTheRepositoryIsClean(t *testing.T) {
	top, err := filepath.Abs(root)
	if err != nil {
		t.Fatal(err)
	}
	files, err := tracked(top)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Contains(files, "go.mod") || len(files) < 20 {
		t.Fatalf("only %d files were found: are they read at all?", len(files))
	}
	places := machinePaths(top)
	for _, file := range files {
		text, err := os.ReadFile(filepath.Join(top, file))
		if os.IsNotExist(err) {
			continue // deleted, and the deletion is not committed yet
		}
		if err != nil {
			t.Fatal(err)
		}
		for _, dirt := range dirtOf(file, text, places) {
			t.Errorf("%s: %s", file, dirt)
		}
	}
}

func TestDirtIsFound(t *testing.T) {
	places := machinePaths("/builds/plainwell")
	for name, c := range map[string]struct {
		file, text string
		want       int
	}{
		"a path of this machine":        {"a.go", "see /builds/plainwell/a.go", 1},
		"a path beside the checkout":    {"a.go", "see \"/builds/shared/a.md\"", 1},
		"a longer path that holds it":   {"a.go", "see https://example.org/builds/x and x/builds/y", 0},
		"a list of check-sums":          {"go.sum", "/builds/plainwell/", 0},
		"a picture":                     {"a.png", "\x89PNG\x00/builds/plainwell/", 0},
		"a file of the largest size":    {"a.png", strings.Repeat("\x00", largest), 0},
		"a file that is a byte too big": {"a.png", strings.Repeat("\x00", largest+1), 1},
	} {
		t.Run(name, func(t *testing.T) {
			if got := dirtOf(c.file, []byte(c.text), places); len(got) != c.want {
				t.Errorf("got %q", got)
			}
		})
	}
	for top, want := range map[string]string{"/src/plainwell": "/src/plainwell/", "/home/ann/plainwell": "/home/ann/", "/plainwell": "/plainwell/"} {
		if got := machinePaths(top); !slices.Equal(got, []string{want}) {
			t.Errorf("for %s got %q, not %q", top, got, want)
		}
	}
}

// machinePaths gives the beginnings of paths that nobody else has: the folder in
// which the checkout lies, or the checkout itself where that folder has a name
// that stands in ordinary text.
func machinePaths(top string) []string {
	parent := filepath.Dir(top)
	if slices.Contains([]string{"/", "/app", "/data", "/home", "/opt", "/root", "/src", "/srv", "/tmp", "/usr/src", "/var/tmp"}, parent) {
		return []string{top + "/"}
	}
	return []string{parent + "/"}
}

// dirtOf lists what may not be in a file of the repository.
func dirtOf(file string, text []byte, places []string) []string {
	var dirt []string
	if len(text) > largest {
		dirt = append(dirt, fmt.Sprintf("%d bytes; %d is the most", len(text), largest))
	}
	if strings.HasSuffix(file, ".sum") || bytes.IndexByte(text, 0) >= 0 {
		return dirt // check-sums are anybody's letters, and pictures no text
	}
	for _, place := range places {
		for i, line := range strings.Split(string(text), "\n") {
			before, _, found := strings.Cut(line, place)
			if found && !endsInPath(before) {
				dirt = append(dirt, fmt.Sprintf("line %d holds a path of this machine", i+1))
			}
		}
	}
	return dirt
}

// endsInPath says whether what follows would be the rest of a longer path.
func endsInPath(s string) bool {
	return s != "" && strings.ContainsAny(s[len(s)-1:], "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-")
}

// tracked lists the files of the repository, those that will be added too. Where
// git cannot tell, as in an unpacked archive, it lists all that is not built.
func tracked(top string) ([]string, error) {
	list := exec.Command("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
	list.Dir = top
	if out, err := list.Output(); err == nil {
		return strings.Split(strings.TrimRight(string(out), "\x00"), "\x00"), nil
	}
	var files []string
	err := filepath.WalkDir(top, func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() && slices.Contains([]string{".git", "node_modules", "bin", "data", "built"}, entry.Name()) {
			return filepath.SkipDir
		}
		if !entry.IsDir() {
			rel, _ := filepath.Rel(top, name)
			files = append(files, filepath.ToSlash(rel))
		}
		return nil
	})
	return files, err
}
