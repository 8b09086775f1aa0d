package web

import (
	"slices"
	"strings"

	"github.com/gofiber/fiber/v2"

	"plainwell/internal/i18n"
)

// langCookie remembers the language that a reader tapped. It holds a tag and
// nothing else.
const langCookie = "lang"

// tag is the language of an answer: the one in the address, else ?lang=, else the
// cookie, else what the browser asks for.
func (s *Server) tag(c *fiber.Ctx) string {
	first, _, _ := strings.Cut(strings.TrimPrefix(c.Path(), "/"), "/")
	for _, want := range []string{first, c.Query("lang"), c.Cookies(langCookie)} {
		if slices.Contains(s.Bundle.Tags(), want) {
			return want
		}
	}
	return s.Bundle.Match(c.Get("Accept-Language"))
}

// speaker speaks the language of an answer.
func (s *Server) speaker(c *fiber.Ctx) *i18n.Speaker { return s.Bundle.For(s.tag(c)) }

// inLanguage wraps the handler of an address that starts with a language: an
// unknown one is a page that does not exist.
func (s *Server) inLanguage(next fiber.Handler) fiber.Handler {
	return func(c *fiber.Ctx) error {
		if !slices.Contains(s.Bundle.Tags(), c.Params("lang")) {
			return errNoPage
		}
		return next(c)
	}
}
