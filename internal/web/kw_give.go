package web

import (
	"github.com/gofiber/fiber/v2"

	"plainwell/internal/seal"
	"plainwell/internal/worker"
)

// giveView is the page that hands a date to a person: a code to scan, a link, a code
// to say aloud, a sheet.
type giveView struct {
	shareView
	madeLine
	Nick, Person string
	Done         string
	Notes        []string
	Spoken       string // a code just made, to say aloud
	Said         string // the same as it is written
	CodePage     string // address where it is typed, without its scheme
}

func (s *Server) giveScreen(c *fiber.Ctx) error {
	m, err := s.madeOf(c)
	if err != nil {
		return err
	}
	return s.showGive(c, m, "")
}

// giveCode shows a new code. The page is the answer to the POST itself: the code is
// shown once and stands in no address.
func (s *Server) giveCode(c *fiber.Ctx) error {
	m, err := s.madeOf(c)
	if err != nil {
		return err
	}
	gift, err := s.Desk.Give(c.UserContext(), actor(c), m.ID)
	if err != nil {
		return err
	}
	return s.showGive(c, m, gift.Code.Reveal())
}

func (s *Server) showGive(c *fiber.Ctx, m worker.Made, code string) error {
	p, err := s.Desk.Person(c.UserContext(), actor(c), m.Person)
	if err != nil {
		return err
	}
	v := giveView{
		madeLine: s.madeLine(c, s.speaker(c), m), Nick: p.Nick.Reveal(), Person: personPath(p.ID), Done: deskDoneKey(c), Notes: notesOf(c),
		Spoken: spoken(code), Said: seal.ShowCode(code), CodePage: s.Site.PublicURL.Host + codePath,
	}
	if v.shareView, err = s.waysToShare("/a/"+m.Address.Reveal(), s.Site.Name); err != nil {
		return err
	}
	return s.show(c, "kw_give", view{Title: "kw.give.title", Self: "/kw" + v.At + "/give", Forms: true, Data: v})
}
