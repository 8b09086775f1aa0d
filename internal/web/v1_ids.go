package web

import (
	"strconv"

	"plainwell/internal/fault"
	"plainwell/internal/web/openapi"
	"plainwell/internal/worker"
	"plainwell/internal/worker/partner"
)

// pathID reads the id in the path. One that is none is not there.
func (s *Server) pathID(c *v1Call, sort partner.Sort) (int64, error) {
	id, ok := s.Partners.IDs.Read(sort, c.Params("id"))
	if !ok {
		return 0, worker.ErrNotYours
	}
	return id, nil
}

// Sizes of a page.
const (
	v1Page     = 50
	v1PageMost = 100
)

// olderThan and limitOf are the parameters of paging.
var (
	olderThan = openapi.Param{Name: "older_than", Text: "Go on after this id, as next of the page before says.", Schema: openapi.Object{"type": "string"}}
	limitOf   = openapi.Param{Name: "limit", Text: "How many at most.", Schema: openapi.Object{"type": "integer", "minimum": 1, "maximum": v1PageMost, "default": v1Page}, Example: 20}
)

// limit reads how many are asked for.
func (c *v1Call) limit() (int, error) {
	text := c.Query("limit")
	if text == "" {
		return v1Page, nil
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 || n > v1PageMost {
		return 0, badRequest([]fault.Field{{Name: "limit", Key: "api.error.limit", Args: map[string]any{"Max": v1PageMost}}})
	}
	return n, nil
}

// queryID reads an id of a parameter; 0 where it is not given.
func (s *Server) queryID(c *v1Call, name string, sort partner.Sort) (int64, error) {
	text := c.Query(name)
	if text == "" {
		return 0, nil
	}
	id, ok := s.Partners.IDs.Read(sort, text)
	if !ok {
		return 0, badRequest([]fault.Field{{Name: name, Key: "api.error.id"}})
	}
	return id, nil
}

// renamed gives an error with its fields under the names that other systems use.
func renamed(err error, names map[string]string) error {
	if err == nil {
		return nil
	}
	f := *fault.Of(err)
	seen := map[string]bool{}
	var fields []fault.Field
	for _, field := range f.Fields {
		if other, ok := names[field.Name]; ok {
			field.Name = other
		}
		if !seen[field.Name] {
			fields = append(fields, field)
		}
		seen[field.Name] = true
	}
	f.Fields = fields
	return &f
}

// next is the cursor of the page after one, nil where a page was not full.
func next[T any](items []T, limit int, id func(T) string) *string {
	if len(items) < limit {
		return nil
	}
	cursor := id(items[len(items)-1])
	return &cursor
}
