package content

import (
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"
)

// picturesFile is the one table of pictures: what a picture means here, and its name.
const picturesFile = "pictures.toml"

// pictureTable says what each picture means. A nil table knows every picture.
type pictureTable struct {
	byMeaning map[string]string
	meaning   map[string]string // by name
}

// pictures reads the table; without a file every picture may be used.
func (l *loader) pictures(fsys, overlay fs.FS) *pictureTable {
	t := &pictureTable{byMeaning: map[string]string{}, meaning: map[string]string{}}
	there := false
	for _, from := range []struct {
		files fs.FS
		root  string
	}{{fsys, l.o.Root}, {overlay, l.o.OverlayRoot}} {
		if from.files == nil {
			continue
		}
		if _, err := fs.Stat(from.files, picturesFile); err != nil {
			continue
		}
		there = true
		file := path.Join(from.root, picturesFile)
		var rows map[string]string
		if _, err := toml.DecodeFS(from.files, picturesFile, &rows); err != nil {
			l.wrong(file, 0, "the table of pictures cannot be read: %v", err)
			continue
		}
		for _, meaning := range slices.Sorted(maps.Keys(rows)) {
			l.picture(t, file, meaning, rows[meaning])
		}
	}
	if !there {
		return nil
	}
	return t
}

// picture adds a row: one meaning a picture, no picture twice.
func (l *loader) picture(t *pictureTable, file, meaning, name string) {
	switch {
	case !slugShape.MatchString(meaning):
		l.wrong(file, 0, "%q: write what the picture means in small letters with hyphens, such as see-a-doctor.", meaning)
	case !pictureShape.MatchString(name) || !strings.Contains(name, "/"):
		l.wrong(file, 0, "%s: write the folder and name of the picture, such as \"people/doctor\".", meaning)
	case t.meaning[name] != "":
		l.wrong(file, 0, "%s: the picture %s means %s already. A picture has one meaning.", meaning, name, t.meaning[name])
	case t.byMeaning[meaning] != "":
		l.wrong(file, 0, "%s: it has the picture %s already.", meaning, t.byMeaning[meaning])
	default:
		t.byMeaning[meaning], t.meaning[name] = name, meaning
	}
}

// name gives the name of a picture that a page writes by its meaning or by its name;
// say is what is wrong, or "".
func (t *pictureTable) name(written string) (name, say string) {
	if t == nil || written == "" {
		return written, ""
	}
	if name, ok := t.byMeaning[written]; ok {
		return name, ""
	}
	if t.meaning[written] != "" {
		return written, ""
	}
	return written, "the picture \"" + written + "\" is not in locales/" + picturesFile + ". Use one that is, or add a row that says what it means."
}
