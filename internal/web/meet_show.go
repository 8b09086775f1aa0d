package web

import (
	"html/template"

	"plainwell/internal/web/press"
)

// showView is a page as a QR code that fills the screen, for the camera of the phone
// of the person beside it.
type showView struct {
	Name, Lang   string // what the page is called; the site's name where it is sensitive
	Short        string // its address without its scheme, to type
	Code         template.HTML
	Page         string // its address
	Print, Share string // addresses; Print is "" where there is no sheet
	Close        string
}

// showDoc writes the screen. Its title in the browser is the same for every page.
func (s *Server) showDoc(tag string, one passed) (press.Doc, error) {
	href := "/" + tag + "/" + one.Path
	v := showView{Name: one.Title, Lang: one.Lang, Page: href, Share: "/" + tag + "/" + shareFolder + one.At, Close: "/" + tag + "/" + meetSheet}
	if one.Print != "" {
		v.Print = "/" + tag + "/" + one.Print + printNow
	}
	var err error
	if v.Short, v.Code, err = s.scanned(href); err != nil {
		return press.Doc{}, err
	}
	path := meetShow + one.At
	body, err := s.write("meet_show", tag, view{Title: "meet.show.title", Path: path, Alone: true, Neutral: one.Neutral, Data: v})
	return press.Doc{Path: "/" + tag + "/" + path, Type: htmlType, Body: body}, err
}
