package web

import "github.com/gofiber/fiber/v2"

// inboxView is the page of past notices. They are on the phone alone, so scripts
// fill it; without scripts the dates stand there instead.
type inboxView struct {
	Dates []dateLine
	Kind  []kindLine
}

func (s *Server) inboxScreen(c *fiber.Ctx) error {
	phone, known, err := s.phone(c)
	if err != nil {
		return err
	}
	v := inboxView{}
	if known {
		list, err := s.Dates.List(c.UserContext(), phone.ID)
		if err != nil {
			return err
		}
		for _, a := range list {
			v.Dates = append(v.Dates, s.dateLine(s.speaker(c), a, s.Clock()))
		}
		v.Kind = s.kindLines(c, s.speaker(c), phone)
	}
	return s.show(c, "inbox", view{Title: "inbox.title", Path: "inbox", Data: v})
}
