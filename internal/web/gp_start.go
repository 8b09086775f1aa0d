package web

import (
	"strings"

	"github.com/gofiber/fiber/v2"

	"plainwell/internal/fault"
	"plainwell/internal/gp"
	"plainwell/internal/web/press"
)

// gpPictures are the pictures of the answers, by what they mean.
var gpPictures = map[gp.Answer]string{
	gp.Prison: "in-prison", gp.Out: "leave-prison", gp.Hostel: "hostel", gp.Moved: "go", gp.NoAddress: "home",
	gp.NoID: "id", gp.English: "language", gp.Refused: "say-no", gp.Removed: "remove", gp.Wales: "wales",
}

// gpStartView is the form with the ten questions.
type gpStartView struct {
	gpShare
	Code      string // where answers are changed; "" at the start
	Questions []gpQuestion
	Stays     []choice
	Typed     string // into the box for a code
	Errors    []formError
}

// gpQuestion is one row to tick.
type gpQuestion struct {
	choice
	Picture string
	Hostel  bool // the choice of stay stands under it
}

// The values of the choice of stay.
var gpStays = map[string]gp.Stay{"not-said": gp.StayNotSaid, "short": gp.StayShort, "long": gp.StayLong}

// gpStartOf fills the form in.
func (s *Server) gpStartOf(tag string, a gp.Answers) gpStartView {
	say := s.Bundle.For(tag)
	v := gpStartView{gpShare: s.gpShare(tag)}
	for _, one := range gp.AllAnswers() {
		v.Questions = append(v.Questions, gpQuestion{
			choice:  choice{Value: one.Name(), Words: say.T("gp.answer." + one.Name()), On: a.Has(one)},
			Picture: gpPictures[one], Hostel: one == gp.Hostel,
		})
	}
	for _, value := range []string{"short", "long", "not-said"} {
		v.Stays = append(v.Stays, choice{Value: value, Words: say.T("gp.stay." + value), On: a.Stay() == gpStays[value]})
	}
	return v
}

func (s *Server) gpStartScreen(tag string, v gpStartView) view {
	return view{Title: "gp.start.title", Path: gpStart, Forms: true, Data: v}
}

// gpStartDoc is the form with nothing ticked: a public page.
func (s *Server) gpStartDoc(tag string) (press.Doc, error) {
	v := s.gpStartScreen(tag, s.gpStartOf(tag, 0))
	v.Describe = s.Bundle.For(tag).T("gp.start.describe")
	v.Canonical, v.Alternate = "/"+tag+"/"+gpStart, s.everyTag()
	body, err := s.write("gp_start", tag, v)
	return press.Doc{Path: "/" + tag + "/" + gpStart, Type: htmlType, Body: body, Forms: true}, err
}

// gpAgainScreen is the form with the answers of a code, to change them.
func (s *Server) gpAgainScreen(c *fiber.Ctx, at gpPlace) error {
	v := s.gpStartOf(at.tag, at.code.Answers)
	v.Code = at.code.String()
	screen := s.gpStartScreen(at.tag, v)
	screen.Path += "/" + v.Code
	return s.showGP(c, "gp_start", screen)
}

// gpStarted makes a code of what was ticked. What was done before stays done.
func (s *Server) gpStarted(c *fiber.Ctx) error {
	var code gp.Code
	if before, err := gp.ParseCode(c.FormValue("code")); err == nil {
		code.Ticks = before.Ticks
	}
	for _, ticked := range c.Context().PostArgs().PeekMulti("is") {
		if one, ok := gp.AnswerNamed(string(ticked)); ok {
			code.Answers = code.Answers.With(one)
		}
	}
	if code.Answers.Has(gp.Hostel) {
		code.Answers = code.Answers.WithStay(gpStays[c.FormValue("stay")])
	}
	return c.Redirect(gpPlace{tag: s.tag(c)}.href(code, ""), fiber.StatusSeeOther)
}

// gpCodeTyped goes to the steps of a code that was written down.
func (s *Server) gpCodeTyped(c *fiber.Ctx) error {
	tag, typed := s.tag(c), c.FormValue("code")
	code, err := gp.ParseCode(typed)
	if err == nil {
		return c.Redirect(gpPlace{tag: tag}.href(code, ""), fiber.StatusSeeOther)
	}
	c.Status(fiber.StatusUnprocessableEntity)
	return s.gpWrongCode(c, typed, err)
}

// longestCode is how much of a wrong code comes back in the box.
const longestCode = 40

// gpWrongCode shows the start with a code that cannot be used in its box, and why.
func (s *Server) gpWrongCode(c *fiber.Ctx, typed string, err error) error {
	if len(typed) > longestCode {
		typed = strings.ToValidUTF8(typed[:longestCode], "")
	}
	v := s.gpStartOf(s.tag(c), 0)
	v.Typed, v.Errors = typed, codeErrors(s.speaker(c), fault.Of(err))
	return s.showGP(c, "gp_start", s.gpStartScreen(s.tag(c), v))
}
