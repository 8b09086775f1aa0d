package i18n

import (
	"fmt"
	"math"
	"reflect"
)

// values makes the map of a message's variables out of a caller's arguments, and
// the number that chooses its plural form (nil for none). Values become strings
// as fmt prints them, so text that is marked as secret stays hidden; "Count" is
// written in the manner of the language. An argument that is neither a pair nor a
// map is remembered as a mistake of the caller, and left out.
func (s *Speaker) values(key string, args []any) (data map[string]string, count any) {
	data = make(map[string]string, (len(args)+1)/2)
	set := func(name string, value any) {
		n, isWhole := whole(value)
		switch {
		case name == "Count" && isWhole:
			data[name], count = s.Number(n), n
		case value != nil: // nil counts as not given
			data[name] = fmt.Sprint(value)
		}
	}
	for len(args) > 0 {
		switch first := args[0].(type) {
		case map[string]any:
			for name, value := range first {
				set(name, value)
			}
			args = args[1:]
			continue
		case string:
			if len(args) > 1 {
				set(first, args[1])
				args = args[2:]
				continue
			}
		}
		s.missing.note(fmt.Sprintf("%s: an argument of type %T is not the name of a variable with its value", key, args[0]))
		args = args[1:]
	}
	return data, count
}

// whole gives the whole number in v, if it is one.
func whole(v any) (int64, bool) {
	switch n := reflect.ValueOf(v); {
	case n.CanInt():
		return n.Int(), true
	case n.CanUint():
		return int64(min(n.Uint(), math.MaxInt64)), true
	}
	return 0, false
}
