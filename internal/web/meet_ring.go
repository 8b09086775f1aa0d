package web

import (
	"html/template"
	"net/url"

	"github.com/gofiber/fiber/v2"

	"plainwell/internal/gp"
	"plainwell/internal/i18n"
)

// ringView is the one screen for a worker and a person who ring a surgery together. Its
// state is the code of the answers; the number is on the page alone.
type ringView struct {
	gpShare
	Code   string // "" before anything was ticked
	Asked  []choice
	Typed  string // into the box for a number or a place
	Errors []formError
	Number *ringNumber // typed by hand
	Near   *nearView   // found by the place
	Wales  bool
	Lines  []cardLine
	Urgent cardLine
	Said   []ringSaid
	Steps  string // address of the person's own list of steps
	Again  template.HTML
	Short  string // address behind Again, to type
}

// ringNumber is a telephone number: to dial and to read.
type ringNumber struct {
	Tel, Shown string
	Free       bool
}

// ringSaid is one thing that the surgery may say, with what to say back.
type ringSaid struct {
	ID, Words string
	Say       template.HTML // of the page about it
	Lang      string        // of Say, where it is not the page's
	Page      string
	Letter    string
}

// Error gives the words about the box, or "".
func (v ringView) Error() string {
	if len(v.Errors) == 0 {
		return ""
	}
	return v.Errors[0].Words
}

// ringOf makes the screen for some answers.
func (s *Server) ringOf(tag string, code gp.Code) (ringView, error) {
	say := s.Bundle.For(tag)
	v := ringView{gpShare: gpShare{Share: shareFolder + meetRing, SharedTitle: say.T("meet.ring.title"), SharePath: meetRing}, Wales: code.Answers.Has(gp.Wales)}
	if code != (gp.Code{}) {
		v.Code = code.String()
		v.Steps = gpPlace{tag, code}.href(code, "")
	}
	for _, one := range gp.RingAsked {
		v.Asked = append(v.Asked, choice{Value: one.Name(), Words: say.T("meet.ring.is." + one.Name()), On: code.Answers.Has(one)})
	}
	for _, line := range gp.Ring(code.Answers) {
		v.Lines = append(v.Lines, s.ringLine(say, string(line), v.Wales))
	}
	v.Urgent = s.ringLine(say, "urgent", v.Wales)
	for _, r := range gp.Reasons {
		v.Said = append(v.Said, s.ringSaid(tag, r, v.Wales))
	}
	var err error
	v.Short, v.Again, err = s.scanned("/" + tag + "/dates/new?for=gp-again")
	return v, err
}

// ringLine says one line in English, the language of most surgeries, with the same in
// the language of the page beneath.
func (s *Server) ringLine(say *i18n.Speaker, line string, wales bool) cardLine {
	key := "meet.ring.say."
	if wales && (line == string(gp.SpokenID) || line == string(gp.SpokenAddress)) {
		key += "wales."
	}
	l := cardLine{English: s.cardWords(s.Bundle.For("en"), key+line, say.Tag())}
	if say.Tag() != "en" {
		l.Own, l.Lang, l.Dir = s.cardWords(say, key+line, say.Tag()), say.Tag(), say.Dir()
	}
	return l
}

func (s *Server) ringShown(tag string, v ringView) view {
	screen := view{Title: "meet.ring.title", Path: meetRing, Forms: true, Data: v}
	if v.Code != "" {
		screen.Path += "/" + v.Code
	}
	return screen
}

// ringForm is the screen before anything was typed: a public page.
func (s *Server) ringForm(tag string) view {
	// A code of an address of this site always fits.
	v, _ := s.ringOf(tag, gp.Code{})
	screen := s.meetScreen(tag, meetRing, "meet.ring.title", "meet.ring.describe", v)
	screen.Forms = true
	return screen
}

// ringStarted takes what was ticked and looks for a number. With an empty box it leads
// to the address of the answers.
func (s *Server) ringStarted(c *fiber.Ctx) error {
	var code gp.Code
	for _, ticked := range c.Context().PostArgs().PeekMulti("is") {
		if one, ok := gp.AnswerNamed(string(ticked)); ok {
			code.Answers = code.Answers.With(one)
		}
	}
	if oneLine(c.FormValue("place")) == "" {
		setPrivate(c)
		return c.Redirect("/"+s.tag(c)+"/"+meetRing+"/"+code.String()+"#say", fiber.StatusSeeOther)
	}
	return s.ringLooked(c, code)
}

// ringWith reads the code of the address. One that is none leads to the start.
func (s *Server) ringWith(next func(*fiber.Ctx, gp.Code) error) fiber.Handler {
	return s.inLanguage(func(c *fiber.Ctx) error {
		typed, err := url.PathUnescape(c.Params("code"))
		if err != nil {
			return errNoPage
		}
		code, err := gp.ParseCode(typed)
		if err != nil {
			return errNoPage
		}
		return next(c, code)
	})
}

func (s *Server) ringScreen(c *fiber.Ctx, code gp.Code) error {
	v, err := s.ringOf(s.tag(c), code)
	if err != nil {
		return err
	}
	v.Code = code.String()
	return s.show(c, "meet_ring", s.ringShown(s.tag(c), v))
}
