package content

import (
	"errors"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"
)

// picturesFile is the one table of pictures: what each means here, and its file.
const picturesFile = "pictures.toml"

// pictureRow is one meaning of the table.
type pictureRow struct {
	Picture string              // folder and name of the file that is drawn
	For     string              // what lines may use it, for a person who writes
	Any     string              // why a line with it need hold none of its words; "" when it must
	words   map[string][]string // by language: what a line with it says, one of them at least
}

// pictureTable is what each picture means. A nil table knows every meaning.
type pictureTable map[string]pictureRow

// pictures reads the table; without a file every meaning may be used.
func (l *loader) pictures(fsys fs.FS) pictureTable {
	raw, err := fs.ReadFile(fsys, picturesFile)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	file := path.Join(l.o.Root, picturesFile)
	var rows map[string]map[string]any
	if err == nil {
		err = toml.Unmarshal(raw, &rows)
	}
	if err != nil {
		line := 0
		if p, ok := errors.AsType[toml.ParseError](err); ok {
			line = p.Position.Line
		}
		l.wrong(file, line, "the table of pictures cannot be read: %v", err)
		return nil
	}
	t, drawn := pictureTable{}, map[string]string{}
	for _, meaning := range inFile(rows, raw) {
		row := rowOf(rows[meaning])
		line := rowLine(raw, meaning)
		for _, say := range row.wrong(meaning) {
			l.wrong(file, line, "[%s]: %s", meaning, say)
		}
		if other := drawn[row.Picture]; other != "" {
			l.wrong(file, line, "[%s]: the picture %s means %q already. A picture has one meaning.", meaning, row.Picture, other)
		}
		t[meaning], drawn[row.Picture] = row, meaning
	}
	return t
}

// inFile gives the meanings in the order of the file.
func inFile(rows map[string]map[string]any, raw []byte) []string {
	return slices.SortedStableFunc(slices.Values(slices.Sorted(maps.Keys(rows))), func(a, b string) int {
		return rowLine(raw, a) - rowLine(raw, b)
	})
}

// rowLine is the line that a row starts on; 0 if it is not written in the usual way.
func rowLine(raw []byte, meaning string) int {
	return 1 + slices.IndexFunc(strings.Split(string(raw), "\n"), func(line string) bool {
		name, _, _ := strings.Cut(line, "#")
		return strings.TrimSpace(name) == "["+meaning+"]"
	})
}

// rowOf takes the fields of a row. A field with the name of a language holds words;
// one that cannot be read is a language with no words, which is reported.
func rowOf(fields map[string]any) pictureRow {
	row := pictureRow{words: map[string][]string{}}
	for key, value := range fields {
		text, _ := value.(string)
		switch key {
		case "picture":
			row.Picture = text
		case "for":
			row.For = text
		case "any":
			row.Any = text
		default:
			row.words[key] = nil
			list, _ := value.([]any)
			for _, one := range list {
				word, _ := one.(string)
				row.words[key] = append(row.words[key], word)
			}
		}
	}
	return row
}

// wrong says what is missing or cannot be in a row.
func (r pictureRow) wrong(meaning string) []string {
	var all []string
	if !slugShape.MatchString(meaning) {
		all = append(all, "write what the picture means in small letters with hyphens, such as ring.")
	}
	if !pictureFile.MatchString(r.Picture) {
		all = append(all, "write the folder and name of the picture, such as \"objects/phone\".")
	}
	if strings.TrimSpace(r.For) == "" {
		all = append(all, "say in \"for\" what lines may use it.")
	}
	if (r.Any == "") == (len(r.words) == 0) {
		all = append(all, "give the words that its lines say, in \"en\", or say in \"any\" why it needs none. Not both.")
	}
	for _, lang := range slices.Sorted(maps.Keys(r.words)) {
		switch {
		case !tagShape.MatchString(lang):
			all = append(all, lang+": there is no such field. A row has picture, for, any, and words by language.")
		case len(r.words[lang]) == 0 || slices.ContainsFunc(r.words[lang], func(w string) bool { return spaced(strings.TrimSuffix(w, "*")) == " " }):
			all = append(all, lang+": write a list of words, none of them empty, such as [\"call\", \"phone\"].")
		}
	}
	if len(r.words) > 0 && r.words[english] == nil {
		all = append(all, "en: the words in English are missing.")
	}
	return all
}
