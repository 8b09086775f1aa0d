package web

import (
	"encoding/json"
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"path"
	"strings"

	"plainwell/internal/web/press"
)

// Front is the built front end: scripts, styles, icons and pictures. An empty one
// is of use too: the pages are then plain text.
type Front struct {
	CSS, JS string // addresses, "" when not built
	// GPCSS and GPJS are what the screens of the way to a GP need beside them.
	GPCSS, GPJS string
	PaperCSS    string // what the pages for paper need beside it
	KWJS, KWCSS string // what the screens of key workers need beside it
	MeetCSS     string // what the tools for a meeting need beside it
	Later       string // address of the scripts that the page about reminders alone loads
	Icons       map[string]string
	Colours     struct{ Theme, Background string } // of the bar around the page and of an opening app
	Licences    []Licence
	worker      []byte
	pictures    map[string]string
	files       []press.Doc
}

// LoadFront reads the folder that the front end's build leaves. A folder without
// manifest.json is an empty Front.
func LoadFront(built fs.FS) (*Front, error) {
	f := &Front{Icons: map[string]string{}, pictures: map[string]string{}}
	raw, err := fs.ReadFile(built, "manifest.json")
	if errors.Is(err, fs.ErrNotExist) {
		return f, nil
	}
	if err != nil {
		return nil, err
	}
	var m struct {
		JS, CSS, SW string
		GPJS, GPCSS string
		PaperCSS    string
		KWJS, KWCSS string
		MeetCSS     string
		Reminders   string
		Icons       map[string]string
		Colours     struct{ Theme, Background string }
	}
	if err := json.Unmarshal(raw, &m); err != nil {
		return nil, fmt.Errorf("manifest.json of the front end: %w", err)
	}
	f.CSS, f.JS, f.Later, f.Icons, f.Colours = m.CSS, m.JS, m.Reminders, m.Icons, m.Colours
	f.GPCSS, f.GPJS, f.PaperCSS, f.KWJS, f.KWCSS, f.MeetCSS = m.GPCSS, m.GPJS, m.PaperCSS, m.KWJS, m.KWCSS, m.MeetCSS
	if f.worker, err = fs.ReadFile(built, m.SW); err != nil {
		return nil, err
	}
	if err := readJSON(built, "pictures.json", &f.pictures); err != nil {
		return nil, err
	}
	if err := readJSON(built, "licences.json", &f.Licences); err != nil {
		return nil, err
	}
	return f, f.readFiles(built)
}

// readFiles takes every file below assets/ and icons/ as a page of its own.
func (f *Front) readFiles(built fs.FS) error {
	for _, folder := range []string{"assets", "icons"} {
		err := fs.WalkDir(built, folder, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			body, err := fs.ReadFile(built, name)
			if err != nil {
				return err
			}
			kind, ok := fileTypes[path.Ext(name)]
			if !ok {
				return fmt.Errorf("the front end holds %s, a sort of file that is not known here", name)
			}
			f.files = append(f.files, press.Doc{Path: "/" + name, Type: kind, Body: body, Fixed: folder == "assets"})
			return nil
		})
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}

var fileTypes = map[string]string{
	".js":  "text/javascript; charset=utf-8",
	".css": "text/css; charset=utf-8",
	".svg": "image/svg+xml",
	".png": "image/png",
}

func readJSON(files fs.FS, name string, into any) error {
	raw, err := fs.ReadFile(files, name)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(raw, into); err != nil {
		return fmt.Errorf("%s of the front end: %w", name, err)
	}
	return nil
}

// Built says whether there is a front end.
func (f *Front) Built() bool { return f.JS != "" }

// Inner gives the shapes inside a picture by its meaning, and whether it is there.
func (f *Front) Inner(meaning string) (string, bool) {
	inner, ok := f.pictures[meaning]
	return inner, ok
}

// Picture draws a picture as decoration, or nothing where it was not built.
func (f *Front) Picture(meaning string) template.HTML {
	inner, ok := f.pictures[meaning]
	if !ok {
		return ""
	}
	var b strings.Builder
	b.WriteString(`<svg class="pic" aria-hidden="true" viewBox="0 0 48 48">`)
	b.WriteString(inner)
	b.WriteString(`</svg>`)
	return template.HTML(b.String())
}

// picture draws a picture whose shapes may be used again: the first time in a group
// with a name, later by that name.
func (f *Front) picture(meaning string, first bool) template.HTML {
	inner, ok := f.pictures[meaning]
	if !ok {
		return ""
	}
	id := "list-" + meaning
	if first {
		inner = `<g id="` + id + `">` + inner + `</g>`
	} else {
		inner = `<use href="#` + id + `"/>`
	}
	return template.HTML(`<svg class="pic" aria-hidden="true" viewBox="0 0 48 48">` + inner + `</svg>`)
}
