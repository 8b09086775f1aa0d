package web

import (
	"github.com/gofiber/fiber/v2"

	"plainwell/internal/seal"
	"plainwell/internal/worker"
)

// sureView asks once before something about a person that cannot be undone.
type sureView struct {
	At, Nick     string
	Code, Spoken string // the code for a new phone, shown once
}

func (s *Server) sure(c *fiber.Ctx, screen, title, end string, p worker.Person, code string) error {
	v := sureView{At: personPath(p.ID), Nick: p.Nick.Reveal(), Code: seal.ShowCode(code), Spoken: spoken(code)}
	return s.show(c, screen, view{Title: title, Self: "/kw" + v.At + end, Forms: true, Data: v})
}

func (s *Server) newPhoneScreen(c *fiber.Ctx) error {
	p, err := s.personOf(c)
	if err != nil {
		return err
	}
	return s.sure(c, "kw_phone", "kw.phone.title", "/phone", p, "")
}

// newPhone turns the old phones off and shows the code for the new one. The page is
// the answer to the POST itself: the code is shown once and stands in no address.
func (s *Server) newPhone(c *fiber.Ctx) error {
	p, err := s.personOf(c)
	if err != nil {
		return err
	}
	code, err := s.Desk.NewPhone(c.UserContext(), actor(c), p.ID)
	if err != nil {
		return err
	}
	return s.sure(c, "kw_phone", "kw.phone.title", "/phone", p, code.Reveal())
}

func (s *Server) removeScreen(c *fiber.Ctx) error {
	p, err := s.personOf(c)
	if err != nil {
		return err
	}
	return s.sure(c, "kw_remove", "kw.remove.title", "/remove", p, "")
}

func (s *Server) removePerson(c *fiber.Ctx) error {
	p, err := s.personOf(c)
	if err != nil {
		return err
	}
	if err := s.Desk.RemovePerson(c.UserContext(), actor(c), p.ID); err != nil {
		return err
	}
	return s.toKW(c, "/people?done=removed")
}
