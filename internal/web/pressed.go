package web

import (
	"strings"

	"github.com/gofiber/fiber/v2"

	"plainwell/internal/web/press"
)

// pressed answers with a finished page or file, where the address is one. It
// touches no database and no template.
func (s *Server) pressed(c *fiber.Ctx) error {
	if m := c.Method(); m != fiber.MethodGet && m != fiber.MethodHead {
		return c.Next()
	}
	path := c.Path()
	sheet, ok := s.press.Get(path)
	if !ok {
		if other := otherSlash(path); other != "" {
			if _, ok := s.press.Get(other); ok {
				return c.Redirect(other, fiber.StatusMovedPermanently)
			}
		}
		return c.Next()
	}
	return sendSheet(c, sheet)
}

// otherSlash is the address with its last slash taken off or put on.
func otherSlash(path string) string {
	if path == "/" || strings.HasPrefix(path, "//") {
		return ""
	}
	if without, ok := strings.CutSuffix(path, "/"); ok {
		return without
	}
	return path + "/"
}

// sendSheet answers with a sheet, or with 304 when the reader has it.
func sendSheet(c *fiber.Ctx, sheet *press.Sheet) error {
	body, encoding, etag := sheet.Encoded(c.Get("Accept-Encoding"))
	c.Set("ETag", etag)
	c.Set("Vary", "Accept-Encoding")
	if sheet.Fixed {
		c.Set("Cache-Control", "public, max-age=31536000, immutable")
	} else {
		c.Set("Cache-Control", "public, no-cache")
	}
	if sheet.Forms {
		setForms(c)
	}
	if sheet.Policy != "" {
		c.Set("Content-Security-Policy", sheet.Policy)
	}
	if matches(c.Get("If-None-Match"), etag) {
		return c.SendStatus(fiber.StatusNotModified)
	}
	c.Set("Content-Type", sheet.Type)
	if encoding != "" {
		c.Set("Content-Encoding", encoding)
	}
	return c.Send(body)
}

// matches says whether an If-None-Match header names a tag (RFC 9110 section
// 13.1.2, weak comparison).
func matches(header, etag string) bool {
	for part := range strings.SplitSeq(header, ",") {
		part = strings.TrimSpace(part)
		if part == "*" || strings.TrimPrefix(part, "W/") == etag {
			return true
		}
	}
	return false
}
