package content

import (
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"
)

// tiles reads tiles.<tag>.toml of every language that has one: the words of tiles, by
// slug, for pages that are not written in it yet. An operator's words take the place
// of ours.
func (l *loader) tiles(fsys, overlay fs.FS) {
	l.lib.shorts = map[string]map[string]string{}
	for _, from := range []struct {
		files fs.FS
		root  string
	}{{fsys, l.o.Root}, {overlay, l.o.OverlayRoot}} {
		if from.files == nil {
			continue
		}
		names, _ := fs.Glob(from.files, "tiles.*.toml")
		for _, name := range names {
			lang := strings.TrimSuffix(strings.TrimPrefix(name, "tiles."), ".toml")
			if l.lib.shorts[lang] == nil {
				l.lib.shorts[lang] = map[string]string{}
			}
			maps.Copy(l.lib.shorts[lang], l.tileWords(from.files, name, path.Join(from.root, name)))
		}
	}
}

// tileWords reads one file of words for tiles.
func (l *loader) tileWords(fsys fs.FS, name, file string) map[string]string {
	var words map[string]string
	if _, err := toml.DecodeFS(fsys, name, &words); err != nil {
		l.wrong(file, 0, "the words of the tiles cannot be read: %v", err)
		return nil
	}
	for _, slug := range slices.Sorted(maps.Keys(words)) {
		switch {
		case l.lib.pages[english][slug] == nil:
			l.wrong(file, 0, "there is no page %q.", slug)
		case strings.TrimSpace(words[slug]) == "":
			l.wrong(file, 0, "%s: it has no words.", slug)
		}
	}
	return words
}
