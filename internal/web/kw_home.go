package web

import "github.com/gofiber/fiber/v2"

// kwHomeView is the first page after sign-in.
type kwHomeView struct {
	Name string
}

func (s *Server) kwHome(c *fiber.Ctx) error {
	me, err := s.Accounts.Me(c.UserContext(), actor(c))
	if err != nil {
		return err
	}
	return s.show(c, "kw_home", view{Title: "kw.home.title", Self: "/kw", Forms: true, Data: kwHomeView{Name: me.Name.Reveal()}})
}
