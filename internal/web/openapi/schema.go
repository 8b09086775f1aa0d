package openapi

import (
	"encoding/json"
	"reflect"
	"strconv"
	"strings"
	"time"
)

// schemas gathers the schemas of the types that are named.
type schemas struct{ all Object }

var timeType = reflect.TypeFor[time.Time]()

// Name is what a type is called in the description: without the beginning that keeps
// it apart in the program.
func Name(t reflect.Type) string {
	name := strings.TrimPrefix(t.Name(), "v1")
	return strings.ToUpper(name[:1]) + name[1:]
}

// ref names the schema of a struct and makes it when it is not there yet. in says that
// it is read: then only fields tagged need:"true" must be there.
func (s *schemas) ref(t reflect.Type, in bool) Object {
	name := Name(t)
	if _, there := s.all[name]; !there {
		s.all[name] = Object{} // it may hold itself
		s.all[name] = s.object(t, in)
	}
	return Object{"$ref": "#/components/schemas/" + name}
}

func (s *schemas) object(t reflect.Type, in bool) Object {
	properties, required := Object{}, []string{}
	for _, f := range Fields(t) {
		properties[f.Name] = s.field(f, in)
		if f.Need || !in && !f.Omit {
			required = append(required, f.Name)
		}
	}
	o := Object{"type": "object", "properties": properties, "additionalProperties": false, "examples": []any{Example(t)}}
	if len(required) > 0 {
		o["required"] = required
	}
	return o
}

// Field is one member of an object.
type Field struct {
	Name, Text string
	Type       reflect.Type // without the pointer that says that it may be null
	Null       bool
	Need       bool
	Omit       bool // it is left out where it is empty
	Enum       []string
	Tag        reflect.StructTag
	Index      int
}

// Fields lists the members of a struct, those of structs in it without a name among
// them.
func Fields(t reflect.Type) (all []Field) {
	for i := range t.NumField() {
		f := t.Field(i)
		name, rest, _ := strings.Cut(f.Tag.Get("json"), ",")
		if name == "" || name == "-" {
			continue
		}
		one := Field{Name: name, Text: f.Tag.Get("doc"), Type: f.Type, Need: f.Tag.Get("need") == "true", Omit: rest == "omitempty", Tag: f.Tag, Index: i}
		if one.Type.Kind() == reflect.Pointer {
			one.Type, one.Null = one.Type.Elem(), f.Tag.Get("null") != "no"
		}
		if enum := f.Tag.Get("enum"); enum != "" {
			one.Enum = strings.Split(enum, "|")
		}
		all = append(all, one)
	}
	return all
}

// field writes the schema of one member.
func (s *schemas) field(f Field, in bool) Object {
	o := s.of(f.Type, in)
	if ref, ok := o["$ref"]; ok {
		if f.Null {
			return Object{"description": f.Text, "oneOf": []any{Object{"$ref": ref}, Object{"type": "null"}}}
		}
		o["description"] = f.Text
		return o
	}
	at := o
	if f.Type.Kind() == reflect.Slice {
		at = o["items"].(Object)
	}
	for tag, keyword := range map[string]string{"max": "maxLength", "min": "minLength", "least": "minimum", "items": "maxItems", "fewest": "minItems"} {
		if n, err := strconv.Atoi(f.Tag.Get(tag)); err == nil {
			if tag == "items" || tag == "fewest" {
				o[keyword] = n
			} else {
				at[keyword] = n
			}
		}
	}
	for tag, keyword := range map[string]string{"pattern": "pattern", "format": "format", "default": "default"} {
		if v := f.Tag.Get(tag); v != "" {
			at[keyword] = v
		}
	}
	if f.Enum != nil {
		values := []any{}
		for _, v := range f.Enum {
			values = append(values, v)
		}
		if f.Null {
			values = append(values, nil)
		}
		at["enum"] = values
	}
	if f.Null {
		o["type"] = []any{o["type"], "null"}
	}
	o["description"] = f.Text
	if example, ok := f.Example(); ok {
		o["examples"] = []any{example}
	}
	return o
}

// of writes the schema of a type.
func (s *schemas) of(t reflect.Type, in bool) Object {
	switch {
	case t == timeType:
		return Object{"type": "string", "format": "date-time"}
	case t.Kind() == reflect.Struct:
		return s.ref(t, in)
	case t.Kind() == reflect.Slice:
		return Object{"type": "array", "items": s.of(t.Elem(), in)}
	case t.Kind() == reflect.Bool:
		return Object{"type": "boolean"}
	case t.Kind() == reflect.Int:
		return Object{"type": "integer"}
	}
	return Object{"type": "string"}
}

// Example gives the example of a member, if it has one.
func (f Field) Example() (any, bool) {
	text, ok := f.Tag.Lookup("example")
	switch {
	case !ok && f.Type.Kind() == reflect.Struct && f.Type != timeType:
		return Example(f.Type), true
	case !ok && f.Type.Kind() == reflect.Slice && f.Type.Elem().Kind() == reflect.Struct:
		return []any{Example(f.Type.Elem())}, true
	case !ok:
		return nil, false
	case text == "null" && f.Null:
		return nil, true
	case f.Type.Kind() == reflect.String || f.Type == timeType:
		return text, true
	}
	var v any
	if err := json.Unmarshal([]byte(text), &v); err != nil {
		return text, true // the test of the examples finds it
	}
	return v, true
}

// Example gives an example of a struct, made of those of its members.
func Example(t reflect.Type) Object {
	o := Object{}
	for _, f := range Fields(t) {
		if v, ok := f.Example(); ok {
			o[f.Name] = v
		}
	}
	return o
}
