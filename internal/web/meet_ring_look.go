package web

import (
	"strings"

	"github.com/gofiber/fiber/v2"

	"plainwell/internal/gp"
	"plainwell/internal/places"
)

// ringMost is how many surgeries stand on the screen: who is on the phone reads no more.
const ringMost = 4

// ringLooked answers with the screen and a number on it.
func (s *Server) ringLooked(c *fiber.Ctx, code gp.Code) error {
	tag, say := s.tag(c), s.speaker(c)
	v, err := s.ringOf(tag, code)
	if err != nil {
		return err
	}
	v.Code, v.Typed = code.String(), oneLine(c.FormValue("place"))
	if runes := []rune(v.Typed); len(runes) > nearLongest {
		v.Typed = string(runes[:nearLongest])
	}
	if tel, shown, free := places.Dial(v.Typed); tel != "" {
		v.Number = &ringNumber{tel, shown, free}
		return s.show(c, "meet_ring", s.ringShown(tag, v))
	}
	near := s.nearFor(c, v.Typed, places.FirstList)
	if len(near.Errors) > 0 {
		v.Errors = []formError{{"place", near.Error()}}
		if c.Response().StatusCode() == fiber.StatusOK {
			c.Status(fiber.StatusUnprocessableEntity)
		}
		if strings.ContainsAny(v.Typed, "0123456789") && len(digitsOf(v.Typed)) > 6 {
			v.Errors[0].Words = say.T("meet.ring.error.number")
		}
	} else {
		near.List = near.List[:min(len(near.List), ringMost)]
		v.Near = &near
	}
	return s.show(c, "meet_ring", s.ringShown(tag, v))
}

func digitsOf(typed string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, typed)
}
