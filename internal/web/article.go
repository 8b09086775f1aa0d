package web

import (
	"bytes"
	"html/template"
	"time"

	"plainwell/internal/content"
	"plainwell/internal/web/press"
)

// sizeMark stands where the size of a page will be.
const sizeMark = "[[size]]"

// articleView is what the page around an article shows.
type articleView struct {
	Page        *content.Page
	HTML        template.HTML
	Checked     string
	Next        string
	Overdue     bool
	Size        string // on the wire, in words, for "Keep this page"
	Licences    []Licence
	Share       string // address after /{lang}/ of the ways to share it
	SharedTitle string // what a message calls it
	SharePath   string // the address after /{lang}/ that is passed on
	Count       *gpCountView
}

// articleDocs writes every article in one language. A page that is not written in
// it is shown in English, says so in the reader's language, and names the English
// page as the one to list. sizes are what they weigh, in bytes on the wire.
func (s *Server) articleDocs(tag string, day time.Time, lines bool) (docs []press.Doc, sizes []int64, err error) {
	say := s.Bundle.For(tag)
	for _, slug := range s.Library.Slugs() {
		page, inLang := s.Library.Page(tag, slug)
		html, err := page.HTML(day, lines)
		if err != nil {
			return nil, nil, err
		}
		a := articleView{
			Share: sharePath(page), SharedTitle: s.sharedTitle(page), SharePath: page.Path, Count: s.gpCountOf(tag, page),
			Page: page, HTML: template.HTML(html),
			Checked: say.FullDate(page.Meta.Checked), Next: say.FullDate(page.Meta.NextCheck), Overdue: late(page.Meta.NextCheck, day), Size: sizeMark,
		}
		if slug == "about" {
			a.Licences = s.licences()
		}
		v := view{
			TitleText: page.Title, TitleLang: page.Lang, Describe: page.Description, Path: page.Path,
			Canonical: "/" + page.Lang + "/" + page.Path, Alternate: s.Library.Langs(slug), Neutral: page.Neutral, Data: &a,
		}
		if page.Neutral {
			v.Describe = say.T("home.describe")
		}
		if _, ok := gpReasonOf(page); ok {
			start := s.gpShare(tag)
			a.Share, a.SharedTitle, a.SharePath = start.Share, start.SharedTitle, start.SharePath
			v.Title, v.TitleText, v.Describe = "gp.no.title", "", say.T("gp.no.describe")
		}
		if !inLang {
			v.Fallback = page.Lang
		}
		v.Forms = page.Forms || a.Count != nil
		body, err := s.write("article", tag, v)
		if err != nil {
			return nil, nil, err
		}
		// The size of the page stands in the page: it is put in once the page is weighed.
		size := press.Weigh(body)
		sizes = append(sizes, size)
		body = bytes.ReplaceAll(body, []byte(sizeMark), []byte(say.Size(size)))
		docs = append(docs, press.Doc{Path: "/" + tag + "/" + page.Path, Type: htmlType, Body: body, Forms: v.Forms})
	}
	return docs, sizes, nil
}

// late says whether a day of the calendar has passed, on the clocks of now.
func late(day, now time.Time) bool {
	return now.Format(time.DateOnly) > day.Format(time.DateOnly)
}
