package web

import (
	"html/template"
	"net/url"
	"strconv"
	"strings"

	"plainwell/internal/content"
	"plainwell/internal/qr"
	"plainwell/internal/web/press"
)

// shareView is the page with the ways to pass a page on. Each is a plain link. None
// says anything about the person who shares or reads.
type shareView struct {
	Title    string // what the message calls the page: the site's name where the page is sensitive
	URL      string // the page's whole address, for all alike
	Short    string // the same without its scheme
	Text     template.URL
	WhatsApp template.URL
	Email    template.URL
	Code     template.HTML
	Back     string
}

// shareFolder is where the pages of ways to share stand, after /{lang}/.
const shareFolder = "share/"

// shareDoc writes the page of ways to share something.
func (s *Server) shareDoc(tag string, one passed) (press.Doc, error) {
	v, err := s.waysToShare("/"+tag+"/"+one.Path, one.Title)
	if err != nil {
		return press.Doc{}, err
	}
	path := shareFolder + one.At
	body, err := s.write("share", tag, view{Title: "share.title", Path: path, Neutral: one.Neutral, Data: v})
	return press.Doc{Path: "/" + tag + "/" + path, Type: htmlType, Body: body}, err
}

func (s *Server) waysToShare(href, title string) (shareView, error) {
	v := shareView{Title: title, URL: s.Site.abs(href), Back: href}
	_, v.Short, _ = strings.Cut(v.URL, "://")
	words := url.PathEscape(v.Title + ": " + v.URL)
	// "?&" is what both iPhones and Android phones read (they differ on the first sign).
	v.Text = template.URL("sms:?&body=" + words)
	v.WhatsApp = template.URL("https://wa.me/?text=" + words)
	v.Email = template.URL("mailto:?subject=" + url.PathEscape(v.Title) + "&body=" + url.PathEscape(v.URL))
	var err error
	v.Code, err = codeOf(v.URL)
	return v, err
}

// sharedTitle is what a message may call a page: nothing of a sensitive one.
func (s *Server) sharedTitle(page *content.Page) string {
	if page.Neutral {
		return s.Site.Name
	}
	return page.Title
}

// sharePath is the address after /{lang}/ of the page of ways to share: made from
// the page's own address, so that it says no more than that does.
func sharePath(page *content.Page) string { return shareFolder + page.Path }

// codeOf draws an address as a QR code. The white ground is part of it: on a dark
// page a code of light modules cannot be read.
func codeOf(address string) (template.HTML, error) {
	code, err := qr.Encode(address)
	if err != nil {
		return "", err
	}
	side := strconv.Itoa(code.Side)
	return template.HTML(`<svg class="qr" aria-hidden="true" shape-rendering="crispEdges" viewBox="0 0 ` + side + ` ` + side +
		`"><path fill="#fff" d="M0 0h` + side + `v` + side + `H0z"/><path fill="#000" d="` + code.Path + `"/></svg>`), nil
}

// scanned gives an address of this site without its scheme, to type, and as a QR code.
func (s *Server) scanned(href string) (short string, code template.HTML, err error) {
	address := s.Site.abs(href)
	_, short, _ = strings.Cut(address, "://")
	code, err = codeOf(address)
	return short, code, err
}
