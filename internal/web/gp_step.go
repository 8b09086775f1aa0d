package web

import (
	"html/template"
	"slices"
	"time"

	"github.com/gofiber/fiber/v2"

	"plainwell/internal/content"
	"plainwell/internal/gp"
)

// gpStepView is one step on a screen of its own: the sections of its page that fit the
// reader, where to go for it, and the way on.
type gpStepView struct {
	gpShare
	Code    string
	Bit     int // of the step in the code, for the script that works with no network
	Step    string
	Page    *content.Page
	HTML    template.HTML
	Number  int // its place in the list, from 1; 0 where it is not in the list
	Total   int
	Done    bool
	Go      []gpLink
	Tick    string // "I have done this": the same list with this step done
	Back    string
	Checked string
}

// gpLink is a link with words of the interface.
type gpLink struct{ Href, Key string }

// gpStepGo are the screens that a step leads to, after /{lang}/, with their words.
var gpStepGo = map[gp.Step][]gpLink{
	gp.StepMedicine: {{"dates/new?for=medicine", "gp.go.medicine"}},
	gp.StepFind:     {{"gp/near", "gp.go.near"}},
	gp.StepAnswers:  {{"gp/fill", "gp.go.fill"}},
	gp.StepCard:     {{"gp/show", "gp.go.show"}},
	gp.StepLanguage: {{"gp/show", "gp.go.show"}},
	gp.StepAsk:      {{"gp/say", "gp.go.say"}, {"gp/no", "gp.go.no"}, {"dates/new?for=gp-again", "gp.go.again"}},
	gp.StepRefused:  {{"gp/no", "gp.go.no"}},
	gp.StepJoined:   {{"gp/done", "gp.go.done"}},
}

func (s *Server) gpStepScreen(c *fiber.Ctx, at gpPlace) error {
	step, ok := gp.StepNamed(c.Params("step"))
	if !ok {
		return errNoPage
	}
	v, err := s.gpStepOf(at, step, s.today(), false)
	if err != nil {
		return err
	}
	return s.showGP(c, "gp_step", s.gpStepShown(at, v))
}

func (s *Server) gpStepShown(at gpPlace, v *gpStepView) view {
	shown := view{Title: "gp.my.title", Path: at.path(at.code, v.Step), Data: v}
	if v.Page.Lang != at.tag {
		shown.Fallback = v.Page.Lang
	}
	return shown
}

// gpStepOf writes one step for a code and a day; with lines for the reading check.
func (s *Server) gpStepOf(at gpPlace, step gp.Step, day time.Time, lines bool) (*gpStepView, error) {
	page, _ := s.Library.Page(at.tag, step.Page())
	if page == nil {
		return nil, errNoPage
	}
	html, err := page.HTMLFor(day, at.code.Answers.Fits, lines)
	if err != nil {
		return nil, err
	}
	list := gp.Steps(at.code.Answers)
	v := &gpStepView{
		gpShare: s.gpShare(at.tag), Code: at.code.String(), Bit: int(step), Step: step.Name(), Page: page, HTML: template.HTML(html),
		Number: slices.Index(list, step) + 1, Total: len(list), Done: at.code.Ticks.Has(step),
		Tick: at.href(at.code.Tick(step), ""), Back: at.href(at.code, ""),
		Checked: s.Bundle.For(at.tag).FullDate(page.Meta.Checked),
	}
	for _, to := range gpStepGo[step] {
		if to.Href == "gp/show" && at.code.Answers.Has(gp.Wales) {
			to.Href = "gp/show/wales"
		}
		to.Href = "/" + at.tag + "/" + to.Href
		v.Go = append(v.Go, to)
	}
	return v, nil
}
