package web

import (
	"encoding/json"

	"github.com/gofiber/fiber/v2"

	"plainwell/internal/fault"
)

// problem is a problem document, RFC 9457.
type problem struct {
	Type     string         `json:"type"`
	Title    string         `json:"title"`
	Status   int            `json:"status"`
	Detail   string         `json:"detail,omitempty"`
	Instance string         `json:"instance,omitempty"`
	Errors   []problemField `json:"errors,omitempty"`
}

// problemField names one member of the input that could not be used.
type problemField struct {
	Field  string `json:"field"`
	Key    string `json:"key"`
	Detail string `json:"detail"`
}

// problem answers with a problem document in the reader's language. Instance is the
// pattern of the route: an address may be secret.
func (s *Server) problem(c *fiber.Ctx, f *fault.Error, status int) error {
	say := s.speaker(c)
	p := problem{
		Type: "urn:plainwell:" + string(f.Code), Title: say.T("error.title"), Status: status,
		Detail: say.T(f.Key, flat(f.Args)...), Instance: c.Route().Path,
	}
	for _, field := range f.Fields {
		p.Errors = append(p.Errors, problemField{Field: field.Name, Key: field.Key, Detail: say.T(field.Key, flat(field.Args)...)})
	}
	body, err := json.Marshal(p)
	if err != nil {
		return err
	}
	c.Set("Content-Type", "application/problem+json")
	return c.Status(status).Send(body)
}

// sendJSON answers with a value as JSON.
func sendJSON(c *fiber.Ctx, v any) error {
	body, err := json.Marshal(v)
	if err != nil {
		return err
	}
	setPrivate(c)
	c.Set("Content-Type", "application/json")
	return c.Send(body)
}
