package openapi

import (
	"encoding/json"
	"net/http"
	"reflect"
	"strconv"
	"strings"
)

// Info is what there is to know of the whole.
type Info struct {
	Title, Version, Text string
	Server               string // absolute address, without a last slash
	Tags                 []Tag
	Problem              any               // a value of the type of an error
	Scopes               map[string]string // each with what it is for
	Hooks                []Hook
}

// Tag is a heading with the operations under it.
type Tag struct{ Name, Text string }

// Hook is a callback that other systems may be sent.
type Hook struct {
	Name, Text string
	Body       any
	Headers    []Param
}

// Write gives the description as JSON.
func Write(i Info, ops []Operation) ([]byte, error) {
	s := &schemas{all: Object{}}
	paths := Object{}
	for _, o := range ops {
		item, ok := paths[o.Path].(Object)
		if !ok {
			item = Object{}
			paths[o.Path] = item
		}
		item[strings.ToLower(o.Method)] = s.operation(o)
	}
	problem := s.ref(reflect.TypeOf(i.Problem), false)
	tags := []any{}
	for _, t := range i.Tags {
		tags = append(tags, Object{"name": t.Name, "description": t.Text})
	}
	hooks := Object{}
	for _, h := range i.Hooks {
		hooks[h.Name] = s.hook(h)
	}
	return json.MarshalIndent(Object{
		"openapi":  "3.1.0",
		"info":     Object{"title": i.Title, "version": i.Version, "description": i.Text},
		"servers":  []any{Object{"url": i.Server}},
		"security": []any{Object{"key": []any{}}},
		"tags":     tags,
		"paths":    paths,
		"webhooks": hooks,
		"components": Object{
			"schemas":   s.all,
			"responses": Object{"Problem": Object{"description": "What went wrong, RFC 9457.", "content": Object{"application/problem+json": Object{"schema": problem}}}},
			"securitySchemes": Object{"key": Object{
				"type": "http", "scheme": "bearer", "description": "A key of a team: Authorization: Bearer pwl_live_… It needs the scope that an operation names.",
			}},
			"headers": Object{
				"ETag":          Object{"description": "The version that is shown, for If-Match and If-None-Match.", "schema": Object{"type": "string"}},
				"Location":      Object{"description": "Where the new thing is.", "schema": Object{"type": "string"}},
				"RateLimit":     Object{"description": "What is left of the key's allowance: r requests, and t seconds until there are more.", "schema": Object{"type": "string", "examples": []any{`"key";r=59;t=1`}}},
				"RetryAfter":    Object{"description": "Seconds to wait.", "schema": Object{"type": "integer"}},
				"Authenticate":  Object{"description": "How to say who you are.", "schema": Object{"type": "string"}},
				"ReplayedReply": Object{"description": "true when this is the answer that the same request had before.", "schema": Object{"type": "string", "enum": []any{"true"}}},
			},
		},
	}, "", " ")
}

// operation writes one operation.
func (s *schemas) operation(o Operation) Object {
	text := o.Text
	if o.Scope != "" {
		text += "\n\nScope: " + o.Scope
	}
	out := Object{"operationId": o.ID, "summary": o.Summary, "description": strings.TrimSpace(text), "tags": []any{o.Tag}, "responses": s.responses(o)}
	if o.Scope != "" {
		out["security"] = []any{Object{"key": []any{o.Scope}}}
	}
	if params := parameters(o); len(params) > 0 {
		out["parameters"] = params
	}
	if o.In != nil {
		t := reflect.TypeOf(o.In)
		body := Object{"schema": s.ref(t, true), "example": Example(t)}
		content := Object{"application/json": body}
		if o.Method == http.MethodPatch {
			content = Object{"application/merge-patch+json": body, "application/json": body}
		}
		out["requestBody"] = Object{"required": true, "content": content}
	}
	return out
}

func parameters(o Operation) (list []any) {
	for _, name := range o.PathNames() {
		list = append(list, Object{"name": name, "in": "path", "required": true, "description": "The id.", "schema": Object{"type": "string"}})
	}
	for _, p := range o.Query {
		list = append(list, Object{"name": p.Name, "in": "query", "description": p.Text, "schema": p.Schema, "example": p.Example})
	}
	if o.IfMatch {
		list = append(list, Object{"name": "If-Match", "in": "header", "required": true, "description": "The ETag that you read. If it has changed since, nothing is done (412).", "schema": Object{"type": "string"}})
	}
	if o.Replay {
		list = append(list, Object{"name": "Idempotency-Key", "in": "header", "description": "A text of your own, new for each thing that you want done, up to 255 characters. The same request with it again, within 24 hours, has the same answer and does nothing a second time.", "schema": Object{"type": "string", "maxLength": 255}})
	}
	return list
}

func (s *schemas) responses(o Operation) Object {
	headers := Object{"RateLimit": Object{"$ref": "#/components/headers/RateLimit"}}
	if o.ETag {
		headers["ETag"] = Object{"$ref": "#/components/headers/ETag"}
	}
	if o.Place {
		headers["Location"] = Object{"$ref": "#/components/headers/Location"}
	}
	if o.Replay {
		headers["Idempotency-Replayed"] = Object{"$ref": "#/components/headers/ReplayedReply"}
	}
	good := Object{"description": http.StatusText(o.Status), "headers": headers}
	if o.Out != nil {
		t := reflect.TypeOf(o.Out)
		good["content"] = Object{"application/json": Object{"schema": s.ref(t, false), "example": Example(t)}}
	}
	all := Object{strconv.Itoa(o.Status): good}
	if o.ETag && o.Method == http.MethodGet {
		all["304"] = Object{"description": "It is as it was when you read it (If-None-Match)."}
	}
	for _, status := range o.Statuses() {
		all[strconv.Itoa(status)] = Object{"$ref": "#/components/responses/Problem"}
	}
	return all
}

func (s *schemas) hook(h Hook) Object {
	params := []any{}
	for _, p := range h.Headers {
		params = append(params, Object{"name": p.Name, "in": "header", "required": true, "description": p.Text, "schema": p.Schema, "example": p.Example})
	}
	t := reflect.TypeOf(h.Body)
	return Object{"post": Object{
		"operationId": "on." + h.Name, "summary": h.Name, "description": h.Text, "parameters": params, "security": []any{},
		"requestBody": Object{"required": true, "content": Object{"application/json": Object{"schema": s.ref(t, false), "example": Example(t)}}},
		"responses":   Object{"2XX": Object{"description": "You have it. Any other answer, or none within 10 seconds, is tried again. 410 ends the callback."}},
	}}
}
