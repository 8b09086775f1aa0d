package web

import (
	"encoding/json"

	"github.com/gofiber/fiber/v2"

	"plainwell/internal/fault"
)

// problem is a problem document, RFC 9457.
type problem struct {
	Type     string         `json:"type" doc:"What went wrong, for a program: urn:plainwell: and a code. Go by this and by errors[].key, never by the words." enum:"urn:plainwell:invalid|urn:plainwell:bad-request|urn:plainwell:forbidden|urn:plainwell:not-found|urn:plainwell:conflict|urn:plainwell:gone|urn:plainwell:too-large|urn:plainwell:too-many|urn:plainwell:unavailable|urn:plainwell:internal|urn:plainwell:timeout|urn:plainwell:header-size|urn:plainwell:method|urn:plainwell:unsupported|urn:plainwell:unauthorised|urn:plainwell:precondition|urn:plainwell:precondition-required" example:"urn:plainwell:invalid"`
	Title    string         `json:"title" doc:"That something went wrong, in words." example:"Something went wrong"`
	Status   int            `json:"status" doc:"The HTTP status." example:"422"`
	Detail   string         `json:"detail,omitempty" doc:"What went wrong and what to do, in words." example:"Please check what you sent."`
	Instance string         `json:"instance,omitempty" doc:"The pattern of the address that was asked." example:"/api/v1/appointments"`
	Errors   []problemField `json:"errors,omitempty" doc:"Each member of the request that could not be used."`
}

// problemField names one member of the input that could not be used.
type problemField struct {
	Field  string `json:"field" doc:"Name of the member, the parameter or the header." example:"starts_local"`
	Key    string `json:"key" doc:"Why, for a program." example:"date.error.past"`
	Detail string `json:"detail" doc:"Why, in words." example:"This time is over."`
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
