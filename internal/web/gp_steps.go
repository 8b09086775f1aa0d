package web

import (
	"html/template"
	"strings"

	"github.com/gofiber/fiber/v2"

	"plainwell/internal/gp"
)

// gpStepPictures are the pictures of the steps, by what they mean.
var gpStepPictures = map[gp.Step]string{
	gp.StepMedicine: "medicine", gp.StepBefore: "leave-prison", gp.StepHostel: "hostel", gp.StepRemoved: "remove",
	gp.StepFind: "look-for", gp.StepAnswers: "form", gp.StepCard: "card", gp.StepLanguage: "language",
	gp.StepAsk: "ask", gp.StepRefused: "say-no", gp.StepJoined: "yes",
}

// gpStepsView is "my steps".
type gpStepsView struct {
	gpShare
	Code    string
	Steps   []gpStepLine
	Next    int // number of the first step that is not done, from 1; one more than the last when all are
	Done    int
	Total   int
	Change  string        // address of the answers
	Address string        // to type on another phone, with no scheme
	QR      template.HTML // leads to this list
	Offline string        // what the phone keeps of the way, with spaces between
}

// gpStepLine is one step of the list.
type gpStepLine struct {
	Name, Picture, Words string
	Bit                  int // of the step in the code, for the script that works with no network
	Done                 bool
	Href, Untick         string
}

func (s *Server) gpStepsScreen(c *fiber.Ctx, at gpPlace) error {
	v, err := s.gpStepsOf(at)
	if err != nil {
		return err
	}
	return s.showGP(c, "gp_steps", s.gpStepsShown(at, v))
}

func (s *Server) gpStepsShown(at gpPlace, v *gpStepsView) view {
	return view{Title: "gp.my.title", Path: at.path(at.code, ""), Data: v}
}

// gpStepsOf lists the steps of a code.
func (s *Server) gpStepsOf(at gpPlace) (*gpStepsView, error) {
	say := s.Bundle.For(at.tag)
	list := gp.Steps(at.code.Answers)
	v := &gpStepsView{
		gpShare: s.gpShare(at.tag), Code: at.code.String(), Total: len(list),
		Next: at.code.Ticks.Next(list) + 1, Done: at.code.Ticks.Done(list),
		Offline: s.gpOffline(at), Change: "/" + at.tag + "/" + gpStart + "/" + at.code.String(),
	}
	for _, step := range list {
		v.Steps = append(v.Steps, gpStepLine{
			Name: step.Name(), Picture: gpStepPictures[step], Words: say.T("gp.step." + step.Name()), Bit: int(step),
			Done: at.code.Ticks.Has(step), Href: at.href(at.code, step.Name()), Untick: at.href(at.code.Untick(step), ""),
		})
	}
	_, v.Address, _ = strings.Cut(s.Site.abs("/"+at.tag+"/"+gpStart), "://")
	var err error
	v.QR, err = codeOf(s.Site.abs(at.href(at.code, "")))
	return v, err
}
