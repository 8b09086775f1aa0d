package web

import (
	"time"

	"github.com/gofiber/fiber/v2"

	"plainwell/internal/fault"
)

// logged writes one line a request that went wrong: the pattern of the route, never
// the address, and no person. Requests that went well are not logged at all.
func (s *Server) logged(c *fiber.Ctx) error {
	began := time.Now()
	err := c.Next()
	if err == nil {
		return nil
	}
	if failed := s.fail(c, err); failed != nil {
		return failed
	}
	f := problemOf(err)
	if f.Code == fault.Internal || f.Code == fault.Unavailable {
		s.Log.Error("request failed", "route", c.Route().Path, "method", c.Method(), "status", c.Response().StatusCode(),
			"ms", time.Since(began).Milliseconds(), "cause", err)
	} else {
		s.Log.Debug("request refused", "route", c.Route().Path, "method", c.Method(), "status", c.Response().StatusCode(), "code", f.Key)
	}
	return nil
}
