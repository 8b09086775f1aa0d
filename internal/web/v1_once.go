package web

import (
	"encoding/json"
	"strings"

	"github.com/gofiber/fiber/v2"

	"plainwell/internal/fault"
	"plainwell/internal/redact"
	"plainwell/internal/worker/partner"
)

const headerIdem = "Idempotency-Key"

// v1Once does what a request asks for once, however often it comes within a day, and
// gives the same answer each time. Only an answer that went well is kept: what was
// refused did nothing.
func (s *Server) v1Once(c *v1Call, r v1Route) error {
	name := c.Get(headerIdem)
	if len(name) > partner.MaxIdem || strings.ContainsFunc(name, func(r rune) bool { return r < ' ' || r > '~' }) {
		return badRequest([]fault.Field{{Name: headerIdem, Key: "api.error.idempotency-name", Args: map[string]any{"Max": partner.MaxIdem}}})
	}
	asked := redact.Text(r.Method + " " + c.Path() + "\n" + string(c.Body()))
	shelf := s.Partners.Shelf
	before, err := shelf.Begin(c.ctx(), c.Key.ID, redact.Text(name), asked, s.Clock(), partner.IdemLease)
	if err != nil {
		if fault.Is(err, fault.Conflict) {
			c.Set(fiber.HeaderRetryAfter, "1")
		}
		return err
	}
	if before != nil {
		c.Set("Idempotency-Replayed", "true")
		reply := v1Reply{ETag: before.ETag, Location: before.Location}
		if string(before.Body) != "null" {
			reply.Body = json.RawMessage(before.Body)
		}
		return s.v1Send(c, r, reply)
	}
	reply, kept, err := s.v1Keep(c, r)
	if failed := shelf.Finish(c.ctx(), c.Key.ID, redact.Text(name), kept); failed != nil {
		s.Log.Error("the answer to a request could not be kept", "cause", failed)
	}
	if err != nil {
		return err
	}
	return s.v1Send(c, r, reply)
}

// v1Keep does what is asked for and gives the answer with what is kept of it.
func (s *Server) v1Keep(c *v1Call, r v1Route) (v1Reply, *partner.Reply, error) {
	reply, err := r.Do(c)
	if err != nil {
		return reply, nil, err
	}
	body, err := json.Marshal(reply.Body)
	if err != nil {
		return reply, nil, err
	}
	return reply, &partner.Reply{Status: r.Status, ETag: reply.ETag, Location: reply.Location, Body: body}, nil
}
