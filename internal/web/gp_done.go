package web

import (
	"github.com/gofiber/fiber/v2"

	"plainwell/internal/gp"
)

// gpDonePage is the name of the page "what next", and its address after /{lang}/.
const (
	gpDonePage = "gp-done"
	gpDoneAt   = "gp/done"
)

// gpDoneForm asks how it went.
func (s *Server) gpDoneForm(tag string) *gpCountView {
	at := "/" + tag + "/" + gpDoneAt
	return &gpCountView{
		Action: at + "/count", Title: "gp.count.done", Back: at,
		Buttons: []gpCountButton{{string(gp.Joined), "gp.count.joined"}, {string(gp.Trying), "gp.count.trying"}},
	}
}

// gpCountDone counts "I joined" or "Not yet".
func (s *Server) gpCountDone(c *fiber.Ctx) error {
	kind := gp.Kind(c.FormValue("kind"))
	if kind != gp.Joined && kind != gp.Trying {
		return fiber.ErrBadRequest
	}
	return s.gpCount(c, s.gpDoneForm(s.tag(c)), kind, "")
}
