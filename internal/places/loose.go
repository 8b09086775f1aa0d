package places

import (
	"encoding/json"
	"strings"
	"time"
)

// loose is a JSON object whose members are found whatever their capitals and spaces
// are: the directory writes "Address3" and its description "Address 3".
type loose map[string]json.RawMessage

func plainName(name string) string {
	return strings.ToLower(strings.NewReplacer(" ", "", "_", "", "-", "").Replace(name))
}

// looseOf reads an object; JSON that stands in a text, and the first of a list, count
// too. It gives nil for anything else.
func looseOf(raw json.RawMessage) loose {
	raw = unwrap(raw)
	var members map[string]json.RawMessage
	if json.Unmarshal(raw, &members) != nil {
		return nil
	}
	l := loose{}
	for name, value := range members {
		l[plainName(name)] = value
	}
	return l
}

// unwrap opens a text that holds JSON, and takes the first of a list.
func unwrap(raw json.RawMessage) json.RawMessage {
	var text string
	if json.Unmarshal(raw, &text) == nil {
		if text = strings.TrimSpace(text); strings.HasPrefix(text, "{") || strings.HasPrefix(text, "[") {
			raw = json.RawMessage(text)
		}
	}
	var list []json.RawMessage
	if json.Unmarshal(raw, &list) == nil {
		if len(list) == 0 {
			return nil
		}
		return list[0]
	}
	return raw
}

// in gives a member that is an object itself.
func (l loose) in(name string) loose { return looseOf(l[plainName(name)]) }

// text gives a member as text, "" for none; a number or a truth value is written out.
func (l loose) text(name string) string {
	raw := l[plainName(name)]
	var s string
	if json.Unmarshal(raw, &s) == nil {
		return strings.TrimSpace(s)
	}
	if s = strings.TrimSpace(string(raw)); s == "null" || strings.HasPrefix(s, "{") || strings.HasPrefix(s, "[") {
		return ""
	}
	return s
}

// taking reads yes and no in the ways that they are written.
func (l loose) taking(name string) Taking {
	switch strings.ToLower(l.text(name)) {
	case "true", "yes", "y", "1", "accepting":
		return TakingYes
	case "false", "no", "n", "0", "not accepting":
		return TakingNo
	}
	return ""
}

// day reads a day in the ways that they are written; zero for none.
func (l loose) day(name string) time.Time {
	text := l.text(name)
	for _, shape := range []string{time.RFC3339, "2006-01-02T15:04:05", time.DateOnly, "02/01/2006"} {
		n := len(text)
		if shape == "2006-01-02T15:04:05" {
			n = min(n, len(shape)) // fractions of a second with no zone
		}
		if t, err := time.Parse(shape, text[:n]); err == nil {
			return day(t)
		}
	}
	return time.Time{}
}
