package web

import (
	"context"
	"strconv"
	"strings"

	"github.com/gofiber/fiber/v2"

	"plainwell/internal/fault"
	"plainwell/internal/places"
)

// nearPath is the page that finds a surgery, after /{lang}/.
const nearPath = "gp/near"

// Places finds surgeries. places.Finder satisfies it.
type Places interface {
	Find(ctx context.Context, typed string, want int) (places.Answer, error)
}

// nearRoutes find a surgery. The page with the form is a pressed one, which a phone can
// keep. The form is posted and the answer is the page itself, so that a postcode stands
// in no address, history or log.
func (s *Server) nearRoutes() {
	s.app.Post("/:lang/"+nearPath, s.inLanguage(s.near))
}

// nearLongest is how much of what was typed comes back in the box.
const nearLongest = 100

func (s *Server) near(c *fiber.Ctx) error {
	want, _ := strconv.Atoi(c.FormValue("n"))
	v := s.nearFor(c, c.FormValue("place"), want)
	if len(v.Errors) > 0 && c.Response().StatusCode() == fiber.StatusOK {
		c.Status(statuses[fault.Invalid])
	}
	return s.show(c, "near", s.nearFrame(v))
}

// nearFor looks for surgeries near what was typed.
func (s *Server) nearFor(c *fiber.Ctx, place string, want int) nearView {
	typed := strings.Join(strings.Fields(strings.ToValidUTF8(place, "")), " ")
	if runes := []rune(typed); len(runes) > nearLongest {
		typed = string(runes[:nearLongest])
	}
	want = min(max(want, places.FirstList), places.MostList)
	v := nearView{Typed: typed, Asked: true}
	say := s.speaker(c)
	switch {
	case typed == "":
		v.wrong(say.T("near.error.empty"))
	case s.Places == nil:
		v.None = true
	default:
		answer, err := s.Places.Find(c.UserContext(), typed, want)
		if err != nil {
			// The error's own words could hold what was typed: its key does not.
			s.Log.Error("the surgeries could not be asked", "code", fault.Of(err).Key)
			v.wrong(say.T("near.error.busy"))
			c.Status(statuses[fault.Unavailable])
			break
		}
		s.fillNear(say, &v, answer)
	}
	return v
}

// nearFrame is the screen around what was found.
func (s *Server) nearFrame(v nearView) view {
	return view{Title: "near.title", Path: nearPath, Forms: true, Data: v}
}

// nearForm is the page before anything was asked.
func (s *Server) nearForm(tag string) view {
	v := s.nearFrame(nearView{})
	v.Describe, v.Canonical, v.Alternate = s.Bundle.For(tag).T("near.describe"), "/"+tag+"/"+nearPath, s.everyTag()
	return v
}
