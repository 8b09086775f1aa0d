package web

import (
	"encoding/json"

	"plainwell/internal/web/press"
)

// manifest is a web app manifest (W3C), neutral in every word: no category, no
// topic.
type manifest struct {
	ID          string         `json:"id"`
	Name        string         `json:"name"`
	ShortName   string         `json:"short_name"`
	Description string         `json:"description"`
	Lang        string         `json:"lang"`
	Dir         string         `json:"dir"`
	StartURL    string         `json:"start_url"`
	Scope       string         `json:"scope"`
	Display     string         `json:"display"`
	Theme       string         `json:"theme_color,omitempty"`
	Background  string         `json:"background_color,omitempty"`
	Icons       []manifestIcon `json:"icons"`
	Shortcuts   []shortcut     `json:"shortcuts"`
}

type manifestIcon struct {
	Src     string `json:"src"`
	Sizes   string `json:"sizes"`
	Type    string `json:"type"`
	Purpose string `json:"purpose,omitempty"`
}

type shortcut struct {
	Name string `json:"name"`
	URL  string `json:"url"`
}

// manifestDocs writes the manifest of each language.
func (s *Server) manifestDocs() ([]press.Doc, error) {
	var docs []press.Doc
	for _, tag := range s.Bundle.Tags() {
		say := s.Bundle.For(tag)
		m := manifest{
			ID: "/", Name: s.Site.Name, ShortName: s.Site.shortName(), Description: say.T("manifest.describe"),
			Lang: tag, Dir: say.Dir(), StartURL: "/" + tag + "/", Scope: "/", Display: "standalone",
			Theme: s.Front.Colours.Theme, Background: s.Front.Colours.Background,
			Shortcuts: []shortcut{
				{say.T("nav.help"), "/" + tag + "/help-now"}, {say.T("nav.doctor"), "/" + tag + "/gp"},
				{say.T("nav.dates"), "/" + tag + "/dates"}, {say.T("nav.kept"), "/" + tag + "/kept"},
			},
		}
		for _, icon := range []struct{ key, sizes, purpose string }{
			{"192", "192x192", ""}, {"512", "512x512", ""}, {"maskable", "512x512", "maskable"}, {"badge", "96x96", "monochrome"},
		} {
			if src := s.Front.Icons[icon.key]; src != "" {
				m.Icons = append(m.Icons, manifestIcon{Src: src, Sizes: icon.sizes, Type: "image/png", Purpose: icon.purpose})
			}
		}
		body, err := json.Marshal(m)
		if err != nil {
			return nil, err
		}
		docs = append(docs, press.Doc{Path: "/manifest." + tag + ".webmanifest", Type: "application/manifest+json", Body: body})
	}
	return docs, nil
}
