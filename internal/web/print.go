package web

import (
	"html/template"
	"regexp"
	"strings"
	"time"

	"plainwell/internal/content"
	"plainwell/internal/facts"
	"plainwell/internal/web/press"
)

// printView is a page for paper: the whole of it on A4, or a card of A6 with what
// matters most.
type printView struct {
	Page    *content.Page
	Card    bool
	HTML    template.HTML // the words of the page, for the sheet
	Lead    template.HTML // its first words, for the card
	Say     template.HTML // what to say out loud, for the card; "" where it is long
	Numbers []facts.Fact  // its telephone numbers, for the card
	Checked string
	Short   string // the page's address without its scheme, to type
	Code    template.HTML
	Back    string // the page itself
	Other   string // the other size
}

// The ends of the addresses of the sheet and of the card.
const (
	printEnd = "/print"
	cardEnd  = "/print/card"
)

// printDoc writes the sheet of an article, or its card.
func (s *Server) printDoc(tag string, page *content.Page, day time.Time, card bool) (press.Doc, error) {
	html, err := page.HTML(day, false)
	if err != nil {
		return press.Doc{}, err
	}
	p, err := s.paperOf(tag, page, day)
	if err != nil {
		return press.Doc{}, err
	}
	p.HTML = onPaper(html)
	p.fill(firstWords.Find([]byte(p.HTML)), firstSay.Find([]byte(p.HTML)))
	v := view{TitleText: page.Title, TitleLang: page.Lang, Neutral: page.Neutral, Path: page.Path + printEnd}
	p.Card, p.Other = card, p.Back+cardEnd
	if card {
		v.Path, p.Other = page.Path+cardEnd, p.Back+printEnd
	}
	if page.Lang != tag {
		v.Fallback = page.Lang
	}
	v.Data = p
	body, err := s.write("print", tag, v)
	return press.Doc{Path: "/" + tag + "/" + v.Path, Type: htmlType, Body: body}, err
}

func (s *Server) paperOf(tag string, page *content.Page, day time.Time) (printView, error) {
	p := printView{Page: page, Back: "/" + tag + "/" + page.Path, Checked: s.Bundle.For(tag).FullDate(page.Meta.Checked)}
	address := s.Site.abs(p.Back)
	_, p.Short, _ = strings.Cut(address, "://")
	for _, f := range page.Facts() {
		if f.Kind == facts.Phone && f.Show != "" && f.Standing(day) != facts.Ended {
			p.Numbers = append(p.Numbers, f)
		}
	}
	var err error
	p.Code, err = codeOf(address)
	return p, err
}

var (
	firstWords = regexp.MustCompile(`(?s)<p class="lead">.*?</p>`)
	firstSay   = regexp.MustCompile(`(?s)<div class="say".*?</div>`)
	anyTag     = regexp.MustCompile(`(?s)<[^>]*>`)
	telLink    = regexp.MustCompile(`(?s)<a [^>]*href="(?:tel|sms):[^>]*>(.*?)</a>`)
	outLink    = regexp.MustCompile(`(?s)<a [^>]*href="https://([^"]*)"[^>]*>(.*?)</a>`)
	anyLink    = regexp.MustCompile(`(?s)<a [^>]*>(.*?)</a>`)
	drawing    = regexp.MustCompile(`(?s)<svg.*?</svg>`)
)

// onPaper makes the words of a page right for paper, where nothing can be tapped or
// opened: numbers and links are plain words, another site's address stands in
// full, and what opens is open. content writes the HTML, so its form is known.
func onPaper(html []byte) template.HTML {
	html = telLink.ReplaceAllFunc(html, func(link []byte) []byte {
		words := drawing.ReplaceAll(telLink.FindSubmatch(link)[1], nil)
		return append(append([]byte(`<strong class="number">`), words...), "</strong>"...)
	})
	html = outLink.ReplaceAll(html, []byte(`$2 (<span class="address">$1</span>)`))
	html = anyLink.ReplaceAll(html, []byte(`$1`))
	return template.HTML(strings.ReplaceAll(string(html), "<details", "<details open"))
}

// plainOf is the words of a piece of HTML.
func plainOf(html []byte) string { return strings.TrimSpace(string(anyTag.ReplaceAll(html, nil))) }
