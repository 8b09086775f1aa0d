package web

import (
	"strings"

	"github.com/gofiber/fiber/v2"
)

// contentPolicy lets a page load from this site alone, with nothing inline.
const contentPolicy = "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

// phonePolicy is that of a page on which a reader types what is to stay on the phone:
// no form can be sent from it and no script of it can ask for anything, this site
// included. Its own script, style sheet and icon are all that it loads.
const phonePolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; manifest-src 'self'; " +
	"connect-src 'none'; form-action 'none'; worker-src 'none'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'"

// setHeaders puts the headers on an answer that every answer has. It stands apart
// from the middleware because an error that comes before any route, such as
// headers that are too large, must have them too.
func setHeaders(c *fiber.Ctx) {
	c.Set("Content-Security-Policy", contentPolicy)
	c.Set("X-Content-Type-Options", "nosniff")
	c.Set("Referrer-Policy", "no-referrer")
	c.Set("Cross-Origin-Opener-Policy", "same-origin")
	c.Set("Cross-Origin-Resource-Policy", "same-origin")
	c.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
}

// setPrivate marks an answer that belongs to one phone: never kept, never found.
func setPrivate(c *fiber.Ctx) {
	c.Set("Cache-Control", "private, no-store")
	c.Set("X-Robots-Tag", "noindex, nofollow")
}

// setForms lets the browser name this site as the sender of a form: with
// no-referrer it sends "Origin: null", and old browsers send nothing else.
func setForms(c *fiber.Ctx) { c.Set("Referrer-Policy", "same-origin") }

// guarded sets the headers and refuses requests that change something and come
// from another site.
func (s *Server) guarded(c *fiber.Ctx) error {
	setHeaders(c)
	if s.Site.secure() {
		c.Set("Strict-Transport-Security", "max-age=31536000")
	}
	if bearer(c) || s.forSystems(c.Path()) {
		c.Request().Header.DelAllCookies() // a key is known by its header alone
	}
	if s.forSystems(c.Path()) {
		return c.Next() // the key is asked for there, and no page can send one
	}
	switch c.Method() {
	case fiber.MethodGet, fiber.MethodHead:
		return c.Next()
	}
	if !s.sameOrigin(c) {
		return errCrossSite
	}
	if !s.limits.allow(c.IP()) {
		c.Set("Retry-After", "60")
		return errTooMany
	}
	return c.Next()
}

// sameOrigin says whether a request was sent by a page of this site: by
// Sec-Fetch-Site, which a page cannot forge, or by Origin where the browser is
// too old to send that.
func (s *Server) sameOrigin(c *fiber.Ctx) bool {
	if site := c.Get("Sec-Fetch-Site"); site != "" {
		return site == "same-origin"
	}
	origin := c.Get("Origin")
	_, host, ok := strings.Cut(origin, "://")
	return ok && (origin == s.Site.origin() || host == string(c.Request().Host()))
}
