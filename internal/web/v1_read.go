package web

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"reflect"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/gofiber/fiber/v2"

	"plainwell/internal/fault"
	"plainwell/internal/web/openapi"
)

// v1Body is the largest body of another system, in bytes.
const v1Body = 32 << 10

// read reads the JSON object of a request into a struct, strictly: a member that is
// not known, that stands twice or is of another type is said by name. Members that are
// not there stay as they are.
func (c *v1Call) read(into any) error {
	kind, _, err := mime.ParseMediaType(c.Get(fiber.HeaderContentType))
	known := kind == "application/json" || kind == "application/merge-patch+json" && c.Method() == fiber.MethodPatch
	if err != nil || !known {
		return fault.New(fault.Unsupported, "api.error.content-type").With(map[string]any{"Type": "application/json"})
	}
	body := c.Body()
	if len(body) > v1Body {
		return framework[fiber.StatusRequestEntityTooLarge]
	}
	return decode(body, into)
}

// errJSON says that a body is no JSON object.
var errJSON = fault.New(fault.BadRequest, "api.error.json")

func decode(body []byte, into any) error {
	members, twice, err := object(body)
	if err != nil {
		return errJSON
	}
	var wrong, unusable []fault.Field
	for _, name := range twice {
		wrong = append(wrong, fault.Field{Name: clip(name), Key: "api.error.member-twice"})
	}
	v := reflect.ValueOf(into).Elem()
	fields := openapi.Fields(v.Type())
	for name, raw := range members {
		at := slices.IndexFunc(fields, func(f openapi.Field) bool { return f.Name == name })
		switch {
		case at < 0:
			wrong = append(wrong, fault.Field{Name: clip(name), Key: "api.error.member-unknown"})
		case bytes.Equal(raw, []byte("null")) && !fields[at].Null, json.Unmarshal(raw, v.Field(fields[at].Index).Addr().Interface()) != nil:
			unusable = append(unusable, fault.Field{Name: name, Key: "api.error.type"})
		}
	}
	for _, f := range fields {
		if _, there := members[f.Name]; f.Need && !there {
			unusable = append(unusable, fault.Field{Name: f.Name, Key: "api.error.needed"})
		}
	}
	if err := badRequest(wrong); err != nil {
		return err
	}
	slices.SortFunc(unusable, func(a, b fault.Field) int { return strings.Compare(a.Name, b.Name) })
	return fault.Fields("api.error.form", unusable...)
}

// object takes one JSON object apart, and names what stands in it twice. Nothing may
// come after it.
func object(body []byte) (members map[string]json.RawMessage, twice []string, err error) {
	if !utf8.Valid(body) {
		return nil, nil, errors.New("not UTF-8")
	}
	d := json.NewDecoder(bytes.NewReader(body))
	if first, err := d.Token(); err != nil || first != json.Delim('{') {
		return nil, nil, errors.New("no object")
	}
	members = map[string]json.RawMessage{}
	for d.More() {
		name, err := d.Token()
		if err != nil {
			return nil, nil, err
		}
		var raw json.RawMessage
		if err := d.Decode(&raw); err != nil {
			return nil, nil, err
		}
		key, _ := name.(string)
		if _, there := members[key]; there {
			twice = append(twice, key)
		}
		members[key] = raw
	}
	if _, err := d.Token(); err != nil {
		return nil, nil, err
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return nil, nil, errors.New("more than one value")
	}
	return members, twice, nil
}
