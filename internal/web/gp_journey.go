package web

import (
	"net/url"
	"strings"

	"github.com/gofiber/fiber/v2"

	"plainwell/internal/gp"
	"plainwell/internal/web/press"
)

// The addresses of the way to a GP after /{lang}/.
const (
	gpStart = "gp/start"
	gpCode  = "gp/code"
	gpMy    = "gp/my/"
	gpNo    = "gp/no"
)

// gpRoutes are the screens of the way to a GP. Their state is the code in the address:
// nothing is kept of it, and no cookie is read but the language.
func (s *Server) gpRoutes() {
	s.app.Get("/:lang/gp/start/:code", s.gpWith(s.gpAgainScreen))
	s.app.Post("/:lang/gp/start", s.inLanguage(s.gpStarted))
	s.app.Post("/:lang/gp/code", s.inLanguage(s.gpCodeTyped))
	s.app.Get("/:lang/gp/my/:code", s.gpWith(s.gpStepsScreen))
	s.app.Get("/:lang/gp/my/:code/:step", s.gpWith(s.gpStepScreen))
	s.app.Post("/:lang/gp/no/:reason/count", s.inLanguage(s.gpCountNo))
	s.app.Post("/:lang/gp/done/count", s.inLanguage(s.gpCountDone))
	// A form that came back with an error stands at the address that it was sent to. Asked
	// for again, that leads to the form.
	s.app.Get("/:lang/gp/code", s.inLanguage(func(c *fiber.Ctx) error {
		return c.Redirect("/"+s.tag(c)+"/"+gpStart, fiber.StatusFound)
	}))
	for _, count := range []string{"/:lang/gp/no/:reason/count", "/:lang/gp/done/count"} {
		s.app.Get(count, s.inLanguage(func(c *fiber.Ctx) error {
			return c.Redirect(strings.TrimSuffix(c.Path(), "/count"), fiber.StatusFound)
		}))
	}
}

// gpPlace is where on the way somebody is: the code in the address.
type gpPlace struct {
	tag  string
	code gp.Code
}

// path is an address of the way after /{lang}/ with a code in it.
func (p gpPlace) path(code gp.Code, step string) string {
	path := gpMy + code.String()
	if step != "" {
		path += "/" + step
	}
	return path
}

// href is the same as a link.
func (p gpPlace) href(code gp.Code, step string) string {
	return "/" + p.tag + "/" + p.path(code, step)
}

// gpWith reads the code of the address. A code that is written in another way, such as
// in small letters, leads to the one address that all copies are kept under. One that
// is none comes back in the box for codes.
func (s *Server) gpWith(next func(*fiber.Ctx, gpPlace) error) fiber.Handler {
	return s.inLanguage(func(c *fiber.Ctx) error {
		inPath := c.Params("code")
		typed, err := url.PathUnescape(inPath)
		if err != nil {
			return errNoPage
		}
		code, err := gp.ParseCode(typed)
		if err != nil {
			c.Status(fiber.StatusNotFound)
			return s.gpWrongCode(c, typed, err)
		}
		if written := code.String(); written != inPath {
			return c.Redirect(strings.Replace(c.Path(), "/"+inPath, "/"+written, 1), fiber.StatusFound)
		}
		return next(c, gpPlace{s.tag(c), code})
	})
}

// showGP answers with a screen of the way. The phone's own worker may keep it; search
// engines may not, and no other site is told its address.
func (s *Server) showGP(c *fiber.Ctx, screen string, v view) error {
	tag := s.tag(c)
	body, err := s.write(screen, tag, v)
	if err != nil {
		return err
	}
	sheet, err := press.Once(press.Doc{Path: "/" + tag + "/" + v.Path, Type: htmlType, Body: body, Forms: v.Forms})
	if err != nil {
		return err
	}
	status := c.Response().StatusCode()
	if err := sendSheet(c, sheet); err != nil {
		return err
	}
	if status != fiber.StatusOK {
		c.Status(status)
	}
	c.Set("Cache-Control", "no-cache")
	c.Set("X-Robots-Tag", "noindex")
	return nil
}

// gpShare is what the share button of these screens passes on: the start, never a code.
type gpShare struct{ Share, SharedTitle, SharePath string }

func (s *Server) gpShare(tag string) gpShare {
	return gpShare{Share: shareFolder + gpStart, SharedTitle: s.Bundle.For(tag).T("gp.start.title"), SharePath: gpStart}
}
