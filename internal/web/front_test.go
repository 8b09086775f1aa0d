package web

import (
	"strings"
	"testing"
	"testing/fstest"
)

func file(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }

// whole is a small front end that was built.
func whole() fstest.MapFS {
	return fstest.MapFS{
		"manifest.json":     file(`{"js":"/assets/app-A.js","css":"/assets/app-B.css","sw":"sw.js","icons":{"192":"/icons/192.png"},"colours":{"theme":"#123","background":"#fff"}}`),
		"sw.js":             file("self.x=1"),
		"pictures.json":     file(`{"people/doctor":"<path d=\"M0 0\"/>"}`),
		"licences.json":     file(`[{"name":"healthicons","version":"1","licence":"MIT","text":"…"}]`),
		"assets/app-A.js":   file("1"),
		"assets/app-B.css":  file("body{}"),
		"icons/192.png":     file("png"),
		"icons/favicon.svg": file("<svg/>"),
	}
}

func TestAFolderThatWasNotBuiltIsNoFault(t *testing.T) {
	f, err := LoadFront(fstest.MapFS{".gitkeep": file("")})
	if err != nil || f.Built() {
		t.Fatalf("%v %v", f.Built(), err)
	}
	if f.Picture("people/doctor") != "" {
		t.Error("a picture came from nowhere")
	}
}

func TestABuiltFolderGivesFilesAndPictures(t *testing.T) {
	f, err := LoadFront(whole())
	if err != nil || !f.Built() || len(f.files) != 4 {
		t.Fatalf("%d files, %v", len(f.files), err)
	}
	if svg := string(f.Picture("people/doctor")); !strings.Contains(svg, `aria-hidden="true"`) || !strings.Contains(svg, "M0 0") {
		t.Error(svg)
	}
	for _, d := range f.files {
		if want := strings.HasPrefix(d.Path, "/assets/"); d.Fixed != want {
			t.Errorf("%s: fixed is %v", d.Path, d.Fixed)
		}
	}
}

func TestAFolderThatWasHalfBuiltIsAFault(t *testing.T) {
	for name, spoil := range map[string]func(fstest.MapFS){
		"no worker":               func(m fstest.MapFS) { delete(m, "sw.js") },
		"no pictures":             func(m fstest.MapFS) { delete(m, "pictures.json") },
		"a damaged list":          func(m fstest.MapFS) { m["manifest.json"] = file("{") },
		"an unknown sort of file": func(m fstest.MapFS) { m["assets/x.exe"] = file("") },
	} {
		m := whole()
		spoil(m)
		if _, err := LoadFront(m); err == nil {
			t.Errorf("%s was taken", name)
		}
	}
}
