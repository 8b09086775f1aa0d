package web

import (
	"bytes"
	"fmt"
	"html/template"
	"slices"
	"strings"

	"github.com/gofiber/fiber/v2"

	"plainwell/internal/facts"
	"plainwell/internal/i18n"
)

// view is what a screen says about itself and what it shows.
type view struct {
	Title     string // message key of the title in the browser and the heading
	TitleText string // the title itself, where it is content and not a message
	TitleLang string // language of TitleText, where it is not the page's
	Describe  string // meta description; only public pages have one
	Path      string // address after /{lang}/, for the language links; "" means the home page
	Self      string // the whole address where it has no language in it, such as /a/…; then languages are ?lang=
	Canonical string // path of the page that search engines are to list, "" for none
	Alternate []string
	Forms     bool   // it posts a form, so its browser may say where the form was
	Private   bool   // not part of what the phone may keep without a yes
	Bare      bool   // no bars around it: the neutral page
	Alone     bool   // a whole screen with no bars around it: the card for the desk
	PhoneOnly bool   // what is typed on it stays on the phone, so nothing on it asks the network
	Plain     bool   // the phone keeps nothing because of this page (the page after "Forget")
	Neutral   bool   // sensitive: the browser, its history and previews show the site's name alone
	Fallback  string // language of the article where it is not the page's, else ""
	Data      any
}

// frame is what every template sees.
type frame struct {
	view
	*i18n.Speaker
	Site    Site
	Front   *Front
	Langs   []langLink
	Staff   bool // there are pages for staff
	OnWay   bool // a screen of the way to a GP, with scripts and styles of its own
	OnPaper bool // a page for paper, with styles of its own
	OnKW    bool // a screen of key workers, with scripts and styles of its own
	OnMeet  bool // a tool for a meeting, with styles of its own
	facts   *facts.Book
	drawn   map[string]bool // pictures that PicOnce has drawn
}

// langLink is one entry of the language switch.
type langLink struct {
	Tag, Name, Href string
	Current         bool
}

// Pic draws a picture that says nothing the words do not.
func (f frame) Pic(meaning string) template.HTML { return f.Front.Picture(meaning) }

// Phone shows a phone number of the facts, or "" where there is none.
func (f frame) Phone(id string) string {
	fact, _ := f.facts.Get("phone", id)
	return fact.Show
}

// PicOnce is Pic for a list in which a picture may come again: its shapes are in the
// page once, and later uses point to the first.
func (f frame) PicOnce(meaning string) template.HTML {
	first := !f.drawn[meaning]
	f.drawn[meaning] = true
	return f.Front.picture(meaning, first)
}

// Href makes the address of a page of this site in the page's language.
func (f frame) Href(page string) string { return "/" + f.Tag() + "/" + page }

// KW makes the address of a screen of key workers in the page's language: these
// addresses hold none.
func (f frame) KW(path string) string { return kwPath(f.Tag(), path) }

// Heading is the title in words.
func (f frame) Heading() string {
	if f.TitleText != "" {
		return f.TitleText
	}
	return f.T(f.Title)
}

// Count is the number of a place in a list, from 1.
func (f frame) Count(index int) int { return index + 1 }

// Say is T for a key and values that come together, as those of an error do.
func (f frame) Say(key string, args []any) string { return f.T(key, args...) }

// With is the same page around other data, for a part that is used twice.
func (f frame) With(data any) frame {
	f.Data = data
	return f
}

// Days lists the days of the week from Sunday, with | between, for scripts on
// phones that do not know the language.
func (f frame) Days() string { return strings.Join(f.DayNames(), "|") }

// Months lists the months from January, with | between.
func (f frame) Months() string { return strings.Join(f.MonthNames(), "|") }

// Abs makes an absolute address.
func (f frame) Abs(path string) string { return f.Site.abs(path) }

// papers are the screens that are made to be printed.
var papers = []string{"print", "gp_letter", "gp_show_print", "pack_made", "pack_maker", "kw_sheet", "meet_poster_print"}

// onWay are the screens beside those of the way to a GP that use its scripts and styles.
var onWay = []string{"near", "meet_show", "meet_ring"}

// write renders a screen in a language.
func (s *Server) write(screen, tag string, v view) ([]byte, error) {
	t, ok := s.views.screens[screen]
	if !ok {
		return nil, fmt.Errorf("no screen is called %s", screen)
	}
	say := s.Bundle.For(tag)
	f := frame{view: v, Speaker: say, Site: s.Site, Front: s.Front, Staff: s.hasStaff(), OnWay: strings.HasPrefix(screen, "gp_") || slices.Contains(onWay, screen), OnPaper: slices.Contains(papers, screen), OnKW: strings.HasPrefix(screen, "kw_"), OnMeet: strings.HasPrefix(screen, "meet"), facts: s.Facts, drawn: map[string]bool{}}
	for _, other := range s.Bundle.Tags() {
		href := "/" + other + "/" + v.Path
		if v.Self != "" {
			href = v.Self + "?lang=" + other
		}
		f.Langs = append(f.Langs, langLink{Tag: other, Name: s.Bundle.Language(other).Name, Href: href, Current: other == say.Tag()})
	}
	var b bytes.Buffer
	if err := t.ExecuteTemplate(&b, "frame.html", f); err != nil {
		return nil, err
	}
	return squeeze(b.Bytes()), nil
}

// show answers with a private screen. The status is the one set before.
func (s *Server) show(c *fiber.Ctx, screen string, v view) error {
	v.Private = true
	body, err := s.write(screen, s.tag(c), v)
	if err != nil {
		return err
	}
	setPrivate(c)
	if v.Forms {
		setForms(c)
	}
	c.Set("Content-Type", "text/html; charset=utf-8")
	return c.Send(body)
}

// squeeze drops the line breaks and spaces that indent the templates. A line
// break stays one: between words it is a space. Apostrophes stand as they are: no
// attribute of ours is in single quotes. What was typed into a box of many lines stays
// as it is.
func squeeze(html []byte) []byte {
	html = bytes.ReplaceAll(html, []byte("&#39;"), []byte("'"))
	out := make([]byte, 0, len(html))
	typed := false
	for line := range bytes.Lines(html) {
		if !typed {
			line = bytes.TrimLeft(line, " \t\r\n")
		}
		out = append(out, line...)
		if opens, ends := bytes.LastIndex(line, []byte("<textarea")), bytes.LastIndex(line, []byte("</textarea>")); opens != ends {
			typed = opens > ends
		}
	}
	return out
}
