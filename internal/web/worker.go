package web

import (
	"encoding/json"
	"slices"

	"plainwell/internal/web/press"
)

// workerSettings is what the service worker is told: what it may keep, and the
// words of a notice that cannot be read.
type workerSettings struct {
	Version string                 `json:"version"`
	Packs   map[string][]packEntry `json:"packs"`
	Assets  []string               `json:"assets"`
	GP      []string               `json:"gp"` // what the screens of the way to a GP need too
	Quiet   string                 `json:"quiet"`
	Page    string                 `json:"quietPage"`
	Offline map[string]string      `json:"offline"`
	Shell   map[string]string      `json:"shell"`
	Langs   []string               `json:"langs"`
	Words   map[string]workerWords `json:"words"`
	Icon    string                 `json:"icon"`
	Badge   string                 `json:"badge"`
}

// packEntry is one page of the essential pack with the hash of its content.
type packEntry struct {
	URL string `json:"url"`
	Rev string `json:"rev"`
}

type workerWords struct {
	Title   string `json:"title"`
	Generic string `json:"generic"`
	Over    string `json:"over"`
	Going   string `json:"going"` // buttons of a notice
	Cant    string `json:"cant"`
}

// workerDoc is the service worker with its settings in front. They hold the hashes
// of the pages, so that the worker changes when a page does.
func (s *Server) workerDoc(docs []press.Doc, quiet press.Doc) (press.Doc, error) {
	w := workerSettings{
		Packs: map[string][]packEntry{}, Assets: []string{s.Front.CSS, s.Front.JS}, GP: []string{s.Front.GPCSS, s.Front.GPJS, s.Front.PaperCSS}, Quiet: quietPath, Page: string(quiet.Body),
		Offline: map[string]string{}, Shell: map[string]string{}, Langs: s.Bundle.Tags(), Words: map[string]workerWords{},
		Icon: s.Front.Icons["192"], Badge: s.Front.Icons["badge"],
	}
	var all []byte
	for _, tag := range s.Bundle.Tags() {
		say := s.Bundle.For(tag)
		w.Offline[tag], w.Shell[tag] = "/"+tag+"/offline", "/"+tag+"/kept"
		w.Words[tag] = workerWords{Title: s.Site.Name, Generic: say.T("notice.generic"), Over: say.T("notice.over"), Going: say.T("answer.button.going"), Cant: say.T("answer.button.cant")}
		for _, path := range s.packPaths(tag) {
			i := slices.IndexFunc(docs, func(d press.Doc) bool { return d.Path == path })
			if i < 0 {
				continue
			}
			rev := press.Hash(docs[i].Body)
			all = append(all, rev...)
			w.Packs[tag] = append(w.Packs[tag], packEntry{URL: path, Rev: rev})
		}
	}
	all = append(all, s.Front.CSS+s.Front.JS+s.Front.GPCSS+s.Front.GPJS+s.Front.PaperCSS...)
	w.Version = press.Hash(all)
	settings, err := json.Marshal(w)
	if err != nil {
		return press.Doc{}, err
	}
	body := slices.Concat([]byte("const PLAINWELL="), settings, []byte(";\n"), s.Front.worker)
	return press.Doc{Path: "/sw.js", Type: "text/javascript; charset=utf-8", Body: body}, nil
}

// packPaths lists the essential pack of a language: the home page that the
// installed app opens, the pages marked for it, the offline page and the page that
// shows what is kept.
func (s *Server) packPaths(tag string) []string {
	paths := []string{"/" + tag + "/"}
	for _, slug := range s.Library.Slugs() {
		if page, _ := s.Library.Page(tag, slug); page.Pack {
			paths = append(paths, "/"+tag+"/"+page.Path)
		}
	}
	// A hard word opens with no signal too.
	return append(paths, "/"+tag+"/words", "/"+tag+"/offline", "/"+tag+"/kept")
}
