package web

import (
	"github.com/gofiber/fiber/v2"

	"plainwell/internal/web/comfort"
	"plainwell/internal/web/press"
)

// meCSSPath is the one address whose content differs between readers and that
// public pages name: so the pages themselves are the same for all.
const meCSSPath = "/me.css"

// meCSSRoutes answer the reader's own style sheet.
func (s *Server) meCSSRoutes() { s.app.Get(meCSSPath, s.meCSS) }

// meCSS is chosen by the cookie. The browser keeps it and asks each time whether it
// still holds, so that a choice shows on the next page.
func (s *Server) meCSS(c *fiber.Ctx) error {
	choices, _ := comfort.Parse(c.Cookies(meCookie))
	css := []byte(choices.CSS())
	etag := `"` + press.Hash(css) + `"`
	c.Set("Cache-Control", "private, no-cache")
	c.Set("Vary", "Cookie")
	c.Set("ETag", etag)
	if matches(c.Get("If-None-Match"), etag) {
		return c.SendStatus(fiber.StatusNotModified)
	}
	c.Set("Content-Type", fileTypes[".css"])
	return c.Send(css)
}
