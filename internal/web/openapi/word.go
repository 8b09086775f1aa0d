package openapi

import (
	"reflect"
	"strings"
)

// Word says in a few words what a member holds, for a page that people read.
func Word(f Field) string {
	word := wordOf(f.Type)
	if f.Enum != nil {
		word = strings.Join(f.Enum, " | ")
		if f.Type.Kind() == reflect.Slice {
			word = "list of " + word
		}
	}
	if f.Tag.Get("max") != "" {
		word += ", up to " + f.Tag.Get("max") + " characters"
	}
	if f.Null {
		word += ", or null"
	}
	return word
}

func wordOf(t reflect.Type) string {
	switch {
	case t == timeType:
		return "moment"
	case t.Kind() == reflect.Slice:
		return "list of " + wordOf(t.Elem())
	case t.Kind() == reflect.Struct:
		return Name(t)
	case t.Kind() == reflect.Bool:
		return "true or false"
	case t.Kind() == reflect.Int:
		return "number"
	}
	return "text"
}
