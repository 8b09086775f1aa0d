package locales

import (
	"bytes"
	"io/fs"
	"os"
	"path"
	"testing"
)

func TestEveryFileOfTheFolderIsEmbedded(t *testing.T) {
	var files, pages int
	err := fs.WalkDir(os.DirFS("."), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || path.Ext(name) == ".go" {
			return err
		}
		files++
		if ok, _ := path.Match("*/pages/*.md", name); ok {
			pages++
		}
		want, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		got, err := fs.ReadFile(FS(), name)
		if err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s is not in the program as it stands here: %v", name, err)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if files < 3 || pages == 0 {
		t.Errorf("only %d files and %d pages were looked at", files, pages)
	}
}
